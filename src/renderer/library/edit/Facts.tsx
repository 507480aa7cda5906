import type { SourcedFact } from '../../../shared/library/model.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { SourceLink } from '../Markup.tsx'
import type { Acts } from '../sourceActions.ts'
import { useRowIds } from './rows.ts'
import { SourcePicker } from './SourcePicker.tsx'

/** The facts and figures of an argument, each with where it was read and the day it was true. */
export function Facts({
  facts,
  onChange,
  acts,
}: {
  readonly facts: readonly SourcedFact[]
  readonly onChange: (facts: SourcedFact[]) => void
  readonly acts: Acts
}) {
  const ids = useRowIds(facts.length)
  const set = (at: number, part: Partial<SourcedFact>) =>
    onChange(facts.map((one, index) => (index === at ? { ...one, ...part } : one)))
  return (
    <>
      {facts.map((one, at) => (
        <fieldset key={ids.of(at)} className="edit-row">
          <legend className="sr-only">Fait {at + 1}</legend>
          <Field
            label="Fait ou chiffre"
            type="long"
            rows={2}
            value={one.text}
            onChange={text => set(at, { text })}
          />
          <div className="fields">
            <Field
              label="Source"
              value={one.sourceText}
              onChange={sourceText => set(at, { sourceText })}
              help="Le titre et l’adresse, si la source n’est pas dans la bibliothèque."
            />
            <Field
              label="Date du chiffre"
              type="date"
              value={one.date ?? ''}
              onChange={date => set(at, { date: date || undefined })}
            />
          </div>
          {one.source ? (
            <p className="help">
              Dans la bibliothèque : <SourceLink source={{ id: one.source }} acts={acts} />{' '}
              <Button look="link" onPress={() => set(at, { source: undefined })}>
                Délier
              </Button>
            </p>
          ) : (
            <SourcePicker
              label="Ou une source de la bibliothèque"
              without={[]}
              onPick={source => set(at, { source })}
            />
          )}
          <Button
            look="link"
            aria-label={`Retirer le fait ${at + 1}`}
            onPress={() => {
              ids.drop(at)
              onChange(facts.filter((_, index) => index !== at))
            }}
          >
            Retirer
          </Button>
        </fieldset>
      ))}
      <div className="actions">
        <Button onPress={() => onChange([...facts, { text: '', sourceText: '' }])}>Ajouter un fait</Button>
      </div>
    </>
  )
}
