import type { FormEvent } from 'react'
import { useState } from 'react'
import { label } from '../../shared/cite/print.ts'
import type { Source } from '../../shared/model/source.ts'
import { call } from '../api.ts'
import { Button } from '../ui/button.tsx'
import { Choice, Field } from '../ui/field.tsx'
import { useSay } from '../ui/toast.tsx'
import { fieldsOf } from './fields.ts'

/** Corrects a source: its description, its certainty, its tags; the text as published is not rewritten here. */
export function EditForm({ source, onClose }: { readonly source: Source; readonly onClose: () => void }) {
  const fields = fieldsOf(source)
  const [values, setValues] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(fields.map(field => [field.key, field.read])),
  )
  const [certainty, setCertainty] = useState(source.certainty)
  const [caveat, setCaveat] = useState(source.caveat ?? '')
  const say = useSay()
  const save = (event: FormEvent) => {
    event.preventDefault()
    const written = fields.reduce<Source>((one, field) => field.write(one, values[field.key] ?? ''), source)
    call['library.save']({
      source: { ...written, certainty, caveat: certainty === 'to-verify' && caveat ? caveat : undefined },
    }).then(() => {
      say.done('Source enregistrée.', () =>
        call['library.revert']({ id: source.id, revision: source.revision + 1 }),
      )
      onClose()
    }, say.failed)
  }
  return (
    <form className="reader form" onSubmit={save} aria-label={`Modifier ${label(source)}`}>
      <h2 className="reader-title">Modifier</h2>
      {fields.map(field => (
        <Field
          key={field.key}
          label={field.label}
          type={field.type}
          help={field.help}
          value={values[field.key] ?? ''}
          onChange={value => setValues(before => ({ ...before, [field.key]: value }))}
        />
      ))}
      <Choice
        label="Certitude"
        value={certainty}
        onChange={value => setCertainty(value === 'verified' ? 'verified' : 'to-verify')}
        options={[
          { value: 'verified', label: 'vérifiée : lue dans une source' },
          { value: 'to-verify', label: 'à vérifier' },
        ]}
      />
      {certainty === 'to-verify' && (
        <Field label="Ce qui reste à vérifier" type="long" value={caveat} onChange={setCaveat} />
      )}
      <div className="actions">
        <Button look="main" type="submit">
          Enregistrer
        </Button>
        <Button onPress={onClose}>Abandonner</Button>
      </div>
    </form>
  )
}
