import type { Role } from '../../../../shared/sharing/office/membership.ts'
import { Choice } from '../../../ui/field.tsx'

const OPTIONS = [
  { value: 'owner', label: 'Responsable\u00a0: peut écrire, et changer les membres' },
  { value: 'writer', label: 'Peut écrire' },
  { value: 'reader', label: 'Peut lire' },
] as const satisfies readonly { readonly value: Role; readonly label: string }[]

interface Props {
  readonly label: string
  readonly value: Role
  readonly onChange: (role: Role) => void
  readonly isHidden?: boolean
}

/** A choice among the roles of a space. */
export const RoleChoice = ({ onChange, ...rest }: Props) => (
  <Choice
    {...rest}
    options={OPTIONS}
    onChange={value => {
      const role = OPTIONS.find(one => one.value === value)?.value
      if (role) onChange(role)
    }}
  />
)
