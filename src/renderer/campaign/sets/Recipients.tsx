import { useState } from 'react'
import type { PersonalSet } from '../../../shared/campaign/briefs/model.ts'
import type { House } from '../../../shared/drafts/slots/member-address.ts'
import { call, useCall } from '../../kernel/api.ts'
import { Button } from '../../ui/button.tsx'
import { Box } from '../../ui/dialog.tsx'
import { Choice } from '../../ui/field.tsx'
import { count } from '../../ui/quantities.ts'
import { useSay } from '../../ui/toast.tsx'

interface Props {
  readonly set: PersonalSet
  readonly onChange: (set: PersonalSet) => void
}

/** Members about to be added to a set, and what they are called. */
interface Pending {
  readonly name: string
  readonly members: readonly string[]
  readonly openings?: PersonalSet['openings']
  readonly list?: string
}

/** More members than that are added only once the user said so. */
const MAX_ADDED_UNASKED = 60

/** Asks to whom a set goes: the members of a list of targets, or of a group. Openings already written stay. */
export function Recipients({ set, onChange }: Props) {
  const { value: lists } = useCall('targets.list', {})
  const [chamber, setChamber] = useState<House>('an')
  const [group, setGroup] = useState('')
  const { value: memberList } = useCall('members.list', { chamber })
  const [list, setList] = useState('')
  const [pending, setPending] = useState<Pending>()
  const say = useSay()
  const apply = ({ members, openings = {}, list: id = '' }: Pending) => {
    setPending(undefined)
    onChange({
      ...set,
      list: id,
      members: [...new Set([...set.members, ...members])],
      openings: { ...openings, ...set.openings },
    })
  }
  const add = (addition: Pending) => {
    const newCount = addition.members.filter(id => !set.members.includes(id)).length
    if (newCount > MAX_ADDED_UNASKED) setPending(addition)
    else apply(addition)
  }
  const addList = () => {
    const target = lists?.find(one => one.id === list)
    if (target)
      add({
        name: `la liste «\u00a0${target.title}\u00a0»`,
        members: target.ranked.map(one => one.member),
        openings: target.openings,
        list: target.id,
      })
  }
  const addGroup = () =>
    call['members.list']({ chamber, ...(group && { group }) }).then(
      answer =>
        add({
          name: group ? `le groupe ${group}` : 'toute l’assemblée',
          members: answer.members.map(one => one.id),
        }),
      say.error,
    )
  return (
    <fieldset className="recipients">
      <legend>Pour qui&nbsp;?</legend>
      {lists && lists.length > 0 && (
        <div className="section-head">
          <Choice
            label="Une liste de cibles"
            value={list}
            onChange={setList}
            options={[
              { value: '', label: 'Choisir…' },
              ...lists.map(one => ({ value: one.id, label: `${one.title} (${one.ranked.length})` })),
            ]}
          />
          <Button onPress={addList} isDisabled={!list}>
            Ajouter cette liste
          </Button>
        </div>
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
      <Box
        title={'Ajouter autant de parlementaires\u00a0?'}
        open={pending !== undefined}
        onClose={() => setPending(undefined)}
        alert
      >
        {pending && (
          <>
            <p>
              Vous ajoutez {pending.name}&nbsp;: {count(pending.members.length, 'parlementaire')}. Un texte
              est écrit pour chacun, et une ouverture qui se répète le fait refuser.
            </p>
            <div className="actions">
              <Button look="main" onPress={() => apply(pending)}>
                Ajouter
              </Button>
              <Button onPress={() => setPending(undefined)}>Ne pas ajouter</Button>
            </div>
          </>
        )}
      </Box>
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
