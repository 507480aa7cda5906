import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { CitationList } from './CitationList.tsx'
import type { Candidate } from './take.ts'
import './citing.css'

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
