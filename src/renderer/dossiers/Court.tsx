import { courtName } from '../../shared/draft/words.ts'
import { useCall } from '../api.ts'
import { Button } from '../ui/button.tsx'
import { Choice } from '../ui/field.tsx'
import { Laws } from '../ui/law.tsx'

type Facts = Readonly<Record<string, string>>

/** The departments, to choose from. */
export function Department(props: {
  readonly label: string
  readonly value: string
  readonly help?: string
  readonly required?: boolean
  readonly onChange: (value: string) => void
}) {
  const { value: table } = useCall('courts.table', {})
  return (
    <Choice
      {...props}
      options={[
        { value: '', label: 'À choisir' },
        ...(table?.departments ?? []).map(one => ({ value: one.code, label: `${one.code} – ${one.name}` })),
      ]}
    />
  )
}

/** The court proposed from the commune or the department, with the reason; nothing once it is taken. */
export function CourtProposals({
  asked,
  facts,
  onTake,
}: {
  /** the question it answers: `court`, or `appeal.court` for the court above */
  readonly asked: string
  readonly facts: Facts
  readonly onTake: (court: string) => void
}) {
  const { commune = '', departement: department = '' } = facts
  const known = commune.trim() !== '' || department !== ''
  const { value: found } = useCall('courts.find', known ? { commune, department } : null)
  const answer = facts[asked] ?? ''
  const court = (one: { readonly court: string; readonly appeal: string }) =>
    asked === 'appeal.court' ? one.appeal : one.court
  const proposed = (found ?? []).filter(one => court(one) !== '')
  if (proposed.length === 0 || proposed.some(one => courtName(court(one)) === courtName(answer || '?')))
    return null
  return (
    <ul className="court-proposals">
      {proposed.map(one => (
        <li key={one.department.code}>
          <p>
            {answer
              ? 'Le ressort désigne un autre tribunal. '
              : proposed.length > 1
                ? 'Plusieurs communes portent ce nom. '
                : ''}
            {one.reason} <Laws articles={one.articles} />
          </p>
          <p className="help">{one.caveat}</p>
          <Button onPress={() => onTake(court(one))}>Prendre : {courtName(court(one))}</Button>
        </li>
      ))}
    </ul>
  )
}
