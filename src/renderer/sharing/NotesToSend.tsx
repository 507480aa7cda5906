import type { Output } from '../../shared/kernel/contract.ts'
import { count } from '../ui/words.ts'

interface Props {
  readonly noted: Output<'packs.prepare'>['noted']
  readonly chosen: readonly string[]
  readonly onChoose: (ids: readonly string[]) => void
}

/** The private notes, none of which travels unless it is chosen by itself. */
export function NotesToSend({ noted, chosen, onChoose }: Props) {
  if (noted.length === 0) return null
  return (
    <details className="pack-notes">
      <summary>
        {chosen.length === 0
          ? `Vos notes privées (${noted.length}) : aucune ne part`
          : `Vos notes privées : ${count(chosen.length, 'part', 'partent')} sur ${noted.length}`}
      </summary>
      <ul>
        {noted.map(({ id, label, note }) => (
          <li key={id}>
            <label className="check">
              <input
                type="checkbox"
                checked={chosen.includes(id)}
                onChange={event =>
                  onChoose(event.target.checked ? [...chosen, id] : chosen.filter(one => one !== id))
                }
              />
              <span>
                {label}
                <small>{note}</small>
              </span>
            </label>
          </li>
        ))}
      </ul>
    </details>
  )
}
