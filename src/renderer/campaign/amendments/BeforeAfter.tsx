import type { ConsolidatedArticle, Piece, Row } from '../../../shared/campaign/amendments/applying/apply.ts'
import { type Through, throughTitle } from '../../../shared/campaign/amendments/applying/through.ts'
import { withKeys } from '../../ui/keyed.ts'

/** Words of a row on one side of the table: what goes is struck through before, what comes is underlined after. */
const Words = ({ pieces, side }: { readonly pieces: readonly Piece[]; readonly side: 'before' | 'after' }) =>
  withKeys(
    pieces.filter(piece => piece.mark !== (side === 'before' ? 'inserted' : 'deleted')),
    piece => piece.text,
  ).map(({ key, item }) =>
    item.mark === 'kept' ? (
      <span key={key}>{item.text}</span>
    ) : item.mark === 'deleted' ? (
      <del key={key}>{item.text}</del>
    ) : (
      <ins key={key}>{item.text}</ins>
    ),
  )

/** The article before and after, alinéa by alinéa; of a sous-amendement, its amendment. `all`: those that do not change too. */
export function BeforeAfter({
  result,
  all,
  isSubAmendment,
  label = `${isSubAmendment ? 'L’amendement' : 'L’article'} avant et après`,
  column = `Texte avec ${isSubAmendment ? 'le sous-amendement' : 'l’amendement'}`,
}: {
  readonly result: ConsolidatedArticle
  readonly all: boolean
  readonly isSubAmendment: boolean
  readonly label?: string
  readonly column?: string
}) {
  const additions = result.added.flatMap(({ alineas }) =>
    alineas.map((line): Row => ({ fate: 'inserted', pieces: [{ mark: 'inserted', text: line }] })),
  )
  const rows = [...(result.heading ? [result.heading] : []), ...result.rows, ...additions].filter(
    row => all || row.fate !== 'kept',
  )
  if (rows.length === 0)
    return (
      <p className="help">
        Rien ne change encore&nbsp;: pointez des mots dans {isSubAmendment ? 'l’amendement' : 'l’article'}.
      </p>
    )
  return (
    <section className="table-scroll" aria-label={label} tabIndex={0}>
      <table className="before-after">
        <thead>
          <tr>
            <th scope="col">Al.</th>
            <th scope="col">Texte actuel</th>
            <th scope="col">{column}</th>
          </tr>
        </thead>
        <tbody>
          {withKeys(rows, row => String(row.number ?? `+${row.pieces[0]?.text}`)).map(({ key, item }) => (
            <tr key={key} className={item.fate}>
              <th scope="row">{item === result.heading ? 'Int.' : (item.number ?? '+')}</th>
              <td>
                <Words pieces={item.pieces} side="before" />
              </td>
              <td>
                <Words pieces={item.pieces} side="after" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** Shows the article after the amendment, then after its sous-amendement. */
export function InTheEnd({ end, all }: { readonly end: Through; readonly all: boolean }) {
  return (
    <section aria-labelledby="in-the-end">
      <h3 id="in-the-end">{throughTitle}</h3>
      {end.unreadLines.length > 0 ? (
        <p className="help">
          Une partie de l’amendement n’est pas comprise, et n’est pas montrée&nbsp;: «&nbsp;
          {end.unreadLines[0]}
          &nbsp;».
        </p>
      ) : null}
      <BeforeAfter
        result={end.result}
        all={all}
        isSubAmendment={false}
        label={throughTitle}
        column="Texte amendé"
      />
    </section>
  )
}
