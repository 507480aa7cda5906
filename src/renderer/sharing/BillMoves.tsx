import { restingPlace } from '../../shared/campaign/bills/resting.ts'
import type { Review } from '../../shared/sharing/review.ts'
import { href } from '../kernel/route.ts'
import { count } from '../ui/quantities.ts'

const LINES_SHOWN = 12

/** Tells what moved in the followed bills a pack brings, and which documents here would be false once it is taken. */
export const BillMoves = ({ moves }: Pick<Review, 'moves'>) =>
  moves
    .filter(move => move.lines.length > 0 || move.behind)
    .map(move => (
      <section key={move.bill} className="pack-moves" aria-label={`Ce qui a bougé\u00a0: ${move.title}`}>
        <h2>Ce qui a bougé</h2>
        <p>{move.title}</p>
        {move.behind ? (
          <p className="warn" role="status">
            {move.behind}
          </p>
        ) : (
          <ul>
            {move.lines.slice(0, LINES_SHOWN).map(line => (
              <li key={line}>{line}</li>
            ))}
            {move.lines.length > LINES_SHOWN && (
              <li>et {count(move.lines.length - LINES_SHOWN, 'autre changement', 'autres changements')}</li>
            )}
          </ul>
        )}
        {move.resting.length > 0 && (
          <>
            <h3>
              {count(move.resting.length, 'texte ou argument sera faux', 'textes ou arguments seront faux')}{' '}
              une fois cet état repris
            </h3>
            <ul>
              {move.resting.map(text => (
                <li key={`${text.kind}${text.id}${text.measure ?? ''}`}>
                  <a href={href(restingPlace(text))}>{text.title}</a>
                  &nbsp;: {text.change}
                </li>
              ))}
            </ul>
          </>
        )}
        {move.pages && <p className="help">{move.pages}</p>}
      </section>
    ))
