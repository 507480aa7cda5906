import { useState } from 'react'
import type { Event } from '../../shared/model/dossier.ts'
import { type Happening, happeningOf, happenings } from '../../shared/procedure/happenings.ts'
import { Button } from '../ui/button.tsx'
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
  onSave,
  onCancel,
}: {
  readonly event?: Event
  readonly onSave: (event: Event) => void
  readonly onCancel?: () => void
}) {
  const [kind, setKind] = useState(event?.kind ?? 'other')
  const [date, setDate] = useState(event?.date ?? '')
  const [label, setLabel] = useState(event?.label ?? '')
  const [options, setOptions] = useState<readonly string[]>(event?.options ?? [])
  const known = happeningOf(kind)
  const save = () => {
    const allowed = new Set(known?.options.map(one => one.key))
    onSave({
      ...event,
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
