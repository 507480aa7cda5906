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

interface AlsoSentProps {
  /** what they are, as the line that opens the list says it */
  readonly name:
    | 'Textes suivis'
    | 'Modèles'
    | 'Textes d’étapes'
    | 'Listes de parlementaires'
    | 'Envois personnalisés'
    | 'Formules d’ouverture'
  readonly given: readonly { readonly id: string; readonly title: string }[]
  readonly chosen: readonly string[]
  readonly onChoose: (ids: readonly string[]) => void
}

/** What may go with the sources of a pack, each when it is chosen: texts followed in Parliament, their wording stage by stage, lists of members, openings, templates of one's own. */
export function AlsoSent({ name, given, chosen, onChoose }: AlsoSentProps) {
  if (given.length === 0) return null
  return (
    <details className="pack-notes">
      <summary>
        {chosen.length === 0
          ? `${name} (${given.length}) : ${/^(Listes|Formules)/.test(name) ? 'aucune' : 'aucun'} ne part`
          : `${name} : ${chosen.length} sur ${given.length}`}
      </summary>
      <ul>
        {given.map(({ id, title }) => (
          <li key={id}>
            <label className="check">
              <input
                type="checkbox"
                checked={chosen.includes(id)}
                onChange={event =>
                  onChoose(event.target.checked ? [...chosen, id] : chosen.filter(one => one !== id))
                }
              />
              <span>{title}</span>
            </label>
          </li>
        ))}
      </ul>
    </details>
  )
}
