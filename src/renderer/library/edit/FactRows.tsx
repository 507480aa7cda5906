import { useRef } from 'react'
import type { Argument, SourcedFact } from '../../../shared/library/model.ts'
import { newId } from '../../kernel/newId.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { SourceLink } from '../Markup.tsx'
import type { Acts } from '../sourceActions.ts'
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
            <Field
              label="Vrai jusqu’au"
              type="date"
              value={one.until ?? ''}
              onChange={until => set(at, { until: until || undefined })}
              help="Passé ce jour, il n’est plus repris dans un document. Vide pour un événement."
            />
          </div>
          {one.source ? (
            <p className="help">
              Dans la bibliothèque&nbsp;: <SourceLink source={{ id: one.source }} acts={acts} />{' '}
              <Button look="link" onPress={() => set(at, { source: undefined })}>
                Délier
              </Button>
            </p>
          ) : (
            <SourcePicker
              label="Ou une source de la bibliothèque"
              excludedIds={[]}
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

type Pair = Argument['pairs'][number]

/** Edits the objections to an argument, with their replies. */
export function Pairs({
  pairs,
  onChange,
}: {
  readonly pairs: readonly Pair[]
  readonly onChange: (pairs: Pair[]) => void
}) {
  const ids = useRowIds(pairs.length)
  const set = (at: number, part: Partial<Pair>) =>
    onChange(pairs.map((pair, index) => (index === at ? { ...pair, ...part } : pair)))
  return (
    <>
      {pairs.map((pair, at) => (
        <fieldset key={ids.of(at)} className="edit-row">
          <legend className="sr-only">Objection {at + 1}</legend>
          <Field
            label="Objection"
            type="long"
            value={pair.objection}
            onChange={objection => set(at, { objection })}
          />
          <Field label="Réponse" type="long" value={pair.reply} onChange={reply => set(at, { reply })} />
          <Button
            look="link"
            aria-label={`Retirer l’objection ${at + 1}`}
            onPress={() => {
              ids.drop(at)
              onChange(pairs.filter((_, index) => index !== at))
            }}
          >
            Retirer
          </Button>
        </fieldset>
      ))}
      <div className="actions">
        <Button onPress={() => onChange([...pairs, { objection: '', reply: '' }])}>
          Ajouter une objection
        </Button>
      </div>
    </>
  )
}

/** Keys for rows that have no id of their own, so that removing one leaves the typing in the others. */
function useRowIds(length: number): {
  readonly of: (at: number) => string
  readonly drop: (at: number) => void
} {
  const ids = useRef<string[]>([])
  while (ids.current.length < length) ids.current.push(newId())
  return {
    of: at => ids.current[at] ?? `${at}`,
    drop: at => void ids.current.splice(at, 1),
  }
}
