import { useCall } from '../../../kernel/api.ts'
import { momentText } from '../../../ui/date.ts'
import { Failure } from '../../../ui/state.tsx'

/** Faults of the host and of members that this desk noticed in a space: those that last first, then those that are over. */
export function Findings({ space }: { readonly space: string }) {
  const { value, error, reload } = useCall('office.findings', {})
  if (error) return <Failure error={error} retry={reload} />
  const findings = (value ?? []).filter(one => one.space === space)
  if (findings.length === 0) return null
  return (
    <section aria-labelledby="space-findings">
      <h2 id="space-findings">Ce que ce poste a remarqué d’anormal</h2>
      <ul className="rows" aria-label="Ce que ce poste a remarqué d’anormal">
        {findings
          .toSorted((a, b) => Number(a.isOver) - Number(b.isOver))
          .map(one => (
            <li key={`${one.at} ${one.kind} ${one.sentence}`} className="row-item">
              <span className="row-text">
                <span>{one.sentence}</span>
                <span className="row-meta">
                  {momentText(one.at)}
                  {one.isOver && ' · ce qui manquait est arrivé depuis'}
                </span>
              </span>
            </li>
          ))}
      </ul>
    </section>
  )
}
