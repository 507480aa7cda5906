import { useState } from 'react'
import { countOf } from '../../../../shared/french/wording.ts'
import { Button } from '../../../ui/button.tsx'
import type { Candidate } from './take.ts'
import './citations.css'
import { Box } from '../../../ui/dialog.tsx'

interface Props {
  readonly candidates: readonly Candidate[]
  readonly onTake: (selection: readonly Candidate[]) => void
  readonly onDecline: () => void
}

/** Says under the page, after a paste, how many citations were met and what can be made of them. Nothing when there are none. */
export const CitationBar = ({ candidates, onTake, onDecline }: Props) => {
  const [open, setOpen] = useState(false)
  if (candidates.length === 0) return null
  const withSource = candidates.filter(one => one.source)
  const ready = withSource.filter(one => one.fits)
  return (
    <section className="citation-bar" aria-label="Citations reconnues">
      <p role="status">
        {countOf(candidates.length, 'citation reconnue', 'citations reconnues')},{' '}
        {withSource.length === 0
          ? 'aucune dans votre bibliothèque'
          : `${withSource.length} dans votre bibliothèque`}
      </p>
      <div className="actions">
        {ready.length > 0 && (
          <Button look="main" onPress={() => onTake(ready)}>
            {ready.length === withSource.length ? 'Rendre vivantes' : `En rendre ${ready.length} vivantes`}
          </Button>
        )}
        <Button onPress={() => setOpen(true)}>Voir</Button>
        <Button look="quiet" onPress={onDecline}>
          Non
        </Button>
      </div>
      {open && (
        <CitationList
          candidates={candidates}
          onClose={() => setOpen(false)}
          onTake={selection => {
            setOpen(false)
            onTake(selection)
          }}
        />
      )}
    </section>
  )
}

interface CitationListProps {
  readonly candidates: readonly Candidate[]
  readonly onTake: (selection: readonly Candidate[]) => void
  readonly onClose: () => void
}

/** Each citation met, in its sentence, beside what it would become. */
const CitationList = ({ candidates, onTake, onClose }: CitationListProps) => {
  const [selection, setChosen] = useState(() => new Set(candidates.filter(one => one.source && one.fits)))
  const toggle = (one: Candidate) => {
    const next = new Set(selection)
    if (!next.delete(one)) next.add(one)
    setChosen(next)
  }
  return (
    <Box title="Citations reconnues" open wide onClose={onClose}>
      <p className="help">
        Une citation vivante suit sa source et passe à <em>précité</em> d’elle-même. Celles qui sont prises
        dans une phrase ne sont pas cochées&nbsp;: relisez la phrase si vous les prenez.
      </p>
      <ul className="citation-list">
        {candidates.map(one => (
          <li key={`${one.line}/${one.start}`}>
            <label>
              <input
                type="checkbox"
                checked={selection.has(one)}
                disabled={!one.source}
                onChange={() => toggle(one)}
              />
              <span>
                …{one.before}
                <mark>{one.typedText}</mark>
                {one.after}…
              </span>
            </label>
            <p>{one.citation ?? `${one.label}\u00a0: absente de votre bibliothèque, reste du texte`}</p>
          </li>
        ))}
      </ul>
      <div className="actions">
        <Button look="main" isDisabled={selection.size === 0} onPress={() => onTake([...selection])}>
          Rendre vivantes ({selection.size})
        </Button>
        <Button onPress={onClose}>Fermer</Button>
      </div>
    </Box>
  )
}
