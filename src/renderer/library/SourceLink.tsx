import type { ReactNode } from 'react'
import { href } from '../kernel/route.ts'
import { rowKeys } from '../ui/keys.ts'
import type { Acts } from './sourceActions.ts'

/** Words that lead to a source, at a point of it where one is named. A link, so that a long one breaks like the text around it. */
export const SourceLink = ({
  id,
  pin,
  acts,
  title,
  children,
}: {
  readonly id: string
  readonly pin?: string | undefined
  readonly acts: Acts
  readonly title?: string
  readonly children: ReactNode
}) => (
  <a
    className="source-link"
    href={href(['bibliotheque', id], { pt: pin })}
    title={title}
    onKeyDown={rowKeys}
    onClick={event => {
      event.preventDefault()
      acts.open(id, pin)
    }}
  >
    {children}
  </a>
)
