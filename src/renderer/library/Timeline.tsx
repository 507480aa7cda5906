import type { Version } from '../../shared/library/model.ts'
import { today } from '../ui/date.ts'
import { span, stateOf } from './articleWords.ts'

interface Props {
  /** in the order they were law */
  readonly versions: readonly Version[]
  readonly currentVersion?: Version
  readonly comparedVersion?: Version
  readonly day: string
  readonly onShow: (id: string) => void
}

const time = (day: string) => Date.parse(`${day}T00:00:00Z`)
const realDay = (day: string | undefined) => (day && day < '2900' ? day : undefined)

/** The life of an article on one line: a segment per wording, as long as it was law, and the day one reads it at. */
export function Timeline({ versions, currentVersion, comparedVersion, day, onShow }: Props) {
  const datedVersions = versions.filter(version => realDay(version.from))
  const first = realDay(datedVersions[0]?.from)
  if (!first || datedVersions.length < 2) return null
  const start = time(first)
  const last = [today(), day, ...datedVersions.flatMap(({ from, to }) => [realDay(from), realDay(to)])]
    .filter(one => one !== undefined)
    .sort()
    .at(-1)
  const end = Math.max(time(last ?? first), start + 1)
  const at = (one: string) => ((Math.min(Math.max(time(one), start), end) - start) / (end - start)) * 100
  const years = scale(first, new Date(end).toISOString().slice(0, 10))
  return (
    <div className="life" aria-hidden>
      <div className="life-line">
        {datedVersions.map(version => {
          const from = at(version.from ?? first)
          const to = realDay(version.to) ? at(version.to ?? first) : 100
          const mark = version === currentVersion ? ' shown' : version === comparedVersion ? ' compared' : ''
          return (
            <button
              key={version.id}
              type="button"
              tabIndex={-1}
              title={`${span(version)}, ${stateOf(version)}`}
              className={`life-part${mark}${version.status.startsWith('ABROGE') ? ' ended' : ''}`}
              style={{ insetInlineStart: `${from}%`, inlineSize: `${Math.max(to - from, 0.6)}%` }}
              onClick={() => onShow(version.id)}
            />
          )
        })}
        <span className="life-day" style={{ insetInlineStart: `${at(day)}%` }} />
      </div>
      <div className="life-years">
        {years.map(year => (
          <span key={year} style={{ insetInlineStart: `${at(`${year}-01-01`)}%` }}>
            {year}
          </span>
        ))}
      </div>
    </div>
  )
}

/** At most six years to write under the line, evenly spaced. */
function scale(from: string, to: string): number[] {
  const [first, last] = [Number(from.slice(0, 4)) + 1, Number(to.slice(0, 4))]
  const step = [1, 2, 5, 10, 20, 50].find(one => (last - first) / one <= 6) ?? 100
  const begin = Math.ceil(first / step) * step
  return Array.from(
    { length: Math.max(0, Math.floor((last - begin) / step) + 1) },
    (_, n) => begin + n * step,
  )
}
