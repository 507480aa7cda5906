import { useState } from 'react'
import { courtName } from '../../shared/french/wording.ts'
import { courtChangesOf } from '../../shared/procedure/courts.ts'
import { useCall } from '../kernel/api.ts'
import { Button } from '../ui/button.tsx'
import { Choice, Field } from '../ui/field.tsx'

type CourtChanges = Readonly<Record<string, string>>

/** The table of courts, which a text may change: another court for a department. */
export function Courts({
  value,
  onChange,
}: {
  readonly value?: string
  /** hands over how the changes follow from those that stand */
  readonly onChange: (next: (json?: string) => string) => void
}) {
  const { value: table } = useCall('courts.table', {})
  const changes = courtChangesOf(value)
  const [code, setCode] = useState('')
  const [court, setCourt] = useState('')
  const defaultCourt = (one: string) =>
    table?.courts.find(other => other.departments.includes(one))?.court ?? ''
  const nameOf = (one: string) => table?.departments.find(other => other.code === one)?.name ?? one
  const save = (next: (before: CourtChanges) => CourtChanges) =>
    onChange(json => JSON.stringify(next(courtChangesOf(json))))
  const add = () => {
    save(before => ({ ...before, [code]: court.trim() }))
    setCode('')
    setCourt('')
  }
  return (
    <section aria-labelledby="courts" className="fields-section">
      <h2 id="courts">Tribunaux</h2>
      <p className="help">
        Prétoire propose le tribunal du département (art. R. 221-3 CJA). Si un texte change ce ressort,
        dites-le ici.
      </p>
      <ul className="days-off">
        {Object.entries(changes).map(([one, replacement]) => (
          <li key={one}>
            {nameOf(one)} ({one})&nbsp;: {courtName(replacement)}, au lieu de {defaultCourt(one)}{' '}
            <Button
              look="link"
              aria-label={`Rétablir le tribunal de ${nameOf(one)}`}
              onPress={() =>
                save(before => Object.fromEntries(Object.entries(before).filter(([key]) => key !== one)))
              }
            >
              Rétablir
            </Button>
          </li>
        ))}
      </ul>
      <div className="fields row">
        <Choice
          label="Département"
          value={code}
          onChange={setCode}
          options={[
            { value: '', label: 'À choisir' },
            ...(table?.departments ?? []).map(one => ({
              value: one.code,
              label: `${one.code} – ${one.name}`,
            })),
          ]}
        />
        <Field label="Tribunal" value={court} onChange={setCourt} placeholder={defaultCourt(code)} />
        <Button onPress={add} isDisabled={!code || !court.trim()}>
          Changer
        </Button>
      </div>
    </section>
  )
}
