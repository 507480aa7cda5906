import { useState } from 'react'
import type { PersonalSet } from '../../../shared/campaign/briefs/model.ts'
import type { House } from '../../../shared/drafts/slots/member-address.ts'
import { call, useCall } from '../../kernel/api.ts'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/field.tsx'
import { useSay } from '../../ui/toast.tsx'

interface Props {
  readonly set: PersonalSet
  readonly onChange: (set: PersonalSet) => void
}

/** Asks to whom a set goes: the members of a list of targets, or of a group. Openings already written stay. */
export function Recipients({ set, onChange }: Props) {
  const { value: lists } = useCall('targets.list', {})
  const [chamber, setChamber] = useState<House>('an')
  const [group, setGroup] = useState('')
  const { value: memberList } = useCall('members.list', { chamber })
  const say = useSay()
  const add = (members: readonly string[], list = '') =>
    onChange({ ...set, list, members: [...new Set([...set.members, ...members])] })
  const addGroup = () =>
    call['members.list']({ chamber, ...(group && { group }) }).then(
      answer => add(answer.members.map(one => one.id)),
      say.error,
    )
  return (
    <fieldset className="recipients">
      <legend>Pour qui&nbsp;?</legend>
      {lists && lists.length > 0 && (
        <Choice
          label="Une liste de cibles"
          value={set.list}
          onChange={id => {
            const list = lists.find(one => one.id === id)
            if (list)
              onChange({
                ...set,
                list: id,
                members: list.ranked.map(one => one.member),
                openings: { ...list.openings, ...set.openings },
              })
          }}
          options={[
            ...(lists.some(one => one.id === set.list) ? [] : [{ value: set.list, label: 'Choisir…' }]),
            ...lists.map(one => ({ value: one.id, label: `${one.title} (${one.ranked.length})` })),
          ]}
        />
      )}
      {memberList && memberList.total === 0 ? (
        <p className="help">
          Aucun parlementaire dans la bibliothèque&nbsp;: importez-les dans la section Parlementaires.
        </p>
      ) : (
        <div className="section-head">
          <Choice
            label="Assemblée"
            value={chamber}
            onChange={value => {
              setChamber(value as House)
              setGroup('')
            }}
            options={[
              { value: 'an', label: 'Assemblée nationale' },
              { value: 'senat', label: 'Sénat' },
            ]}
          />
          <Choice
            label="Groupe"
            value={group}
            onChange={setGroup}
            options={[
              { value: '', label: 'Tous' },
              ...(memberList?.facets.groups ?? []).map(one => ({
                value: one.sigle,
                label: `${one.sigle} (${one.n})`,
              })),
            ]}
          />
          <Button onPress={() => void addGroup()}>Ajouter ces parlementaires</Button>
        </div>
      )}
      <p>
        {set.members.length > 1
          ? `${set.members.length} parlementaires`
          : `${set.members.length} parlementaire`}{' '}
        {set.members.length > 0 && (
          <Button look="quiet" onPress={() => onChange({ ...set, list: '', members: [] })}>
            Vider la liste
          </Button>
        )}
      </p>
    </fieldset>
  )
}
