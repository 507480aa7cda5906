import type { BriefChoice, House } from '../../../shared/campaign/briefs/model.ts'
import { Choice } from '../../ui/field.tsx'
import { MemberField } from './MemberField.tsx'

interface Props {
  readonly choice: BriefChoice
  readonly groups: readonly { readonly sigle: string; readonly label: string }[]
  readonly onChange: (part: Partial<BriefChoice>) => void
}

/** For whom: a chamber, a group of it, one member. */
export function AudienceFields({ choice, groups, onChange }: Props) {
  const { audience } = choice
  const change = (part: Partial<BriefChoice['audience']>) => onChange({ audience: { ...audience, ...part } })
  return (
    <fieldset>
      <legend>Pour qui ?</legend>
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
