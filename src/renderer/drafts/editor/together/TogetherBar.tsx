import { Users } from 'lucide-react'
import { Button } from '../../../ui/button.tsx'
import type { Together } from './useTogether.ts'
import './together.css'

/** Offers to write the text with others at the same moment, and says who is there. Nothing where the text is in no space that can. */
export const TogetherBar = ({ spaces, state, isBusy, join, leave }: Together) => {
  const open = spaces.filter(one => !one.refusal)
  if (!state && open.length === 0) return null
  return (
    <section className="together-bar" aria-label="Écrire à plusieurs">
      <Users size={15} aria-hidden />
      {state ? (
        <>
          <p role="status">
            {state.others.length === 0
              ? `Texte ouvert à plusieurs dans «\u00a0${state.title}\u00a0»\u00a0: personne d’autre n’y est pour l’instant.`
              : 'Écrivent avec vous\u00a0: '}
            {state.others.map(({ client, name, color }) => (
              <span key={client} className="together-name" style={{ background: color }}>
                {name}
              </span>
            ))}
            {state.isAway && ' Le bureau ne répond pas\u00a0: ce que vous écrivez est gardé ici, et partira.'}
          </p>
          <Button onPress={() => void leave()} isDisabled={isBusy}>
            Quitter la séance
          </Button>
        </>
      ) : (
        open.map(({ space, title }) => (
          <Button key={space} look="link" onPress={() => void join(space)} isDisabled={isBusy}>
            {open.length > 1 ? `Écrire à plusieurs dans «\u00a0${title}\u00a0»` : 'Écrire à plusieurs'}
          </Button>
        ))
      )}
    </section>
  )
}
