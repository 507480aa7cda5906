import { useCall } from '../api.ts'
import { distance, longDay, today } from '../ui/date.ts'
import { href } from '../ui/route.ts'
import { nearness } from './OneLimit.tsx'
import './limits.css'

/** What is due across all dossiers in the next three months, the nearest first; nothing when nothing is. */
export function Due() {
  const now = today()
  const { value } = useCall('limits.due', { since: now })
  const until = new Date(Date.parse(now) + 92 * 86_400_000).toISOString().slice(0, 10)
  const near = value?.filter(one => (one.limit.prudent ?? '') <= until) ?? []
  if (near.length === 0) return null
  return (
    <section className="due" aria-labelledby="due">
      <h2 id="due">Échéances proches</h2>
      <ol>
        {near.slice(0, 8).map(({ dossier, title, limit }) => (
          <li key={`${dossier} ${limit.key}`} data-near={nearness(limit, now)}>
            <a href={href(['dossier', dossier], { fait: 'limits' })}>
              <span className="due-day">
                {longDay(limit.prudent ?? limit.lastDay ?? '')}
                <small>{distance(limit.prudent ?? limit.lastDay ?? '', now)}</small>
              </span>
              <span>
                {limit.title}
                <small>
                  {title}
                  {limit.lastDay !== limit.prudent && ` · dernier jour utile ${longDay(limit.lastDay ?? '')}`}
                </small>
              </span>
            </a>
          </li>
        ))}
      </ol>
      {near.length > 8 && <p className="help">Et {near.length - 8} autres, dans leurs dossiers.</p>}
    </section>
  )
}
