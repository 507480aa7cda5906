import type { ExpectedExhibit } from '../../shared/drafts/templates/expected-exhibits.ts'
import { pickFiles } from '../kernel/download.ts'
import { Button } from '../ui/button.tsx'
import { DropTarget } from '../ui/drop.tsx'

interface Props {
  readonly expectations: readonly ExpectedExhibit[]
  readonly busy: boolean
  readonly onFiles: (expectation: ExpectedExhibit, files: readonly File[]) => void
}

/** The exhibits the template asks for and that are not there yet, each with its own way in. */
export function ExpectedExhibits({ expectations, busy, onFiles }: Props) {
  const openExpectations = expectations.filter(one => !one.exhibit)
  if (openExpectations.length === 0) return null
  return (
    <section className="expected" aria-labelledby="expected-title">
      <h3 id="expected-title" className="expected-title">
        Pièces attendues <small className="expected-count">{openExpectations.length}</small>
      </h3>
      <ul>
        {openExpectations.map(one => (
          <li key={one.key}>
            <DropTarget
              className="expected-line"
              words={`Déposez pour ajouter comme\u00a0: ${one.label}`}
              onFiles={files => onFiles(one, files)}
            >
              <span id={`fact-exhibit.${one.key}`} tabIndex={-1}>
                {one.label}
                {one.required && <span className="required"> (obligatoire)</span>}
              </span>
              <Button
                look="link"
                busy={busy}
                aria-label={`Ajouter\u00a0: ${one.label}`}
                onPress={() => void pickFiles({ multiple: false }).then(files => onFiles(one, files))}
              >
                Ajouter…
              </Button>
            </DropTarget>
          </li>
        ))}
      </ul>
    </section>
  )
}
