import type { DossierLine } from '../../../shared/filings/line/model.ts'
import { distance, longDay } from '../../ui/date.ts'

/** Limits that run in all the cases of a dossier, the nearest first, with the days that are left. */
export function RunningLimits({ value }: { readonly value: DossierLine }) {
  const running = value.lines
    .flatMap(line =>
      line.steps.flatMap(step =>
        step.limits
          .filter(limit => limit.isRunning && limit.lastDay)
          .map(limit => ({ limit, lastDay: limit.lastDay!, title: line.title })),
      ),
    )
    .toSorted((a, b) => a.lastDay.localeCompare(b.lastDay))
  if (running.length === 0) return null
  return (
    <section className="case-limits" aria-label="Ce qui court">
      <h2>Ce qui court</h2>
      <ul>
        {running.map(({ limit, lastDay, title }) => (
          <li key={limit.key} className={lastDay < value.day ? 'late' : ''}>
            <b>{longDay(lastDay)}</b>
            <span>
              {limit.title}
              <small>
                {[
                  distance(lastDay, value.day),
                  lastDay < value.day && 'passé, rien ne montre que c’est fait',
                  value.lines.length > 1 && title,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
