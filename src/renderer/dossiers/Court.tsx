import { courtName } from '../../shared/french/wording.ts'
import { useCall } from '../kernel/api.ts'
import { ArticleLinks } from '../ui/article-links.tsx'
import { Button } from '../ui/button.tsx'
import { Choice } from '../ui/field.tsx'

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
  factKey,
  facts,
  onTake,
}: {
  /** the question it answers: `court`, or `appeal.court` for the court above */
  readonly factKey: string
  readonly facts: Facts
  readonly onTake: (court: string) => void
}) {
  const { commune = '', departement: department = '' } = facts
  const hasPlace = commune.trim() !== '' || department !== ''
  const { value: places } = useCall('courts.find', hasPlace ? { commune, department } : null)
  const answer = facts[factKey] ?? ''
  const court = (one: { readonly court: string; readonly appeal: string }) =>
    factKey === 'appeal.court' ? one.appeal : one.court
  const proposals = (places ?? []).filter(one => court(one) !== '')
  if (proposals.length === 0 || proposals.some(one => courtName(court(one)) === courtName(answer || '?')))
    return null
  const [first] = proposals
  const only = proposals.length === 1 ? first : undefined
  return (
    <div className="court-proposals">
      <p>
        {only
          ? `${answer ? 'Le ressort désigne un autre tribunal. ' : ''}${only.reason}`
          : 'Plusieurs communes portent ce nom\u00a0: choisissez le département.'}{' '}
        <ArticleLinks articles={first?.articles ?? []} />
      </p>
      <ul>
        {proposals.map(one => (
          <li key={one.department.code}>
            <Button onPress={() => onTake(court(one))}>
              {only ? 'Prendre' : `${one.department.name} (${one.department.code})`}&nbsp;:{' '}
              {courtName(court(one))}
            </Button>
          </li>
        ))}
      </ul>
      <p className="help">{first?.caveat}</p>
    </div>
  )
}
