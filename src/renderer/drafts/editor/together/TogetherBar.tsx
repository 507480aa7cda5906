import { Users } from 'lucide-react'
import { listText } from '../../../../shared/french/wording.ts'
import { Button } from '../../../ui/button.tsx'
import type { Follow } from './follow/useFollow.ts'
import type { Other } from './presence.ts'
import type { SessionState } from './session.ts'
import type { Together } from './useTogether.ts'
import './together.css'

/**
 * Says who writes in the text at this moment, and lets the user join them, or begin where nobody does. Nothing where the text is in
 * no space that can.
 */
export const TogetherBar = (together: Together) => {
  const { spaces, writers, state, isBusy, follow, leave } = together
  const isOffered = spaces.some(({ space, isReader }) => !isReader || (writers.get(space) ?? []).length > 0)
  if (!state && !isOffered) return null
  return (
    <section className="together-bar" aria-label="Écrire à plusieurs">
      <Users size={15} aria-hidden />
      {state ? (
        <>
          <Present {...state} />
          <Button onPress={() => void leave()} isDisabled={isBusy}>
            Quitter la séance
          </Button>
        </>
      ) : follow.space !== undefined ? (
        <>
          <Followed {...follow} />
          <Button onPress={follow.end}>Ne plus suivre</Button>
        </>
      ) : (
        <Entrances {...together} />
      )}
    </section>
  )
}

/** Says who is in the session with this page. */
const Present = ({ title, others, isAway }: SessionState) => (
  <p role="status">
    {others.length === 0
      ? `Texte ouvert à plusieurs dans «\u00a0${title}\u00a0»\u00a0: personne d’autre n’y est pour l’instant.`
      : 'Avec vous dans ce texte\u00a0: '}
    <Names of={others} />
    {isAway && ' Le bureau ne répond pas\u00a0: ce que vous écrivez est gardé ici, et partira.'}
  </p>
)

/** Says whose words come on the page, which takes none. */
const Followed = ({ writers }: Follow) => (
  <p role="status">
    {'Vous suivez, sans pouvoir y écrire, ce qu’écrivent\u00a0: '}
    <Names of={writers} />
  </p>
)

const Names = ({ of }: { readonly of: readonly Other[] }) =>
  of.map(({ client, name, color }) => (
    <span key={client} className="together-name" style={{ background: color }}>
      {name}
    </span>
  ))

/** The spaces where the text may be written with others, those who write in it first. */
const Entrances = ({ spaces, writers, isBusy, follow, join }: Together) => {
  const namesOf = (space: string) => writers.get(space) ?? []
  const active = spaces.filter(({ space }) => namesOf(space).length > 0)
  const choices = active.length > 0 ? active : spaces
  return (
    <>
      {/* always there: a screen reader says what comes into it */}
      <p role="status">
        {active.map(one => `${writingText(namesOf(one.space))}${one.isReader ? READING : ''}`).join(' ')}
      </p>
      {active
        .filter(({ isReader }) => isReader)
        .map(({ space }) => (
          <Button key={space} onPress={() => follow.begin(space)} isDisabled={isBusy}>
            Suivre
          </Button>
        ))}
      {choices
        .filter(({ isReader }) => !isReader)
        .map(({ space, title }) => (
          <Button
            key={space}
            look={active.length > 0 ? undefined : 'link'}
            onPress={() => void join(space)}
            isDisabled={isBusy}
          >
            {active.length > 0 ? 'Rejoindre' : 'Écrire à plusieurs'}
            {choices.length > 1 && ` dans «\u00a0${title}\u00a0»`}
          </Button>
        ))}
    </>
  )
}

const READING =
  ' Vous lisez cet espace sans pouvoir y écrire\u00a0: suivez ces mots ici, ou recevez-les quand la séance sera finie.'

const writingText = (names: readonly string[]): string =>
  `${listText(names)} ${names.length > 1 ? 'écrivent' : 'écrit'} dans ce texte.`
