import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Box } from '../../ui/dialog.tsx'
import type { Candidate } from './take.ts'

interface Props {
  readonly offered: readonly Candidate[]
  readonly onTake: (chosen: readonly Candidate[]) => void
  readonly onClose: () => void
}

/** Each citation met, in its sentence, beside what it would become. */
export const CitationList = ({ offered, onTake, onClose }: Props) => {
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
