import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { IconButton } from '../../ui/button.tsx'

interface Entry {
  readonly id: string
  readonly words: ReactNode
  readonly under?: ReactNode
  readonly name: string
}

/** A list of a project with the form that adds to it; each entry may be taken away. */
export function Entries({
  title,
  id,
  entries,
  onRemove,
  children,
}: {
  readonly title: string
  readonly id: string
  readonly entries: readonly Entry[]
  readonly onRemove: (id: string) => void
  readonly children: ReactNode
}) {
  return (
    <section aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {entries.length > 0 && (
        <ul className="project-entries">
          {entries.map(one => (
            <li key={one.id}>
              <span className="entry-words">
                {one.words}
                {one.under && <small>{one.under}</small>}
              </span>
              <IconButton icon={X} name={`Retirer\u00a0: ${one.name}`} onPress={() => onRemove(one.id)} />
            </li>
          ))}
        </ul>
      )}
      {children}
    </section>
  )
}

/** A list without the entry of that id. */
export const without = <T extends { readonly id: string }>(all: readonly T[], id: string): T[] =>
  all.filter(one => one.id !== id)
