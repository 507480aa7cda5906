import { type FactSpec, isAsked } from '../../shared/drafts/templates/template.ts'
import { Choice, Field } from '../ui/field.tsx'
import { CourtProposals, Department } from './Court.tsx'

interface Props {
  readonly specs: readonly FactSpec[]
  /** those of the page shown; all that are asked where none is named */
  readonly shown?: readonly FactSpec[] | undefined
  readonly facts: Readonly<Record<string, string>>
  readonly onChange: (key: string, value: string) => void
  /** plain questions for a volunteer, the profession's labels for a lawyer */
  readonly plain: boolean
}

/** The template's questions, answered once and reused by every draft; those that other answers make useless are not shown. */
export const Facts = ({ specs, shown, facts, onChange, plain }: Props) => (
  <div className="fields">
    {(shown ?? specs.filter(spec => isAsked(spec, specs, facts))).map(spec => (
      <Fact
        key={spec.key}
        spec={spec}
        plain={plain}
        value={facts[spec.key] ?? ''}
        facts={facts}
        onChange={value => onChange(spec.key, value)}
      />
    ))}
  </div>
)

function Fact({
  spec,
  value,
  facts,
  plain,
  onChange,
}: {
  readonly spec: FactSpec
  readonly value: string
  readonly facts: Props['facts']
  readonly plain: boolean
  readonly onChange: (value: string) => void
}) {
  const label = plain && spec.question ? spec.question : spec.label
  const common = { label, value, onChange, help: spec.help || undefined, required: spec.required }
  if (spec.choices.length > 0)
    return (
      <Choice
        {...common}
        options={[
          ...(spec.choices.some(one => one.value === value) ? [] : [{ value: '', label: 'À choisir' }]),
          ...spec.choices,
        ]}
      />
    )
  if (spec.type === 'department') return <Department {...common} />
  const type = spec.type === 'date' ? 'date' : spec.type === 'long' ? 'long' : 'text'
  const field = <Field {...common} id={`fact-${spec.key}`} type={type} placeholder={spec.default} />
  if (spec.type !== 'court') return field
  return (
    <div>
      {field}
      <CourtProposals factKey={spec.key} facts={facts} onTake={onChange} />
    </div>
  )
}
