import {
  type Asker,
  type ClosingEvent,
  type ClosingState,
  FLUSH_MS,
  lossQuestion,
  nextClosing,
  openState,
  type Question,
  readLosses,
} from './closing-states.ts'

/** Operations of a window that its closing needs. */
export interface ClosingPort {
  /** asks the page to save; its answer names the round */
  readonly flush: (round: number) => void
  /** resolves with whether the first button was chosen */
  readonly ask: (question: Question) => Promise<boolean>
  readonly close: () => void
}

/** The closing of one window, step by step: see closing.ts. */
export interface ClosingWindow {
  readonly request: (by: Asker) => void
  /** the page takes part from now on */
  readonly ready: () => void
  /** what the page answers: the round it was asked in, and what could not be saved */
  readonly answer: (round: unknown, losses: unknown) => void
  /** another page, or none, is in the window */
  readonly pageGone: () => void
  readonly mayClose: () => boolean
}

/** Drives the closing of a window: holds it while its page saves, within a bound. */
export function closingWindow({ flush, ask, close }: ClosingPort): ClosingWindow {
  let state: ClosingState = openState
  let pageReady = false
  let round = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const tell = (event: ClosingEvent): void => {
    const { state: next, act } = nextClosing(state, event)
    state = next
    if (!act) return
    clearTimeout(timer)
    if (act === 'close') close()
    else if (act === 'ask')
      void ask(lossQuestion(event.kind === 'failed' ? event.losses : [])).then(leave =>
        tell({ kind: leave ? 'leave' : 'stay' }),
      )
    else if (state.kind === 'flushing') {
      round += 1
      timer = setTimeout(() => tell({ kind: 'late' }), FLUSH_MS[state.by])
      flush(round)
    }
  }
  return {
    request: by => tell({ kind: 'close', by, pageReady }),
    ready: () => {
      pageReady = true
    },
    answer: (answeredRound, answer) => {
      if (answeredRound !== round) return
      const losses = readLosses(answer)
      tell(losses.length > 0 ? { kind: 'failed', losses } : { kind: 'saved' })
    },
    pageGone: () => {
      pageReady = false
      tell({ kind: 'gone' })
    },
    mayClose: () => state.kind === 'closed',
  }
}
