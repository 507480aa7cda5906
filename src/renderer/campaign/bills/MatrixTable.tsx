import { useEffect, useRef, useState } from 'react'
import { type Cell, type Matrix, matrixOf } from '../../../shared/campaign/bills/fate.ts'
import type { Bill, Stage } from '../../../shared/campaign/bills/model.ts'
import { href } from '../../kernel/route.ts'
import { shortDay } from '../../ui/date.ts'
import { count } from '../../ui/quantities.ts'

type MatrixRow = Matrix['rows'][number]

/** A cell of the picture, by the place of its row and of its column. */
interface Pointed {
  readonly row: number
  readonly column: number
}

/**
 * Measures down, stages across, one low row each: a colour and a sign say what became of it, nothing else. What is known of the cell one
 * points at, by whom and how surely, is said under the picture, in a place that is always there; a reader of the screen hears it in the cell.
 */
export function MatrixTable({ bill }: { readonly bill: Bill }) {
  const { stages, rows } = matrixOf(bill)
  const [pointed, setPointed] = useState<Pointed>()
  const table = useRef<HTMLTableElement>(null)
  useEffect(() => {
    const element = table.current
    if (!element) return
    const point = ({ target }: Event) => {
      const cell = target instanceof Element ? target.closest('[data-row]') : null
      if (cell instanceof HTMLElement)
        setPointed({ row: Number(cell.dataset.row), column: Number(cell.dataset.column ?? -1) })
    }
    element.addEventListener('pointerover', point)
    element.addEventListener('focusin', point)
    return () => {
      element.removeEventListener('pointerover', point)
      element.removeEventListener('focusin', point)
    }
  }, [])
  return (
    <>
      <section className="table-scroll fates-scroll" aria-label={`Mesures et étapes\u00a0: ${bill.title}`}>
        <table className="measures fates" ref={table}>
          <thead>
            <tr>
              <th scope="col">Mesure</th>
              {stages.map(stage => (
                <th scope="col" key={stage.key}>
                  {headOf(stage)}
                  {stage.date && <small>{shortDay(stage.date)}</small>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ measure, cells }, row) => (
              <tr key={measure.id}>
                <th scope="row" data-row={row}>
                  <a href={href(['campagne', 'textes', bill.id, measure.id])}>{measure.title}</a>{' '}
                  {measure.article && <small>art. {measure.article}</small>}
                </th>
                {cells.map((cell, column) => (
                  <td
                    key={cell.stage}
                    data-row={row}
                    data-column={column}
                    data-doubt={cell.toVerify ? '' : undefined}
                    className={`fate ${cell.look.tone}`}
                  >
                    <span aria-hidden>{cell.look.sign}</span>
                    <span className="sr-only">{cellWords(cell)}</span>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <Legend rows={rows} />
      <p className="fate-said" aria-hidden>
        {saidOf(rows, stages, pointed)}
      </p>
      <Doubts bill={bill} rows={rows} stages={stages} />
    </>
  )
}

/** The name of a stage without the days it repeats. */
const headOf = ({ label }: Stage): string => label.replace(/\s*\([^)]*\d{4}\)$/, '')

const cellWords = ({ look, fate, article, toVerify }: Cell): string =>
  [
    fate?.outcome || look.word,
    article && `article ${article}`,
    fate?.date && shortDay(fate.date),
    fate?.source && `lu dans ${siteOf(fate.source)}`,
    toVerify && 'à vérifier',
  ]
    .filter(Boolean)
    .join(', ')

/** Says what is known of a cell; of a measure, what it does. */
function saidOf(rows: readonly MatrixRow[], stages: readonly Stage[], pointed: Pointed | undefined): string {
  const row = pointed && rows[pointed.row]
  if (!row) return 'Pointez une case\u00a0: ce qui est su, par qui et avec quelle certitude se lit ici.'
  const cell = row.cells[pointed.column]
  const stage = stages[pointed.column]
  if (cell && stage) return `${row.measure.title} — ${headOf(stage)}\u00a0: ${cellWords(cell)}.`
  return [row.measure.title, row.measure.does].filter(Boolean).join(' — ')
}

/** The signs of this picture, each with its word; those that are not in it are not there. */
function Legend({ rows }: { readonly rows: readonly MatrixRow[] }) {
  const looks = new Map(
    rows.flatMap(({ cells }) => cells.map(({ look }) => [`${look.sign} ${look.tone}`, look] as const)),
  )
  return (
    <ul className="fate-legend" aria-label="Légende">
      {[...looks].map(([key, { sign, tone, word }]) => (
        <li key={key}>
          <span className={`fate ${tone}`} aria-hidden>
            {sign}
          </span>{' '}
          {word}
        </li>
      ))}
    </ul>
  )
}

/** The doubts of the picture, gathered: which cells, of which measures, are still to be verified. */
function Doubts({
  bill,
  rows,
  stages,
}: {
  readonly bill: Bill
  readonly rows: readonly MatrixRow[]
  readonly stages: readonly Stage[]
}) {
  const doubts = rows
    .map(({ measure, cells }) => ({
      measure,
      at: cells.flatMap((cell, n) => (cell.toVerify && stages[n] ? [headOf(stages[n])] : [])),
    }))
    .filter(({ measure, at }) => at.length > 0 || measure.certainty === 'to-verify')
  if (doubts.length === 0) return null
  const cells = doubts.reduce((sum, { at }) => sum + at.length, 0)
  return (
    <details className="fate-doubts">
      <summary>
        À vérifier&nbsp;:{' '}
        {cells > 0 && `${count(cells, 'case soulignée', 'cases soulignées')} de points, dans `}
        {count(doubts.length, 'mesure')}
      </summary>
      <ul>
        {doubts.map(({ measure, at }) => (
          <li key={measure.id}>
            <a href={href(['campagne', 'textes', bill.id, measure.id])}>{measure.title}</a>{' '}
            <small>
              {[measure.certainty === 'to-verify' && 'la mesure elle-même', ...at]
                .filter(Boolean)
                .join(' · ')}
            </small>
          </li>
        ))}
      </ul>
    </details>
  )
}

/** The site of an address; what was written itself where it is none. */
const siteOf = (source: string): string => /^https?:\/\/(?:www\.)?([^/]+)/.exec(source)?.[1] ?? source

/** Where something was read: the site is enough to know who says it. */
export const From = ({ source }: { readonly source: string }) => {
  const site = siteOf(source)
  if (site === source) return <small>{source}</small>
  return (
    <small>
      <a href={source} target="_blank" rel="noreferrer">
        {site}
      </a>
    </small>
  )
}
