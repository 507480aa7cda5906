import type { SpaceDate } from '../../../shared/sharing/office/dates-contract.ts'
import { useCall } from '../../kernel/api.ts'
import { Choice } from '../../ui/field.tsx'

interface Props {
  readonly space: string
  readonly label: string
  readonly isHidden?: boolean
  readonly value: SpaceDate['assignee']
  readonly onChange: (member: string) => void
}

/** A choice among the members of a space who have not left, or nobody. */
export function MemberChoice({ space, label, isHidden = false, value, onChange }: Props) {
  const { value: list } = useCall('office.members', { space })
  const present = list?.members.filter(one => one.role !== 'departed') ?? []
  return (
    <Choice
      label={label}
      isHidden={isHidden}
      value={value?.key ?? ''}
      onChange={onChange}
      options={[
        { value: '', label: 'Personne encore' },
        ...(value && !present.some(one => one.key === value.key)
          ? [{ value: value.key, label: value.name || 'un ancien membre' }]
          : []),
        ...present.map(one => ({ value: one.key, label: one.isOwn ? `${one.name} (vous)` : one.name })),
      ]}
    />
  )
}
