import type { SpaceState } from '../../../shared/sharing/office/contract.ts'
import { refusalWords } from '../../../shared/sharing/office/desk-words.ts'
import { count } from '../../ui/quantities.ts'

/** Lists what was set aside of a space: whose it is, and why. The rest was taken. */
export function SpaceRefusals({ state: { refusals, refused } }: { readonly state: SpaceState }) {
  if (refused === 0) return null
  const others = refused - refusals.length
  return (
    <section aria-labelledby="space-refusals">
      <h2 id="space-refusals">Ce qui n’a pas été pris</h2>
      <p className="help">
        Le reste a été pris. Prétoire essaie de nouveau à chaque rencontre, et quand ce qui manquait arrive.
      </p>
      <ul className="rows">
        {refusals.map((one, at) => (
          // several units of one change may bear one name
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is shown whole, and never reordered
          <li key={at} className="row-item">
            <span className="row-text">
              <span className="row-title">{one.label}</span>
              <span className="row-meta">{refusalWords(one)}</span>
            </span>
          </li>
        ))}
      </ul>
      {others > 0 && <p className="help">Et {count(others, 'autre', 'autres')}.</p>}
    </section>
  )
}
