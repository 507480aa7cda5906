import { useState } from 'react'
import type { Bill } from '../../../shared/campaign/bills/model.ts'
import { houseOf } from '../../../shared/campaign/briefs/choice.ts'
import type { BriefChoice } from '../../../shared/campaign/briefs/model.ts'
import type { House } from '../../../shared/drafts/slots/member-address.ts'
import { useCall } from '../../kernel/api.ts'
import { Button } from '../../ui/button.tsx'
import { shortDay } from '../../ui/date.ts'
import { Choice, Field } from '../../ui/field.tsx'

interface Props {
  readonly choice: BriefChoice
  readonly groups: readonly { readonly sigle: string; readonly label: string }[]
  readonly onChange: (part: Partial<BriefChoice>) => void
}

/** Asks for whom a document is: a chamber, a group of it, one member. */
export function AudienceFields({ choice, groups, onChange }: Props) {
  const { audience } = choice
  const change = (part: Partial<BriefChoice['audience']>) => onChange({ audience: { ...audience, ...part } })
  return (
    <fieldset>
      <legend>Pour qui&nbsp;?</legend>
      <Choice
        label="Assemblée"
        value={audience.chamber}
        onChange={chamber => change({ chamber: chamber as House, group: '', member: '' })}
        options={[
          { value: 'an', label: 'Assemblée nationale (député·es)' },
          { value: 'senat', label: 'Sénat (sénateurs et sénatrices)' },
        ]}
      />
      {groups.length > 0 && (
        <Choice
          label="Groupe"
          value={audience.group}
          onChange={group => change({ group })}
          help="Les arguments écrits pour ce groupe sont proposés d’abord."
          options={[
            { value: '', label: 'Tous les groupes' },
            ...groups.map(one => ({ value: one.sigle, label: `${one.sigle} – ${one.label}` })),
          ]}
        />
      )}
      <MemberField
        chamber={audience.chamber}
        member={audience.member}
        onChange={member => change({ member })}
      />
    </fieldset>
  )
}

interface MemberFieldProps {
  readonly chamber: House
  readonly member: string
  readonly onChange: (id: string) => void
}

/** One member in particular, found by name; nothing where no member was imported. */
function MemberField({ chamber, member, onChange }: MemberFieldProps) {
  const [text, setText] = useState('')
  const { value: searchAnswer } = useCall('members.list', { chamber, text })
  const { value: selectedMember } = useCall('members.get', member ? { id: member } : null)
  if (searchAnswer && searchAnswer.total === 0 && text === '')
    return (
      <p className="help">
        Pour écrire à une personne en particulier, importez les parlementaires dans la section Parlementaires.
      </p>
    )
  if (member && selectedMember)
    return (
      <p>
        {selectedMember.member.civility} {selectedMember.member.first} {selectedMember.member.last}
        {selectedMember.member.group && ` (${selectedMember.member.group.sigle})`}{' '}
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
        help="Nom, département, circonscription ou commission. Laissez vide pour écrire à tous."
      />
      {text.length > 1 && (
        <ul className="found">
          {searchAnswer?.members.slice(0, 6).map(one => (
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

interface StageFieldsProps {
  readonly bills: readonly Bill[]
  readonly choice: BriefChoice
  /** the stage that stands where none was chosen */
  readonly stage: string
  readonly onChange: (part: Partial<BriefChoice>) => void
}

/** Which bill, and where it is. Another stage is before another assembly. */
export function StageFields({ bills, choice, stage, onChange }: StageFieldsProps) {
  const bill = bills.find(one => one.id === choice.bill)
  const at = (key: string) => {
    const house = houseOf(bill?.stages.find(one => one.key === key))
    return { stage: key, ...(house && { audience: { ...choice.audience, chamber: house, group: '' } }) }
  }
  return (
    <fieldset>
      <legend>Sur quel texte&nbsp;?</legend>
      <Choice
        label="Texte de loi"
        value={choice.bill}
        onChange={id => onChange({ bill: id, stage: '', measures: [], arguments: [] })}
        options={[
          ...(choice.bill ? [] : [{ value: '', label: 'Choisir…' }]),
          ...bills.map(one => ({ value: one.id, label: one.title })),
        ]}
      />
      {bill && (
        <Choice
          label="Stade"
          value={choice.stage || stage}
          onChange={key => onChange(at(key))}
          help="Le document dit ce que les mesures sont devenues à ce stade."
          options={bill.stages.map(one => ({
            value: one.key,
            label: one.date ? `${one.label} (${shortDay(one.date)})` : one.label,
          }))}
        />
      )}
    </fieldset>
  )
}
