import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import type { Candidate } from './take.ts'
import './citations.css'
import { Box } from '../../../ui/dialog.tsx'

interface Props {
  readonly offered: readonly Candidate[]
  readonly onTake: (chosen: readonly Candidate[]) => void
  readonly onDecline: () => void
}

const many = (n: number, one: string, more: string) => `${n} ${n > 1 ? more : one}`

/** Under the page after a paste: how many citations were met, and what can be made of them. Nothing when there are none. */
export const CitationBar = ({ offered, onTake, onDecline }: Props) => {
  const [open, setOpen] = useState(false)
  if (offered.length === 0) return null
  const known = offered.filter(one => one.source)
  const ready = known.filter(one => one.fits)
  return (
    <section className="citation-bar" aria-label="Citations reconnues">
      <p role="status">
        {many(offered.length, 'citation reconnue', 'citations reconnues')},{' '}
        {known.length === 0 ? 'aucune dans votre bibliothèque' : `${known.length} dans votre bibliothèque`}
      </p>
      <div className="actions">
        {ready.length > 0 && (
          <Button look="main" onPress={() => onTake(ready)}>
            {ready.length === known.length ? 'Rendre vivantes' : `En rendre ${ready.length} vivantes`}
          </Button>
        )}
        <Button onPress={() => setOpen(true)}>Voir</Button>
        <Button look="quiet" onPress={onDecline}>
          Non
        </Button>
      </div>
      {open && (
        <CitationList
          offered={offered}
          onClose={() => setOpen(false)}
          onTake={chosen => {
            setOpen(false)
            onTake(chosen)
          }}
        />
      )}
    </section>
  )
}

interface CitationListProps {
  readonly offered: readonly Candidate[]
  readonly onTake: (chosen: readonly Candidate[]) => void
  readonly onClose: () => void
}

/** Each citation met, in its sentence, beside what it would become. */
const CitationList = ({ offered, onTake, onClose }: CitationListProps) => {
  const [chosen, setChosen] = useState(() => new Set(offered.filter(one => one.source && one.fits)))
  const toggle = (one: Candidate) => {
    const next = new Set(chosen)
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
        {offered.map(one => (
          <li key={`${one.line}/${one.start}`}>
            <label>
              <input
                type="checkbox"
                checked={chosen.has(one)}
                disabled={!one.source}
                onChange={() => toggle(one)}
              />
              <span>
                …{one.before}
                <mark>{one.written}</mark>
                {one.after}…
              </span>
            </label>
            <p>{one.printed ?? `${one.label} : absente de votre bibliothèque, reste du texte`}</p>
          </li>
        ))}
      </ul>
      <div className="actions">
        <Button look="main" isDisabled={chosen.size === 0} onPress={() => onTake([...chosen])}>
          Rendre vivantes ({chosen.size})
        </Button>
        <Button onPress={onClose}>Fermer</Button>
      </div>
    </Box>
  )
}
