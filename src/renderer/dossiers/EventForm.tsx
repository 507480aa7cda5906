import { useState } from 'react'
import type { Event } from '../../shared/dossiers/model.ts'
import { type Happening, happeningOf, happenings } from '../../shared/procedure/happenings.ts'
import { answerable } from '../../shared/procedure/time-limits.ts'
import { Button } from '../ui/button.tsx'
import { shortDay } from '../ui/date.ts'
import { Field } from '../ui/field.tsx'
import { newId } from '../ui/words.ts'

const families: Readonly<Record<Happening['family'], string>> = {
  decision: 'La décision',
  request: 'La demande et son refus',
  recourse: 'Les recours administratifs et l’aide juridictionnelle',
  documents: 'La communication de documents',
  court: 'Le tribunal',
  other: 'Autres procédures',
}

/** One event: what it is, its day, what is particular to it. From its kind the time limits are computed. */
export function EventForm({
  event,
  begun = 'other',
  events,
  onSave,
  onCancel,
}: {
  readonly event?: Event
  /** the kind of a new one, where it is known */
  readonly begun?: string
  /** those of the dossier: it may answer one of them */
  readonly events: readonly Event[]
  readonly onSave: (event: Event) => void
  readonly onCancel?: () => void
}) {
  const [kind, setKind] = useState(event?.kind ?? begun)
  const [date, setDate] = useState(event?.date ?? '')
  const [label, setLabel] = useState(event?.label ?? '')
  const [options, setOptions] = useState<readonly string[]>(event?.options ?? [])
  const [of, setOf] = useState(event?.of ?? '')
  const known = happeningOf(kind)
  const answered = answerable(
    kind,
    date,
    events.filter(one => one.id !== event?.id),
  )
  const save = () => {
    const allowed = new Set(known?.options.map(one => one.key))
    onSave({
      ...rest(event),
      ...(answered.some(one => one.id === of) && { of }),
      id: event?.id ?? newId(),
      date,
      kind,
      label: label.trim() || (known?.label ?? ''),
      options: options.filter(one => allowed.has(one)),
    })
  }
  return (
    <form
      className="event-form"
      onSubmit={submitted => {
        submitted.preventDefault()
        if (date && (label.trim() || known)) save()
      }}
    >
      <div className="fields row">
        <KindChoice kind={kind} onChange={setKind} />
        <Field label={known ? `Date : ${known.dated}` : 'Date'} type="date" value={date} onChange={setDate} />
        <Field
          label={known ? 'Précision' : 'Ce qui s’est passé'}
          value={label}
          onChange={setLabel}
          placeholder={known?.label}
        />
      </div>
      {known && <p className="help">Preuve à garder : {known.proof}.</p>}
      {known && known.options.length > 0 && (
        <div className="event-options">
          {known.options.map(option => (
            <label key={option.key}>
              <input
                type="checkbox"
                checked={options.includes(option.key)}
                onChange={({ target }) =>
                  setOptions(now =>
                    target.checked ? [...now, option.key] : now.filter(one => one !== option.key),
                  )
                }
              />{' '}
              {option.label}
            </label>
          ))}
        </div>
      )}
      {answered.length > 1 && (
        <div className="field">
          <label htmlFor="event-of">Répond à</label>
          <select id="event-of" value={of} onChange={chosen => setOf(chosen.target.value)}>
            <option value="">Le plus récent : {named(answered[0])}</option>
            {answered.slice(1).map(one => (
              <option key={one.id} value={one.id}>
                {named(one)}
              </option>
            ))}
          </select>
        </div>
      )}
      <div className="actions">
        <Button type="submit" isDisabled={!date || !(label.trim() || known)}>
          {event ? 'Enregistrer' : 'Ajouter'}
        </Button>
        {onCancel && (
          <Button look="quiet" onPress={onCancel}>
            Annuler
          </Button>
        )}
      </div>
    </form>
  )
}

const named = (event: Event | undefined) => (event ? `${event.label}, ${shortDay(event.date)}` : '')

/** The event but for what it answers, which is chosen anew. */
function rest(event: Event | undefined): Omit<Event, 'of'> | undefined {
  if (!event) return undefined
  const { of: _, ...others } = event
  return others
}

function KindChoice({
  kind,
  onChange,
}: {
  readonly kind: string
  readonly onChange: (kind: string) => void
}) {
  return (
    <div className="field">
      <label htmlFor="event-kind">Nature</label>
      <select id="event-kind" value={kind} onChange={event => onChange(event.target.value)}>
        <option value="other">Autre fait, sans délai</option>
        {Object.entries(families).map(([family, name]) => (
          <optgroup key={family} label={name}>
            {happenings
              .filter(one => one.family === family)
              .map(one => (
                <option key={one.kind} value={one.kind}>
                  {one.label}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
    </div>
  )
}
