import type { Output } from '../../../shared/kernel/contract.ts'
import { ToVerify } from '../../ui/state.tsx'

type Measure = Output<'briefs.propose'>['measures'][number]

interface Props {
  readonly measures: readonly Measure[]
  readonly chosen: readonly string[]
  /** the document is about one measure alone */
  readonly one: boolean
  readonly onChange: (ids: string[]) => void
}

/** The measures of the bill, each with what became of it at the stage. */
export const Measures = ({ measures, chosen, one, onChange }: Props) => (
  <fieldset className="picks">
    <legend>{one ? 'Sur quelle mesure ?' : 'Sur quelles mesures ?'}</legend>
    {measures.map(measure => (
      <label key={measure.id} className="check-row">
        <input
          type={one ? 'radio' : 'checkbox'}
          name="measure"
          checked={chosen.includes(measure.id)}
          onChange={event => {
            if (one) return onChange([measure.id])
            const others = chosen.filter(id => id !== measure.id)
            onChange(event.target.checked ? [...others, measure.id] : others)
          }}
        />
        <span>
          {measure.title}
          <small>
            {measure.article && `art. ${measure.article} ; `}
            {measure.fate || 'sort non connu'} {measure.certainty === 'to-verify' && <ToVerify />}
          </small>
        </span>
      </label>
    ))}
  </fieldset>
)
