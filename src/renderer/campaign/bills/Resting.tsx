import type { Bill } from '../../../shared/campaign/bills/model.ts'
import { useCall } from '../../kernel/api.ts'
import { href } from '../../kernel/route.ts'
import { count } from '../../ui/words.ts'

/** Arguments and drafts that rest on an earlier state of the bill, each with what to change. */
export function Resting({ bill }: { readonly bill: Bill }) {
  const { value: all } = useCall('bills.resting', { id: bill.id }, ['library', 'drafts', 'dossiers'])
  if (!all || all.length === 0) return null
  return (
    <details className="resting" open={all.length <= 5}>
      <summary>
        {count(all.length, 'texte ou argument repose', 'textes ou arguments reposent')} sur un état antérieur
      </summary>
      <ul>
        {all.map(one => (
          <li key={`${one.kind}${one.id}${one.measure ?? ''}`}>
            <a
              href={
                one.kind === 'argument'
                  ? href(['bibliotheque', one.id])
                  : href(['dossier', one.dossier ?? '', one.id])
              }
            >
              {one.title}
            </a>{' '}
            <small>
              {one.kind === 'argument' ? 'argument' : (one.form ?? 'texte')}, écrit pour : {one.writtenFor}
            </small>
            <p>{one.change}</p>
          </li>
        ))}
      </ul>
    </details>
  )
}
