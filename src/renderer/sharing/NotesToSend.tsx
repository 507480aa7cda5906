import type { Output } from '../../shared/contract/contract.ts'
import { count } from '../ui/quantities.ts'

interface Props {
  readonly notes: Output<'packs.prepare'>['noted']
  readonly selection: readonly string[]
  readonly onChoose: (ids: readonly string[]) => void
}

/** The private notes, none of which travels unless it is chosen by itself. */
export function NotesToSend({ notes, selection, onChoose }: Props) {
  if (notes.length === 0) return null
  return (
    <details className="pack-notes">
      <summary>
        {selection.length === 0
          ? `Vos notes privées (${notes.length})\u00a0: aucune ne part`
          : `Vos notes privées\u00a0: ${count(selection.length, 'part', 'partent')} sur ${notes.length}`}
      </summary>
      <ul>
        {notes.map(({ id, label, note }) => (
          <li key={id}>
            <label className="check">
              <input
                type="checkbox"
                checked={selection.includes(id)}
                onChange={event =>
                  onChoose(event.target.checked ? [...selection, id] : selection.filter(one => one !== id))
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
    | 'Projets locaux'
    | 'Autres projets locaux'
  readonly items: readonly { readonly id: string; readonly title: string }[]
  readonly selection: readonly string[]
  readonly onChoose: (ids: readonly string[]) => void
}

/** Lists the optional contents of a pack, each when it is selected: texts followed in Parliament, their wording stage by stage, lists of members, openings, templates of one's own. */
export function AlsoSent({ name, items, selection, onChoose }: AlsoSentProps) {
  if (items.length === 0) return null
  return (
    <details className="pack-notes">
      <summary>
        {selection.length === 0
          ? `${name} (${items.length})\u00a0: ${/^(Listes|Formules)/.test(name) ? 'aucune' : 'aucun'} ne part`
          : `${name}\u00a0: ${selection.length} sur ${items.length}`}
      </summary>
      <ul>
        {items.map(({ id, title }) => (
          <li key={id}>
            <label className="check">
              <input
                type="checkbox"
                checked={selection.includes(id)}
                onChange={event =>
                  onChoose(event.target.checked ? [...selection, id] : selection.filter(one => one !== id))
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
