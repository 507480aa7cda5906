import { memo } from 'react'
import {
  amendmentLabel,
  kindLabels,
  numberLabel,
  parentLabel,
  targetLabel,
} from '../../../shared/campaign/amendments/label.ts'
import type { Conflict } from '../../../shared/campaign/amendments/liasse.ts'
import type { Amendment } from '../../../shared/campaign/amendments/model.ts'
import { small } from '../../../shared/campaign/amendments/say.ts'
import { cutAtWord } from '../../../shared/french/cut-at-word.ts'
import { href } from '../../kernel/route.ts'

interface LineProps {
  readonly one: Amendment
  readonly parent: Amendment | undefined
  /** the text its series is of, said once where several are listed */
  readonly text: string
  readonly heading: boolean
  readonly rank: ReadonlyMap<string, number>
  readonly group: readonly string[] | undefined
  readonly conflicts: readonly Conflict[] | undefined
  readonly isSelected: boolean
  readonly onTick: (id: string) => void
}

/** An amendment of a liasse: its place, who, what it says, and what it meets. */
export const Line = memo(function Line({
  one,
  parent,
  text,
  heading,
  rank,
  group,
  conflicts,
  isSelected,
  onTick,
}: LineProps) {
  const name = `${targetLabel(one.target)}, ${small(amendmentLabel(one))}`
  const ranks = (ids: readonly string[]) =>
    ids
      .map(id => rank.get(id) ?? 0)
      .sort((a, b) => a - b)
      .slice(0, 6)
      .join(', ')
  const against = (conflicts ?? [])
    .filter(other => other.kind === 'overlap')
    .map(({ a, b }) => (a === one.id ? b : a))
  return (
    <li className={`row-item liasse-row${one.fallbackOf || one.parent ? ' after' : ''}`}>
      {text && <h3 className="liasse-text">{text}</h3>}
      {heading && <h3>{targetLabel(one.target)}</h3>}
      <div className="liasse-line">
        <label className="tick-line">
          <input
            type="checkbox"
            checked={isSelected}
            onChange={() => onTick(one.id)}
            aria-label={`Choisir\u00a0: ${name}`}
          />
          <span aria-hidden>{rank.get(one.id)}</span>
        </label>
        <a className="row-link" href={href(['campagne', 'amendements', one.id])}>
          <span className="row-title">
            {numberLabel(one)}
            {one.authors && ` · ${one.authors.split(',')[0]}`}
            {one.parent
              ? ` · sous-amendement ${parentLabel(one, parent)}`
              : kindLabels[one.kind] && ` · ${kindLabels[one.kind]}`}
            {one.outcome && ` · ${one.outcome}`}
          </span>
          <span className="row-meta">{cutAtWord(one.dispositif, 220) || 'Sans dispositif'}</span>
        </a>
        <span className="liasse-marks">
          {group && (
            <span className="badge">identique&nbsp;: {ranks(group.filter(id => id !== one.id))}</span>
          )}
          {one.fallbackOf && <span className="badge">repli du {rank.get(one.fallbackOf) ?? '?'}</span>}
          {against.length > 0 && (
            <span className="badge warn">
              conflit&nbsp;: {ranks(against)}
              {against.length > 6 ? '…' : ''}
            </span>
          )}
          {one.arguments.length > 0 && (
            <span className="badge">
              {one.arguments.length} argument{one.arguments.length > 1 ? 's' : ''}
            </span>
          )}
          {one.origin === 'imported' && one.changes.length === 0 && (
            <span className="badge warn">non lu</span>
          )}
        </span>
      </div>
    </li>
  )
})
