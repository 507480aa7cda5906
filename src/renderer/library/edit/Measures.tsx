import type { Argument } from '../../../shared/library/model.ts'
import { useCall } from '../../kernel/api.ts'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/field.tsx'

type Link = Argument['measures'][number]

/** The measures an argument is about, and the state of the bill it was written for. */
export function Measures({
  measures,
  onChange,
}: {
  readonly measures: readonly Link[]
  readonly onChange: (measures: Link[]) => void
}) {
  const { value: bills } = useCall('bills.list', {})
  const all = (bills ?? []).flatMap(bill =>
    bill.measures.map(measure => ({
      value: `${bill.id}|${measure.id}`,
      label: `${measure.title} (${bill.title.slice(0, 50)})`,
    })),
  )
  const selection = new Set(measures.map(one => `${one.bill}|${one.measure}`))
  const set = (at: number, stage: string) =>
    onChange(measures.map((one, index) => (index === at ? { ...one, stage: stage || undefined } : one)))
  return (
    <>
      {measures.map((one, at) => {
        const bill = bills?.find(candidate => candidate.id === one.bill)
        const name = bill?.measures.find(candidate => candidate.id === one.measure)?.title ?? one.measure
        return (
          <fieldset key={`${one.bill}|${one.measure}`} className="edit-row">
            <legend>{name}</legend>
            <Choice
              label="Écrit pour l’étape"
              value={one.stage ?? ''}
              onChange={stage => set(at, stage)}
              options={[
                { value: '', label: 'non dite' },
                ...(bill?.stages ?? []).map(stage => ({ value: stage.key, label: stage.label })),
              ]}
              help="Quand la mesure change ensuite, l’argument est signalé."
            />
            <Button
              look="link"
              aria-label={`Retirer la mesure ${name}`}
              onPress={() => onChange(measures.filter((_, index) => index !== at))}
            >
              Retirer
            </Button>
          </fieldset>
        )
      })}
      <Choice
        label="Ajouter une mesure"
        value=""
        onChange={value => {
          const [bill, measure] = value.split('|')
          if (!bill || !measure) return
          const stage = bills?.find(one => one.id === bill)?.current
          onChange([...measures, { bill, measure, ...(stage && { stage }) }])
        }}
        options={[{ value: '', label: 'choisir…' }, ...all.filter(one => !selection.has(one.value))]}
      />
    </>
  )
}
