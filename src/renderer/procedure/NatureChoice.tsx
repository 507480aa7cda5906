import { firstQuestion, type Matter, matters } from '../../shared/procedure/regimes/matters.ts'
import { matterOf, natureValues } from '../../shared/procedure/regimes/natures.ts'
import { Choice } from '../ui/field.tsx'

const UNKNOWN = {
  value: '',
  label: 'je ne sais pas\u00a0: la date la plus proche de tous les régimes est retenue',
}

/** Asks what an act is, by steps: its matter, then its regime. `options` are the answers of the event. */
export function NatureChoice({
  options,
  onChange,
}: {
  readonly options: readonly string[]
  readonly onChange: (options: readonly string[]) => void
}) {
  const nature = options.find(one => one in natureValues) ?? ''
  const matter = matterOf(nature)
  const choose = (value: string) =>
    onChange([...options.filter(one => !(one in natureValues)), ...(value ? [value] : [])])
  return (
    <>
      <Choice
        label={firstQuestion}
        value={matter?.key ?? ''}
        onChange={choose}
        options={[
          UNKNOWN,
          ...(matters as readonly Matter[]).map(({ key, label }) => ({ value: key, label })),
        ]}
        help="Lisez qui l’a pris et le code qu’il cite en tête&nbsp;: un texte spécial donne souvent moins de deux mois."
      />
      {matter && (
        <Choice
          label={matter.question}
          value={nature === matter.key ? '' : nature}
          onChange={value => choose(value || matter.key)}
          options={[
            { value: '', label: 'je ne sais pas\u00a0: la plus proche de cette matière est retenue' },
            ...Object.entries(matter.regimes).map(([value, label]) => ({ value, label })),
          ]}
        />
      )}
    </>
  )
}
