import type { Version } from '../../../shared/library/model.ts'
import { newId } from '../../kernel/newId.ts'
import { Button } from '../../ui/button.tsx'
import { Choice, Field } from '../../ui/field.tsx'
import { versionStates } from './fieldOptions.ts'

/** The wordings of an article: their dates, their state, their text. The last comes first. */
export function Versions({
  versions,
  onChange,
}: {
  readonly versions: readonly Version[]
  readonly onChange: (versions: Version[]) => void
}) {
  const set = (id: string, part: Partial<Version>) =>
    onChange(versions.map(one => (one.id === id ? { ...one, ...part } : one)))
  return (
    <>
      <div className="actions">
        <Button onPress={() => onChange([...versions, { id: `v-${newId()}`, status: 'VIGUEUR', text: '' }])}>
          Ajouter une version
        </Button>
      </div>
      {versions.toReversed().map(one => (
        <fieldset key={one.id} className="edit-row">
          <legend className="sr-only">Version {one.from ? `du ${one.from}` : 'sans date'}</legend>
          <div className="fields row">
            <Field
              label="En vigueur du"
              type="date"
              value={one.from ?? ''}
              onChange={from => set(one.id, { from: from || undefined })}
            />
            <Field
              label="Jusqu’au, exclu"
              type="date"
              value={one.to && one.to < '2900' ? one.to : ''}
              onChange={to => set(one.id, { to: to || undefined })}
            />
            <Choice
              label="État"
              value={one.status}
              onChange={status => set(one.id, { status })}
              options={
                versionStates.some(state => state.value === one.status)
                  ? versionStates
                  : [...versionStates, { value: one.status, label: one.status }]
              }
            />
          </div>
          <Field label="Texte" type="long" value={one.text} onChange={text => set(one.id, { text })} />
          <Button
            look="link"
            aria-label={`Retirer la version ${one.from ? `du ${one.from}` : 'sans date'}`}
            onPress={() => onChange(versions.filter(other => other.id !== one.id))}
          >
            Retirer cette version
          </Button>
        </fieldset>
      ))}
    </>
  )
}
