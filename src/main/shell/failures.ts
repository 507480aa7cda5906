import type { Question } from './closing.ts'

/** A second end of the page within that time is the same fault: opening it again at once would not help. */
const AGAIN_MS = 20_000

/** Whether the page that has just ended had ended a moment before. */
export const endsAgain = (last: number | undefined, now: number): boolean =>
  last !== undefined && now - last < AGAIN_MS

const keptWords =
  'Ce qui était enregistré est gardé : au plus les derniers mots tapés, depuis quelques secondes, peuvent manquer.'

/** The page ended by itself; `again`: for the second time in a row. */
export function pageEnded(reason: string, again: boolean): Question {
  const why = reason === 'oom' ? ' Elle manquait de mémoire.' : ''
  return {
    message: again
      ? 'La page de Prétoire s’est arrêtée de nouveau.'
      : 'La page de Prétoire s’est arrêtée de façon inattendue.',
    detail: again
      ? `${keptWords}${why} Si la recharger ne suffit pas, quittez Prétoire, fermez d’autres programmes, puis rouvrez-le.`
      : `${keptWords}${why} La recharger vous ramène au même endroit.`,
    buttons: ['Recharger', 'Quitter Prétoire'],
  }
}

/** The page no longer answers the keyboard nor the mouse. */
export const pageStuck: Question = {
  message: 'La page de Prétoire ne répond plus.',
  detail: `Un long travail peut l’occuper : elle reprend alors d’elle-même. ${keptWords}`,
  buttons: ['Recharger', 'Attendre'],
}

/** A process of the window other than the page ended: the system starts it again, but what is drawn may be lost. */
export const helperEnded: Question = {
  message: 'Un composant d’affichage s’est arrêté ; il a été relancé.',
  detail: 'Rien n’est perdu. Si une partie de la fenêtre reste vide ou figée, rechargez-la.',
  buttons: ['Recharger', 'Continuer'],
}

/** An error nobody foresaw, in the program itself. */
export const unforeseen = (error: unknown): Question => ({
  message: 'Une erreur inattendue est survenue dans Prétoire.',
  detail: [
    'La bibliothèque n’est pas touchée : ce qui était enregistré est gardé. Vous pouvez continuer ; si quelque chose ne répond plus, quittez et rouvrez Prétoire.',
    `À joindre si vous la signalez :\n${described(error)}`,
  ].join('\n\n'),
  buttons: ['Quitter Prétoire', 'Continuer'],
})

const MAX_TRACE_LENGTH = 600
const described = (error: unknown) =>
  (error instanceof Error ? (error.stack ?? error.message) : String(error)).slice(0, MAX_TRACE_LENGTH)
