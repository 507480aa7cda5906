import type { Template } from '../../../shared/drafts/template.ts'

interface Props {
  readonly documents: readonly Template[]
  readonly chosen: string
  readonly onChoose: (id: string) => void
}

const order = ['note', 'courriel', 'script', 'fiche', 'question', 'saisine', 'suivi', 'banc']

/** Which document: the ones most asked for first. */
export const Kinds = ({ documents, chosen, onChoose }: Props) => (
  <fieldset className="kinds">
    <legend>Quel document ?</legend>
    {documents
      .toSorted((a, b) => order.indexOf(a.brief?.name ?? '') - order.indexOf(b.brief?.name ?? ''))
      .map(one => (
        <label key={one.id} className="check-row">
          <input type="radio" name="document" checked={one.id === chosen} onChange={() => onChoose(one.id)} />
          <span>
            <strong>{one.title}</strong>
            <small>{one.description}</small>
          </span>
        </label>
      ))}
  </fieldset>
)
