import { useState } from 'react'
import type { House } from '../../../shared/campaign/briefs/model.ts'
import { useCall } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'

interface Props {
  readonly chamber: House
  readonly member: string
  readonly onChange: (id: string) => void
}

/** One member in particular, found by name; nothing where no member was imported. */
export function MemberField({ chamber, member, onChange }: Props) {
  const [text, setText] = useState('')
  const { value: found } = useCall('members.list', { chamber, text })
  const { value: chosen } = useCall('members.get', member ? { id: member } : null)
  if (found && found.total === 0 && text === '')
    return (
      <p className="help">
        Pour écrire à une personne en particulier, importez les parlementaires dans la section Parlementaires.
      </p>
    )
  if (member && chosen)
    return (
      <p>
        {chosen.member.civility} {chosen.member.first} {chosen.member.last}
        {chosen.member.group && ` (${chosen.member.group.sigle})`}{' '}
        <Button look="quiet" onPress={() => onChange('')}>
          Ne pas s’adresser à une personne
        </Button>
      </p>
    )
  return (
    <>
      <Field
        label="Une personne en particulier"
        value={text}
        onChange={setText}
        help="Nom, circonscription ou commission. Laissez vide pour écrire à tous."
      />
      {text.length > 1 && (
        <ul className="found">
          {found?.members.slice(0, 6).map(one => (
            <li key={one.id}>
              <Button look="link" onPress={() => onChange(one.id)}>
                {one.first} {one.last}
                {one.group && ` (${one.group.sigle})`}
                {one.department && `, ${one.department.name}`}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
