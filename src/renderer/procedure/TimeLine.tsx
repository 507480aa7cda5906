import type { Event } from '../../shared/dossiers/model.ts'
import { shortMonthNames } from '../../shared/french/dates.ts'
import { DAY_MS, dayOf } from '../../shared/kernel/days.ts'
import type { TimeLimit } from '../../shared/procedure/limits/model.ts'
import { longDay, shortDay } from '../ui/date.ts'

const days = (day: string) => Date.parse(`${day}T00:00:00Z`) / DAY_MS
const WIDTH_PX = 720
const ROW_HEIGHT_PX = 32
const TOP_PX = 26

/** The dates of a dossier on one line, its limits below: the list under it says the same in words. */
export function TimeLine({
  limits,
  events,
  now,
}: {
  readonly limits: readonly TimeLimit[]
  readonly events: readonly Event[]
  readonly now: string
}) {
  const bars = limits.filter(limit => limit.lastDay)
  const datedEvents = events.filter(event => bars.some(bar => bar.event === event.id || bar.by === event.id))
  if (bars.length === 0) return null
  const all = [
    ...datedEvents.map(one => one.date),
    ...bars.flatMap(one => [one.from, one.lastDay ?? '']),
  ].sort()
  const first = days(all[0]!)
  const last = days(all.at(-1)!)
  const today = days(now)
  // today is shown where it does not flatten the rest
  const isTodayShown = today > first - 60 && today < last + 365
  const from = Math.min(first, isTodayShown ? today : first) - 8
  const to = Math.max(last, isTodayShown ? today : last) + 8
  const x = (day: string) => ((days(day) - from) / (to - from)) * WIDTH_PX
  const height = TOP_PX + bars.length * ROW_HEIGHT_PX + 18
  return (
    <section className="time-line-frame" aria-label="Frise des délais" tabIndex={0}>
      <svg
        className="time-line"
        viewBox={`0 0 ${WIDTH_PX} ${height}`}
        role="img"
        aria-label={`Frise\u00a0: ${datedEvents.length} dates, ${bars.length} délais, du ${shortDay(all[0]!)} au ${shortDay(all.at(-1)!)}`}
      >
        {months(from, to).map(({ day, label }) => (
          <g key={day} className="tick">
            <line x1={x(day)} x2={x(day)} y1={TOP_PX - 8} y2={height - 16} />
            {label && (
              <text x={x(day) + 3} y={12}>
                {label}
              </text>
            )}
          </g>
        ))}
        {bars.map((limit, row) => {
          const y = TOP_PX + row * ROW_HEIGHT_PX + 10
          const right = x(limit.from) > WIDTH_PX / 2
          return (
            <g key={limit.key} className="bar" data-fate={limit.fate} data-kind={limit.kind}>
              <title>{`${limit.title}\u00a0: ${longDay(limit.lastDay!)}`}</title>
              <text
                x={right ? x(limit.lastDay!) + 4 : x(limit.from) - 4}
                y={y - 4}
                textAnchor={right ? 'end' : 'start'}
              >
                {limit.title.length > 64 ? `${limit.title.slice(0, 62)}…` : limit.title}
              </text>
              <line x1={x(limit.from)} x2={x(limit.lastDay!)} y1={y + 6} y2={y + 6} />
              <circle cx={x(limit.from)} cy={y + 6} r={3.5} />
              {limit.kind === 'limit' && limit.prudent && (
                <line className="prudent" x1={x(limit.prudent)} x2={x(limit.prudent)} y1={y} y2={y + 12} />
              )}
              <rect x={x(limit.lastDay!) - 4} y={y + 2} width={8} height={8} />
            </g>
          )
        })}
        {isTodayShown && (
          <g className="now">
            <line x1={x(now)} x2={x(now)} y1={TOP_PX - 8} y2={height - 14} />
            <text x={x(now)} y={height - 3} textAnchor={x(now) > WIDTH_PX - 60 ? 'end' : 'middle'}>
              aujourd’hui
            </text>
          </g>
        )}
      </svg>
    </section>
  )
}

/** The first days of the months between two days; named so that names do not touch. */
function months(from: number, to: number): { day: string; label: string }[] {
  const start = new Date(from * DAY_MS)
  const ticks: { day: string; label: string }[] = []
  const count = (to - from) / 30.4
  const step = Math.max(1, Math.ceil(count / 12))
  let year = start.getUTCFullYear()
  let month = start.getUTCMonth() + 1
  for (;;) {
    if (month > 11) {
      year += 1
      month = 0
    }
    const day = dayOf(year, month + 1, 1)
    if (days(day) > to) return ticks
    const isLabelled = month % step === 0
    ticks.push({
      day,
      label: isLabelled
        ? `${shortMonthNames[month]}${month === 0 || ticks.every(one => !one.label) ? ` ${year}` : ''}`
        : '',
    })
    month += 1
  }
}
