import type { Bill } from '../../../shared/campaign/bills/model.ts'
import { houseOf } from '../../../shared/campaign/briefs/choice.ts'
import type { BriefChoice } from '../../../shared/campaign/briefs/model.ts'
import { shortDay } from '../../ui/date.ts'
import { Choice } from '../../ui/field.tsx'

interface Props {
  readonly bills: readonly Bill[]
  readonly choice: BriefChoice
  /** the stage that stands where none was chosen */
  readonly stage: string
  readonly onChange: (part: Partial<BriefChoice>) => void
}

/** Which bill, and where it is. Another stage is before another assembly. */
export function StageFields({ bills, choice, stage, onChange }: Props) {
  const bill = bills.find(one => one.id === choice.bill)
  const at = (key: string) => {
    const house = houseOf(bill?.stages.find(one => one.key === key))
    return { stage: key, ...(house && { audience: { ...choice.audience, chamber: house, group: '' } }) }
  }
  return (
    <fieldset>
      <legend>Sur quel texte ?</legend>
      <Choice
        label="Texte de loi"
        value={choice.bill}
        onChange={id => onChange({ bill: id, stage: '', measures: [], arguments: [] })}
        options={[
          ...(choice.bill ? [] : [{ value: '', label: 'Choisir…' }]),
          ...bills.map(one => ({ value: one.id, label: one.title })),
        ]}
      />
      {bill && (
        <Choice
          label="Stade"
          value={choice.stage || stage}
          onChange={key => onChange(at(key))}
          help="Le document dit ce que les mesures sont devenues à ce stade."
          options={bill.stages.map(one => ({
            value: one.key,
            label: one.date ? `${one.label} (${shortDay(one.date)})` : one.label,
          }))}
        />
      )}
    </fieldset>
  )
}
