import type { Log } from '../kernel/log.ts'
import type { Question } from './closing.ts'
import { endsAgain, helperEnded, pageEnded, pageStuck, unforeseen } from './failures.ts'

/** What failures of the window need of it. */
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
  let stuck: AbortController | undefined
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
      const again = endsAgain(lastEnd, now())
      lastEnd = now()
      void ask(pageEnded(end.reason, again)).then(wanted => (wanted ? reload() : quit()))
    },
    pageStuck: () => {
      if (stuck) return
      log.note('the page no longer answers')
      stuck = new AbortController()
      void ask(pageStuck, stuck.signal).then(wanted => {
        stuck = undefined
        if (!wanted) return
        isEnding = true
        crash()
      })
    },
    pageAnswers: () => {
      if (!stuck) return
      log.note('the page answers again')
      stuck.abort()
    },
    helperGone: end => {
      if (end.reason === 'clean-exit' || end.reason === 'killed') return
      log.note(`a process of the window ended: ${endWords(end)}`)
      if (isHelperTold || end.type !== 'GPU') return
      isHelperTold = true
      void ask(helperEnded).then(wanted => wanted && reload())
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
