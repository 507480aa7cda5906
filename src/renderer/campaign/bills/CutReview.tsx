import type { Cut } from '../../../shared/campaign/bills/cut.ts'
import { withKeys } from '../../ui/keyed.ts'
import { count } from '../../ui/quantities.ts'

/** Previews the cutting of a text before it is saved: its articles, their alinéas, and what the reader should look at. */
export function CutReview({ cut }: { readonly cut: Pick<Cut, 'articles' | 'remarks'> }) {
  const articles = cut.articles.filter(one => one.kind === 'article')
  return (
    <section aria-live="polite" className="cut">
      <p>
        <b>{count(articles.length, 'article')}</b>,{' '}
        {count(
          articles.reduce((sum, one) => sum + one.alineas.length, 0),
          'alinéa',
        )}
        .
      </p>
      {cut.remarks.map(remark => (
        <p key={remark} className="help">
          {remark}
        </p>
      ))}
      {articles.length > 0 && (
        <ul className="cut-list">
          {withKeys(articles, one => one.designation).map(({ key, item: one }) => (
            <li key={key}>
              art. {one.designation}{' '}
              <small>
                {one.state ? `(${one.state}) ` : ''}
                {count(one.alineas.length, 'alinéa')}
              </small>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
