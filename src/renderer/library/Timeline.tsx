import type { Version } from '../../shared/library/model.ts'
import { today } from '../ui/date.ts'
import { span, stateOf } from './articleWords.ts'
import { lifeLine } from './lifeLine.ts'

interface Props {
  /** in the order they were law */
  readonly versions: readonly Version[]
  readonly currentVersion?: Version
  readonly comparedVersion?: Version
  readonly day: string
  readonly onShow: (id: string) => void
}

/** Draws the life of an article on one line: a segment per wording, as long as it was law, and the day one reads it at. */
export function Timeline({ versions, currentVersion, comparedVersion, day, onShow }: Props) {
  const line = lifeLine(versions, day, today())
  if (!line) return null
  return (
    <div className="life" aria-hidden>
      <div className="life-line">
        {line.segments.map(({ version, start, size }) => {
          const mark = version === currentVersion ? ' shown' : version === comparedVersion ? ' compared' : ''
          return (
            <button
              key={version.id}
              type="button"
              tabIndex={-1}
              title={`${span(version)}, ${stateOf(version)}`}
              className={`life-part${mark}${version.status.startsWith('ABROGE') ? ' ended' : ''}`}
              style={{ insetInlineStart: `${start}%`, inlineSize: `${size}%` }}
              onClick={() => onShow(version.id)}
            />
          )
        })}
        <span className="life-day" style={{ insetInlineStart: `${line.day}%` }} />
      </div>
      <div className="life-years">
        {line.years.map(({ year, at }) => (
          <span key={year} style={{ insetInlineStart: `${at}%` }}>
            {year}
          </span>
        ))}
      </div>
    </div>
  )
}
