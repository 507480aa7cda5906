import type { Argument } from '../../../shared/library/model.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { useRowIds } from './rows.ts'

type Pair = Argument['pairs'][number]

/** What will be said against an argument, and the reply. */
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
