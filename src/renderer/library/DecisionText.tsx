import type { Decision } from '../../shared/library/model.ts'
import { sections } from '../../shared/library/source-labels.ts'
import { Passages } from './Passages.tsx'
import type { Acts } from './sourceActions.ts'

/** A judgment: what it holds and its publisher's abstract first, then its text, point by point. */
export function DecisionText({
  source,
  pin,
  acts,
}: {
  readonly source: Decision
  readonly pin?: string
  readonly acts: Acts
}) {
  const parts = [
    ...new Set(source.text.map(passage => passage.section).filter(section => section !== undefined)),
  ]
  const go = (section: string) =>
    document.getElementById(`section-${section}`)?.scrollIntoView({ block: 'start' })
  return (
    <>
      <dl className="facts">
        {source.solution && (
          <>
            <dt>Solution</dt>
            <dd>{source.solution}</dd>
          </>
        )}
        {source.ecli && (
          <>
            <dt>ECLI</dt>
            <dd className="mono">{source.ecli}</dd>
          </>
        )}
      </dl>
      {source.holding && <p className="holding">{source.holding}</p>}
      {source.abstract && (
        <section aria-label="Sommaire" className="abstract">
          <h3>Sommaire</h3>
          <p>{source.abstract}</p>
        </section>
      )}
      {parts.length > 1 && (
        <nav aria-label="Parties de la décision" className="parts">
          {parts.map(part => (
            <button type="button" key={part} className="button link" onClick={() => go(part)}>
              {sections[part]}
            </button>
          ))}
        </nav>
      )}
      {source.punctuation === 'damaged' && source.text.length > 0 && (
        <p className="help">
          La publication en données ouvertes a perdu des guillemets et des points d’interrogation. La citation
          mot pour mot les rétablit selon des règles qu’elle indique.
        </p>
      )}
      <Passages source={source} pin={pin} acts={acts} />
    </>
  )
}
