import { useState } from 'react'
import { type DayOff, DayOff as schema } from '../../shared/procedure/calendar/calendar.ts'
import { zoneNames } from '../../shared/procedure/calendar/zones.ts'
import { daysOffOf } from '../../shared/procedure/situation.ts'
import { Button } from '../ui/button.tsx'
import { longDay, shortDay } from '../ui/date.ts'
import { Choice, Field } from '../ui/field.tsx'

const keyOf = ({ zone, day, name }: DayOff) => `${zone} ${day} ${name}`

/** Days off the program does not know, added to a zone: the time limits follow them at once. */
export function DaysOff({
  value,
  onChange,
}: {
  readonly value?: string
  /** hands over how the list follows from the one that stands */
  readonly onChange: (next: (json?: string) => string) => void
}) {
  const daysOff = daysOffOf(value)
  const [date, setDate] = useState('')
  const [name, setName] = useState('')
  const [zone, setZone] = useState('')
  const save = (next: (days: readonly DayOff[]) => readonly DayOff[]) =>
    onChange(json => JSON.stringify(next(daysOffOf(json))))
  const add = () => {
    const day = schema.parse({ day: date, zone, ...(name && { name }) })
    save(days => [...days, day])
    setDate('')
    setName('')
  }
  return (
    <section aria-labelledby="days-off" className="fields-section">
      <h2 id="days-off">Jours chômés</h2>
      <p className="help">
        Les jours fériés de métropole, d’Alsace et de Moselle et d’outre-mer sont connus. Ajoutez ici ceux qui
        manquent&nbsp;: les délais en tiennent compte.
      </p>
      <ul className="days-off">
        {daysOff.map(one => (
          <li key={keyOf(one)}>
            {one.day.length === 5
              ? `chaque ${shortDay(`2000-${one.day}`).replace(/ 2000$/, '')}`
              : longDay(one.day)}
            , {one.name}, {one.zone === '' ? 'partout' : zoneNames[one.zone]}{' '}
            <Button
              look="link"
              aria-label={`Retirer\u00a0: ${one.name}, ${longDay(one.day)}`}
              onPress={() => save(days => days.filter(other => keyOf(other) !== keyOf(one)))}
            >
              Retirer
            </Button>
          </li>
        ))}
      </ul>
      <div className="fields row">
        <Field label="Jour" type="date" value={date} onChange={setDate} />
        <Field label="Motif" value={name} onChange={setName} placeholder="jour chômé" />
        <Choice
          label="Où"
          value={zone}
          onChange={setZone}
          options={[
            { value: '', label: 'partout' },
            ...Object.entries(zoneNames).map(([key, label]) => ({ value: key, label })),
          ]}
        />
        <Button onPress={add} isDisabled={!date}>
          Ajouter
        </Button>
      </div>
    </section>
  )
}
