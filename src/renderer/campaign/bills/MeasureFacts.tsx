import type { DatedFact } from '../../../shared/campaign/bills/model.ts'
import { certaintyChoices, sourced } from '../../../shared/campaign/bills/state/certainty.ts'
import { Button } from '../../ui/button.tsx'
import { Choice, Field } from '../../ui/field.tsx'

const NEW_FACT: DatedFact = { text: '', certainty: 'to-verify', source: '', caution: '' }

/** Edits the dated facts of a measure; one is certain only where it says its source. */
export function MeasureFacts({
  facts,
  onChange,
}: {
  readonly facts: readonly DatedFact[]
  readonly onChange: (facts: DatedFact[]) => void
}) {
  const set = (at: number, part: Partial<DatedFact>) =>
    onChange(facts.map((one, index) => (index === at ? sourced({ ...one, ...part }) : one)))
  return (
    <>
      {facts.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a fact has no id, and its fields hold no state of their own
        <fieldset key={at} className="edit-row">
          <legend className="sr-only">Fait {at + 1}</legend>
          <Field label="Fait" type="long" rows={2} value={one.text} onChange={text => set(at, { text })} />
          <div className="fields">
            <Field
              label="Date"
              value={one.date ?? ''}
              onChange={date => set(at, { date: date || undefined })}
              help="Un jour, un mois ou une année&nbsp;: 2025-01-14, 2025-01 ou 2025."
            />
            <Field
              label="Source"
              value={one.source}
              onChange={source => set(at, { source })}
              help="L’adresse de la page, ou ce qu’on a lu."
            />
            <Choice
              label="Certitude"
              value={one.certainty}
              onChange={value => set(at, { certainty: value === 'verified' ? 'verified' : 'to-verify' })}
              options={certaintyChoices(one)}
            />
            <Field
              label="Attention"
              value={one.caution}
              onChange={caution => set(at, { caution })}
              help="Ce qu’il ne prouve pas, ou ce qui le nuance."
            />
          </div>
          <Button
            look="link"
            aria-label={`Retirer le fait ${at + 1}`}
            onPress={() => onChange(facts.filter((_, index) => index !== at))}
          >
            Retirer
          </Button>
        </fieldset>
      ))}
      <div className="actions">
        <Button onPress={() => onChange([...facts, NEW_FACT])}>Ajouter un fait</Button>
      </div>
    </>
  )
}
