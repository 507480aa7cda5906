import type { Output } from '../../shared/contract/contract.ts'
import type { ExpectedExhibit } from '../../shared/drafts/templates/expected-exhibits.ts'
import type { Exhibit } from '../../shared/exhibits/model.ts'
import { useCall } from '../kernel/api.ts'
import { pickFiles } from '../kernel/download.ts'
import { Button } from '../ui/button.tsx'
import { DropTarget } from '../ui/drop.tsx'

interface Props {
  readonly dossier: string
  readonly affaire: string | undefined
  /** those of the list, by which a proposed file is named */
  readonly exhibits: readonly Exhibit[]
  readonly expectations: readonly ExpectedExhibit[]
  readonly busy: boolean
  readonly onFiles: (expectation: ExpectedExhibit, files: readonly File[]) => void
  /** takes an exhibit of the list for one that is expected */
  readonly onMatch: (expectation: ExpectedExhibit, exhibit: string) => void
}

/** The exhibits the template asks for and that are not there yet, each with its own way in. */
export function ExpectedExhibits({ expectations, busy, onFiles, onMatch, exhibits, ...of }: Props) {
  const openExpectations = expectations.filter(one => !one.exhibit)
  const { value: proposals } = useCall(
    'exhibits.match',
    openExpectations.length > 0 && exhibits.some(one => one.file)
      ? { ...of, expectations: openExpectations.map(({ key, label }) => ({ key, label })) }
      : null,
    ['exhibits', 'dossiers'],
  )
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
            <Proposals
              expectation={one}
              matches={proposals?.find(({ key }) => key === one.key)?.matches ?? []}
              exhibits={exhibits}
              onMatch={onMatch}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The files that may be an expected exhibit, each with the reason: none is taken but by the user. */
function Proposals({
  expectation,
  matches,
  exhibits,
  onMatch,
}: Pick<Props, 'exhibits' | 'onMatch'> & {
  readonly expectation: ExpectedExhibit
  readonly matches: Output<'exhibits.match'>[number]['matches']
}) {
  const proposals = matches.flatMap(({ exhibit: id, reason }) => {
    const exhibit = exhibits.find(one => one.id === id)
    return exhibit ? [{ exhibit, reason }] : []
  })
  if (proposals.length === 0) return null
  return (
    <ul className="expected-proposals" aria-label={`Peut-être\u00a0: ${expectation.label}`}>
      {proposals.map(({ exhibit, reason }) => (
        <li key={exhibit.id}>
          <span>
            {`Peut-être «\u00a0${exhibit.label}\u00a0»`}
            <small>{reason}</small>
          </span>
          <Button
            look="link"
            aria-label={`C’est elle\u00a0: ${exhibit.label}, ${expectation.label}`}
            onPress={() => onMatch(expectation, exhibit.id)}
          >
            C’est elle
          </Button>
        </li>
      ))}
    </ul>
  )
}
