import { useState } from 'react'
import { type Call, CallAnswer, PositionValue } from '../../../shared/campaign/members/model.ts'
import { call } from '../../kernel/api.ts'
import { Button } from '../../ui/button.tsx'
import { shortDay } from '../../ui/date.ts'
import { useKeys } from '../../ui/keys.ts'
import { useSay } from '../../ui/toast.tsx'
import { answeredNames, positionNames } from '../members/memberNames.ts'
import { answeredKeys, EntryFields, positionKeys } from './EntryFields.tsx'
import { begunCalls, callPart, type Entry, emptyEntry } from './entry.ts'

interface Props {
  readonly member: string
  readonly bill: string
  readonly measure: string | undefined
  readonly volunteer: string
  readonly keepUntil: string
  /** what was written down, and how to take it back */
  readonly onSaved: (entryCall: Call, undo: () => unknown) => void
}

/** Logs the result of a call, one letter per answer. */
export function LogForm({ member, bill, measure, volunteer, keepUntil, onSaved }: Props) {
  const [entry, setEntry] = useState<Entry>(() => begunCalls.of(bill, member) ?? emptyEntry)
  const [saving, setSaving] = useState(false)
  const say = useSay()
  const change = (some: Partial<Entry>) => {
    const next = { ...entry, ...some }
    setEntry(next)
    begunCalls.keep(bill, member, next)
  }
  const save = () => {
    if (!entry.answered || saving) return
    setSaving(true)
    call['calls.save']({
      id: crypto.randomUUID(),
      member,
      bill,
      ...(measure && { measure }),
      at: new Date().toISOString(),
      ...callPart(entry),
      volunteer,
      keepUntil,
    }).then(
      answer => {
        begunCalls.drop(bill, member)
        onSaved(answer, () => call['calls.erase']({ id: answer.id }))
      },
      cause => {
        setSaving(false)
        say.error(cause)
      },
    )
  }
  useKeys([
    ...CallAnswer.options.map(value => ({
      id: `answered-${value}`,
      label: answeredNames[value],
      group: 'Qui a répondu',
      keys: answeredKeys[value],
      run: () => change({ answered: value }),
    })),
    ...PositionValue.options.map(value => ({
      id: `position-${value}`,
      label: positionNames[value],
      group: 'Position',
      keys: positionKeys[value],
      run: () => change({ position: value }),
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
      <EntryFields entry={entry} onChange={change} measure={measure !== undefined} keys />
      <div className="actions">
        <Button look="main" type="submit" busy={saving} isDisabled={!entry.answered}>
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
