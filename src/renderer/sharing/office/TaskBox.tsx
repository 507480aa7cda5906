import { type FormEvent, useState } from 'react'
import { inGuillemets } from '../../../shared/french/wording.ts'
import type { SharedThing, SpaceDate } from '../../../shared/sharing/office/dates-contract.ts'
import { call } from '../../kernel/api.ts'
import { Button } from '../../ui/button.tsx'
import { Box } from '../../ui/dialog.tsx'
import { Choice, Field } from '../../ui/field.tsx'
import { Failure } from '../../ui/state.tsx'
import { useSay } from '../../ui/toast.tsx'
import { useTry } from '../useTry.ts'
import { MemberChoice } from './MemberChoice.tsx'

interface Props {
  /** the dossiers and campaigns it may be of */
  readonly things: readonly SharedThing[]
  /** the one to change; none to add one */
  readonly task?: SpaceDate & { readonly id: string }
  readonly onClose: () => void
}

const placeOf = ({ space, id }: SharedThing): string => `${space} ${id}`
const KIND_WORDS = { dossier: 'dossier', campaign: 'campagne' } as const

/** Asks for a task: what, in which dossier or campaign, for when, by whom; or changes one. */
export function TaskBox({ things, task, onClose }: Props) {
  const [title, setTitle] = useState(task?.title ?? '')
  const [day, setDay] = useState(task?.day ?? '')
  const [member, setMember] = useState('')
  const [place, setPlace] = useState(things[0] ? placeOf(things[0]) : '')
  const { busy, failure, run } = useTry()
  const say = useSay()
  const thing = things.find(one => placeOf(one) === place)
  if (!thing) return null
  const named = { kind: thing.kind, id: thing.id }
  const isReady = title.trim() !== ''
  const areSeveralSpaces = new Set(things.map(one => one.space)).size > 1
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (!isReady) return
    void run(async () => {
      if (task) await call['office.changeTask']({ ...named, task: task.id, title, day: day || null })
      else await call['office.addTask']({ ...named, title, ...(day && { day }), ...(member && { member }) })
      if (!task) say.success(`${inGuillemets(title.trim())} est à faire.`)
      onClose()
    })
  }
  const remove = () =>
    void run(async () => {
      if (!task) return
      await call['office.removeTask']({ ...named, task: task.id })
      say.success(
        `${inGuillemets(task.title)} est retirée pour tous. «\u00a0Qui a changé quoi\u00a0» la remet.`,
      )
      onClose()
    })
  return (
    <Box title={task ? 'Modifier une tâche' : 'Ajouter une tâche'} open onClose={onClose}>
      {failure && <Failure error={failure} />}
      <form className="form" onSubmit={save}>
        <Field label="Ce qui est à faire" value={title} onChange={setTitle} required autoFocus />
        {!task && (
          <Choice
            label="Dossier ou campagne"
            value={place}
            onChange={value => {
              setPlace(value)
              setMember('')
            }}
            options={things.map(one => ({
              value: placeOf(one),
              label: `${one.title} (${areSeveralSpaces ? one.spaceTitle : KIND_WORDS[one.kind]})`,
            }))}
          />
        )}
        <Field label="Pour quand" type="date" value={day} onChange={setDay} help="Facultatif." />
        {!task && (
          <MemberChoice
            space={thing.space}
            label="Qui s’en occupe"
            value={member ? { key: member, name: '', isOwn: false } : undefined}
            onChange={setMember}
          />
        )}
        <div className="actions">
          <Button look="main" type="submit" busy={busy} isDisabled={!isReady}>
            {task ? 'Enregistrer' : 'Ajouter la tâche'}
          </Button>
          {task && (
            <Button look="danger" isDisabled={busy} onPress={remove}>
              Retirer
            </Button>
          )}
          <Button onPress={onClose}>Annuler</Button>
        </div>
      </form>
    </Box>
  )
}
