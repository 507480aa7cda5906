import type { Authority } from '../../../shared/library/model.ts'
import { roles } from '../../../shared/library/source-labels.ts'
import { Button } from '../../ui/button.tsx'
import { Choice, Field } from '../../ui/field.tsx'
import { SourceLink } from '../Markup.tsx'
import type { Acts } from '../sourceActions.ts'
import { SourcePicker } from './SourcePicker.tsx'

const roleOf = (value: string): Authority['role'] =>
  value === 'nuance' || value === 'contrary' ? value : 'support'

/** The sources an argument rests on, or that stand against it, each picked in the library. */
export function Authorities({
  authorities,
  onChange,
  acts,
}: {
  readonly authorities: readonly Authority[]
  readonly onChange: (authorities: Authority[]) => void
  readonly acts: Acts
}) {
  const set = (at: number, part: Partial<Authority>) =>
    onChange(authorities.map((one, index) => (index === at ? { ...one, ...part } : one)))
  return (
    <>
      {authorities.map((one, at) => (
        <fieldset key={one.source} className="edit-row">
          <legend>
            <SourceLink source={{ id: one.source }} acts={acts} />
          </legend>
          <div className="fields row">
            <Field
              label="Point ou passage"
              value={one.pin ?? ''}
              onChange={pin => set(at, { pin: pin || undefined })}
              placeholder="pt 5"
            />
            <Choice
              label="Place"
              value={one.role}
              onChange={role => set(at, { role: roleOf(role) })}
              options={Object.entries(roles).map(([value, label]) => ({ value, label }))}
            />
            <Button
              look="link"
              aria-label={`Retirer l’autorité ${at + 1}`}
              onPress={() => onChange(authorities.filter((_, index) => index !== at))}
            >
              Retirer
            </Button>
          </div>
        </fieldset>
      ))}
      <SourcePicker
        label="Ajouter une autorité"
        excludedIds={authorities.map(one => one.source)}
        onPick={source => onChange([...authorities, { source, role: 'support' }])}
      />
    </>
  )
}
