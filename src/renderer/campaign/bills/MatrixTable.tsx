import { type Cell, matrixOf } from '../../../shared/campaign/bills/fate.ts'
import type { Bill } from '../../../shared/campaign/bills/model.ts'
import { href } from '../../kernel/route.ts'
import { shortDay } from '../../ui/date.ts'
import { ToVerify } from '../../ui/state.tsx'

/** Measures down, stages across; each cell says its state by a sign and the words of its source, else a word; colour repeats it. */
export function MatrixTable({ bill }: { readonly bill: Bill }) {
  const { stages, rows } = matrixOf(bill)
  return (
    <section className="table-scroll" aria-label={`Mesures et étapes\u00a0: ${bill.title}`}>
      <table className="measures fates">
        <thead>
          <tr>
            <th scope="col">Mesure</th>
            {stages.map(stage => (
              <th scope="col" key={stage.key}>
                {stage.label}
                {stage.date && <small>{shortDay(stage.date)}</small>}
                {stage.reference && <small>{stage.reference}</small>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ measure, cells }) => (
            <tr key={measure.id}>
              <th scope="row">
                <a href={href(['campagne', 'textes', bill.id, measure.id])}>{measure.title}</a>
                <small>{measure.article && `art. ${measure.article}`}</small>
                {measure.certainty === 'to-verify' && <ToVerify />}
              </th>
              {cells.map(cell => (
                <FateCell key={cell.stage} cell={cell} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const FateCell = ({ cell: { look, fate, article, toVerify } }: { readonly cell: Cell }) => (
  <td className={`fate ${look.tone}`}>
    <span className="fate-head">
      <span aria-hidden>{look.sign}</span> {fate?.outcome || look.word}
    </span>
    {article && <small>art. {article}</small>}
    {fate?.date && <small>{shortDay(fate.date)}</small>}
    {toVerify && (
      <small>
        <ToVerify />
      </small>
    )}
    {fate?.source && <From source={fate.source} />}
  </td>
)

/** Where something was read: the site is enough to know who says it. */
export const From = ({ source }: { readonly source: string }) => {
  const site = /^https?:\/\/(?:www\.)?([^/]+)/.exec(source)?.[1]
  if (!site) return <small>{source}</small>
  return (
    <small>
      <a href={source} target="_blank" rel="noreferrer">
        {site}
      </a>
    </small>
  )
}
