import { dayNameOf } from '../../shared/procedure/limits/day-name.ts'
import type { TimeLimit } from '../../shared/procedure/limits/model.ts'
import { nearness } from '../../shared/procedure/limits/nearness.ts'
import { ArticleLinks } from '../ui/article-links.tsx'
import { distance, longDay } from '../ui/date.ts'

/** One limit: its three dates, its rule and article, how it was found, what proves its start. */
export function OneLimit({
  limit,
  now,
  affaire,
}: {
  readonly limit: TimeLimit
  readonly now: string
  /** the title of its case, where nothing above says it */
  readonly affaire?: string
}) {
  const late = limit.kind === 'limit' && limit.fate === 'running' && (limit.lastDay ?? '') < now
  return (
    <li className="limit" data-near={nearness(limit, now)} data-fate={limit.fate}>
      <h3>
        {limit.title}
        {affaire && <small className="limit-of"> {affaire}</small>}
      </h3>
      {limit.kind === 'none' ? (
        <p>{limit.reason}</p>
      ) : (
        <dl className="limit-dates">
          {limit.kind === 'limit' && limit.prudent !== limit.lastDay && (
            <div className="limit-prudent">
              <dt>Date prudente</dt>
              <dd>
                {longDay(limit.prudent ?? '')} <small>{distance(limit.prudent ?? '', now)}</small>
              </dd>
            </div>
          )}
          <div>
            <dt>{dayNameOf(limit)}</dt>
            <dd>
              {longDay(limit.lastDay ?? '')}
              {limit.time && `, ${limit.time.replace(':00', ' h')}`}{' '}
              <small>{late ? 'passé' : distance(limit.lastDay ?? '', now)}</small>
            </dd>
          </div>
          {limit.kind === 'limit' && limit.term !== limit.prudent && limit.term !== limit.lastDay && (
            <div>
              <dt>Échéance</dt>
              <dd>{longDay(limit.term ?? '')}</dd>
            </div>
          )}
        </dl>
      )}
      {limit.judge && <p className="limit-because">Juge&nbsp;: {limit.judge}.</p>}
      {limit.because && <p className="limit-because">{limit.because}</p>}
      <p className="limit-rule">
        {limit.rule} · <ArticleLinks articles={limit.articles} />
        {limit.certainty === 'to-verify' && <span className="badge">à vérifier</span>}
      </p>
      {limit.caveat && <p className="limit-caveat">{limit.caveat}</p>}
      {limit.pending && <p className="limit-because">En attente&nbsp;: {limit.pending}.</p>}
      {limit.readings.length > 0 && (
        <ul className="limit-readings">
          {limit.readings.map(reading => (
            <li key={`${reading.label} ${reading.day}`}>
              Autre lecture, {reading.label}&nbsp;: {longDay(reading.day)}
            </li>
          ))}
        </ul>
      )}
      {limit.next && limit.fate === 'running' && <p className="help">{limit.next}</p>}
      <details>
        <summary>Comment cette date est calculée</summary>
        <ol className="limit-steps">
          {limit.steps.map(step => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <ul className="limit-readings">
          {limit.sources.map(source => (
            <li key={source.text}>{sourceText(source)}</li>
          ))}
        </ul>
        {limit.proof && <p>Preuve du point de départ&nbsp;: {limit.proof}.</p>}
      </details>
    </li>
  )
}

const marks = { read: 'lu', recalled: 'rappelé de mémoire', doubtful: 'discuté' } as const

/** `art. R. 421-1 CJA : lu, en vigueur depuis le 1er janvier 2017`. */
function sourceText({ text, mark, from, to }: TimeLimit['sources'][number]): string {
  const period = to
    ? `${from ? `du ${longDay(from)} ` : ''}jusqu’au ${longDay(to)}`
    : from
      ? `en vigueur depuis le ${longDay(from)}`
      : ''
  return `${text}\u00a0: ${[marks[mark], period].filter(Boolean).join(', ')}`
}
