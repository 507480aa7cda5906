import { useState } from 'react'
import { type DayOff, DayOff as schema } from '../../shared/procedure/calendar.ts'
import { daysOffOf } from '../../shared/procedure/situation.ts'
import { zoneNames } from '../../shared/procedure/zones.ts'
import { Button } from '../ui/button.tsx'
import { longDay, shortDay } from '../ui/date.ts'
import { Choice, Field } from '../ui/field.tsx'

/** Days off the program does not know, added to a zone: the time limits follow them at once. */
export function DaysOff({
  value,
  onChange,
}: {
  readonly value?: string
  readonly onChange: (json: string) => void
}) {
  const added = daysOffOf(value)
  const [date, setDate] = useState('')
  const [name, setName] = useState('')
  const [zone, setZone] = useState('')
  const save = (days: readonly DayOff[]) => onChange(JSON.stringify(days))
  const add = () => {
    save([...added, schema.parse({ day: date, zone, ...(name && { name }) })])
    setDate('')
    setName('')
  }
  return (
    <section aria-labelledby="days-off" className="fields-section">
      <h2 id="days-off">Jours chômés</h2>
      <p className="help">
        Les jours fériés de métropole, d’Alsace et de Moselle et d’outre-mer sont connus. Ajoutez ici ceux qui
        manquent : les délais en tiennent compte.
      </p>
      <ul className="days-off">
        {added.map(one => (
          <li key={`${one.zone} ${one.day} ${one.name}`}>
            {one.day.length === 5
              ? `chaque ${shortDay(`2000-${one.day}`).replace(/ 2000$/, '')}`
              : longDay(one.day)}
            , {one.name}, {one.zone === '' ? 'partout' : zoneNames[one.zone]}{' '}
            <Button
              look="link"
              aria-label={`Retirer : ${one.name}, ${longDay(one.day)}`}
              onPress={() => save(added.filter(other => other !== one))}
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
