import { useState } from 'react'
import type { Event } from '../../shared/model/dossier.ts'
import { Button } from '../ui/button.tsx'
import { distance, longDay } from '../ui/date.ts'
import { Field } from '../ui/field.tsx'
import { newId } from '../ui/words.ts'

interface Props {
  readonly events: readonly Event[]
  readonly onChange: (events: Event[]) => void
  readonly onRemoved: (event: Event, undo: () => void) => void
}

/** What happened, in order, with how far each day is. */
export function Events({ events, onChange, onRemoved }: Props) {
  const [date, setDate] = useState('')
  const [label, setLabel] = useState('')
  const sorted = events.toSorted((a, b) => a.date.localeCompare(b.date))
  const add = () => {
    onChange([...events, { id: newId(), date, kind: 'other', label, options: [] }])
    setDate('')
    setLabel('')
  }
  return (
    <>
      {sorted.length === 0 && (
        <p className="help">
          Rien encore. Notez ici les dates du dossier : décision, publication, demande, réponse.
        </p>
      )}
      <ol className="events">
        {sorted.map(event => (
          <li key={event.id}>
            <span className="event-date">
              {longDay(event.date)} <small>{distance(event.date)}</small>
            </span>
            <span>{event.label}</span>
            <Button
              look="link"
              aria-label={`Retirer : ${event.label}`}
              onPress={() => {
                onChange(events.filter(one => one.id !== event.id))
                onRemoved(event, () => onChange([...events]))
              }}
            >
              Retirer
            </Button>
          </li>
        ))}
      </ol>
      <div className="fields row">
        <Field label="Date" type="date" value={date} onChange={setDate} />
        <Field label="Ce qui s’est passé" value={label} onChange={setLabel} />
        <Button onPress={add} isDisabled={!date || !label}>
          Ajouter
        </Button>
      </div>
    </>
  )
}
