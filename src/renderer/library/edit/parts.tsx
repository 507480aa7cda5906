import { lazy, type ReactNode, Suspense, useState } from 'react'
import type { Source } from '../../../shared/library/model.ts'
import { Choice, Field } from '../../ui/field.tsx'
import type { EditField } from './field.ts'
import type { FieldGroup } from './fieldGroups.ts'

const Prose = lazy(async () => ({ default: (await import('../prose/Prose.tsx')).Prose }))

/** Whether a source says something of what a group asks. */
export const filledIn = (group: FieldGroup, source: Source) =>
  group.fields.some(field => field.read(source) !== '')

/** Fields under a title, which unfold. */
export const Section = ({
  title,
  open,
  children,
}: {
  readonly title: string
  readonly open: boolean
  readonly children: ReactNode
}) => {
  const [wasOpen] = useState(open)
  return (
    <details className="edit-section" open={wasOpen}>
      <summary>{title}</summary>
      <div className="edit-fields">{children}</div>
    </details>
  )
}

/** A field of a source, as its type asks. */
export function One({
  field: { label: name, type, help, options },
  value,
  onChange,
  onCite,
}: {
  readonly field: EditField
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onCite?: (source: string) => void
}) {
  const common = { label: name, help, value, onChange }
  if (type === 'prose')
    return (
      <Suspense>
        <Prose {...common} onCite={onCite} />
      </Suspense>
    )
  return type === 'choice' ? (
    <Choice {...common} options={options ?? []} />
  ) : (
    <Field {...common} type={type} />
  )
}
