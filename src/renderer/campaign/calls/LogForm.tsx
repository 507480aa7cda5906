import { useState } from 'react'
import { Answered, PositionValue } from '../../../shared/model/member.ts'
import { call } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { shortDay } from '../../ui/date.ts'
import { Field } from '../../ui/field.tsx'
import { useKeys } from '../../ui/keys.ts'
import { useSay } from '../../ui/toast.tsx'
import { answeredNames, positionNames } from '../members/words.ts'

interface Props {
  readonly member: string
  readonly bill: string
  readonly volunteer: string
  readonly keepUntil: string
  /** whether somebody was spoken to, and how to take it back */
  readonly onSaved: (spoken: boolean, undo: () => unknown) => void
}

const answeredKeys: Readonly<Record<Answered, string>> = {
  membre: 'L',
  assistant: 'A',
  messagerie: 'M',
  personne: 'R',
}
const positionKeys: Readonly<Record<PositionValue, string>> = {
  pour: 'P',
  contre: 'C',
  abstention: 'B',
  indécis: 'I',
  inconnue: 'U',
}

/** What a call gave, in one letter each: who answered, the position, what was said, what comes next. */
export function LogForm({ member, bill, volunteer, keepUntil, onSaved }: Props) {
  const [answered, setAnswered] = useState<Answered>()
  const [position, setPosition] = useState<PositionValue>()
  const [said, setSaid] = useState('')
  const [followUp, setFollowUp] = useState('')
  const [followUpOn, setFollowUpOn] = useState('')
  const [saving, setSaving] = useState(false)
  const say = useSay()
  const spoken = answered === 'membre' || answered === 'assistant'
  const save = () => {
    if (!answered || saving) return
    setSaving(true)
    call['calls.save']({
      id: crypto.randomUUID(),
      member,
      bill,
      at: new Date().toISOString(),
      answered,
      ...(spoken && position && { position }),
      said: said.trim(),
      ...(followUp.trim() && { followUp: followUp.trim() }),
      ...(followUpOn && { followUpOn }),
      volunteer,
      keepUntil,
    }).then(
      kept => onSaved(spoken, () => call['calls.erase']({ id: kept.id })),
      thrown => {
        setSaving(false)
        say.failed(thrown)
      },
    )
  }
  useKeys([
    ...Answered.options.map(value => ({
      id: `answered-${value}`,
      label: answeredNames[value],
      group: 'Qui a répondu',
      keys: answeredKeys[value],
      run: () => setAnswered(value),
    })),
    ...PositionValue.options.map(value => ({
      id: `position-${value}`,
      label: positionNames[value],
      group: 'Position',
      keys: positionKeys[value],
      run: () => setPosition(value),
    })),
    { id: 'call-save', label: 'Noter l’appel', group: 'Appels', keys: 'Ctrl+Enter', run: save },
  ])
  return (
    <form
      className="log"
      aria-label="Noter l’appel"
      onSubmit={event => {
        event.preventDefault()
        save()
      }}
    >
      <h3>Noter l’appel</h3>
      <fieldset>
        <legend>Qui a répondu</legend>
        {Answered.options.map(value => (
          <label key={value} className="pick">
            <input
              type="radio"
              name="answered"
              checked={answered === value}
              onChange={() => setAnswered(value)}
              aria-keyshortcuts={answeredKeys[value]}
            />
            <kbd>{answeredKeys[value]}</kbd> {answeredNames[value]}
          </label>
        ))}
      </fieldset>
      <fieldset disabled={answered !== undefined && !spoken}>
        <legend>Position publique de l’élu·e</legend>
        {PositionValue.options.map(value => (
          <label key={value} className="pick">
            <input
              type="radio"
              name="position"
              checked={position === value}
              onChange={() => setPosition(value)}
              aria-keyshortcuts={positionKeys[value]}
            />
            <kbd>{positionKeys[value]}</kbd> {positionNames[value]}
          </label>
        ))}
      </fieldset>
      <Field
        label="Ce qui a été dit"
        type="long"
        rows={2}
        value={said}
        onChange={setSaid}
        help="Position de l’élu en tant qu’élu, rien d’autre : jamais l’opinion d’un assistant ou d’un particulier."
      />
      <Field
        label="À faire ensuite"
        value={followUp}
        onChange={setFollowUp}
        placeholder="envoyer la note, rappeler…"
      />
      {followUp && <Field type="date" label="Pour le" value={followUpOn} onChange={setFollowUpOn} />}
      <div className="actions">
        <Button look="main" type="submit" busy={saving} isDisabled={!answered}>
          Noter, membre suivant <kbd>Ctrl Entrée</kbd>
        </Button>
      </div>
      <p className="help">
        Gardé sur cet ordinateur jusqu’au {shortDay(keepUntil)}, puis effacé. Sans réponse, le membre reste à
        rappeler.
      </p>
    </form>
  )
}
