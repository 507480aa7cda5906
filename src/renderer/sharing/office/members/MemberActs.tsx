import type { Output } from '../../../../shared/contract/contract.ts'
import { momentText } from '../../../ui/date.ts'

/** Tells what changed among the members of a space since this desk entered it, the newest first. */
export function MemberActs({ acts }: { readonly acts: Output<'office.members'>['acts'] }) {
  if (acts.length === 0) return null
  return (
    <details>
      <summary>Ce qui a changé parmi les membres</summary>
      <ul className="rows" aria-label="Ce qui a changé parmi les membres">
        {acts.map(({ at, sentence }) => (
          <li key={`${at} ${sentence}`} className="row-item">
            <span className="row-text">
              <span>{sentence}</span>
              {at && <span className="row-meta">{momentText(at)}</span>}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}
