import type { Log } from '../kernel/log.ts'
import type { Question } from './closing-states.ts'

/** A second end of the page within that time is the same fault: opening it again at once would not help. */
const AGAIN_MS = 20_000

/** Whether the page that has just ended had ended a moment before. */
export const endsAgain = (last: number | undefined, now: number): boolean =>
  last !== undefined && now - last < AGAIN_MS

const keptWords =
  'Ce qui était enregistré est gardé : au plus les derniers mots tapés, depuis quelques secondes, peuvent manquer.'

/** The page ended by itself; `isRepeated`: for the second time in a row. */
function pageEnded(reason: string, isRepeated: boolean): Question {
  const why = reason === 'oom' ? ' Elle manquait de mémoire.' : ''
  return {
    message: isRepeated
      ? 'La page de Prétoire s’est arrêtée de nouveau.'
      : 'La page de Prétoire s’est arrêtée de façon inattendue.',
    detail: isRepeated
      ? `${keptWords}${why} Si la recharger ne suffit pas, quittez Prétoire, fermez d’autres programmes, puis rouvrez-le.`
      : `${keptWords}${why} La recharger vous ramène au même endroit.`,
    buttons: ['Recharger', 'Quitter Prétoire'],
  }
}

/** The page no longer answers the keyboard nor the mouse. */
const pageStuck: Question = {
  message: 'La page de Prétoire ne répond plus.',
  detail: `Un long travail peut l’occuper : elle reprend alors d’elle-même. ${keptWords}`,
  buttons: ['Recharger', 'Attendre'],
}

/** A process of the window other than the page ended: the system starts it again, but what is drawn may be lost. */
const helperEnded: Question = {
  message: 'Un composant d’affichage s’est arrêté ; il a été relancé.',
  detail: 'Rien n’est perdu. Si une partie de la fenêtre reste vide ou figée, rechargez-la.',
  buttons: ['Recharger', 'Continuer'],
}

/** An error nobody foresaw, in the program itself. */
const unforeseen = (error: unknown): Question => ({
  message: 'Une erreur inattendue est survenue dans Prétoire.',
  detail: [
    'La bibliothèque n’est pas touchée : ce qui était enregistré est gardé. Vous pouvez continuer ; si quelque chose ne répond plus, quittez et rouvrez Prétoire.',
    `À joindre si vous la signalez :\n${errorText(error)}`,
  ].join('\n\n'),
  buttons: ['Quitter Prétoire', 'Continuer'],
})

const MAX_TRACE_LENGTH = 600
const errorText = (error: unknown) =>
  (error instanceof Error ? (error.stack ?? error.message) : String(error)).slice(0, MAX_TRACE_LENGTH)

/** Operations of a window that its failures need. */
export interface FailurePort {
  readonly log: Pick<Log, 'bug' | 'note'>
  /** resolves with whether the first button was chosen; `signal` takes the question away */
  readonly ask: (question: Question, signal?: AbortSignal) => Promise<boolean>
  readonly reload: () => void
  /** ends the page, which no longer answers */
  readonly crash: () => void
  readonly quit: () => void
  readonly now: () => number
}

/** How a process of the window ended, as Electron tells it. */
export interface ProcessEnd {
  readonly reason: string
  readonly exitCode?: number
  /** `GPU`, `Utility`… */
  readonly type?: string
}

/** Logs the failures of a window, says them, and offers to load its page again, at the same place. */
export interface FailureWatch {
  readonly pageGone: (end: ProcessEnd) => void
  readonly pageStuck: () => void
  readonly pageAnswers: () => void
  readonly helperGone: (end: ProcessEnd) => void
  /** an error nobody foresaw: it is said, once at a time, and the program goes on */
  readonly unforeseen: (error: unknown) => void
}

/** Follows the failures of one window. */
export function watchFailures({ log, ask, reload, crash, quit, now }: FailurePort): FailureWatch {
  let lastEnd: number | undefined
  let stuckQuestion: AbortController | undefined
  /** the page was ended by us, at the user's wish */
  let isEnding = false
  let isHelperTold = false
  let isSaying = false
  return {
    pageGone: end => {
      if (end.reason === 'clean-exit') return
      log.note(`the page ended: ${endWords(end)}`)
      if (isEnding) {
        isEnding = false
        return reload()
      }
      const isRepeated = endsAgain(lastEnd, now())
      lastEnd = now()
      void ask(pageEnded(end.reason, isRepeated)).then(isConfirmed => (isConfirmed ? reload() : quit()))
    },
    pageStuck: () => {
      if (stuckQuestion) return
      log.note('the page no longer answers')
      stuckQuestion = new AbortController()
      void ask(pageStuck, stuckQuestion.signal).then(isConfirmed => {
        stuckQuestion = undefined
        if (!isConfirmed) return
        isEnding = true
        crash()
      })
    },
    pageAnswers: () => {
      if (!stuckQuestion) return
      log.note('the page answers again')
      stuckQuestion.abort()
    },
    helperGone: end => {
      if (end.reason === 'clean-exit' || end.reason === 'killed') return
      log.note(`a process of the window ended: ${endWords(end)}`)
      if (isHelperTold || end.type !== 'GPU') return
      isHelperTold = true
      void ask(helperEnded).then(isConfirmed => isConfirmed && reload())
    },
    unforeseen: error => {
      if (isSaying) return
      isSaying = true
      void ask(unforeseen(error))
        .then(leave => leave && quit())
        .finally(() => {
          isSaying = false
        })
    },
  }
}

const endWords = ({ type, reason, exitCode }: ProcessEnd) =>
  [type, reason, exitCode !== undefined && `code ${exitCode}`].filter(Boolean).join(', ')
