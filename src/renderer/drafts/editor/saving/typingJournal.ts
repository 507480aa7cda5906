import { whenIdle } from '../page/slices.ts'

/** Longest time between a key and the entry of the journal that has it, with the idle moment waited for. */
const EVERY_MS = 100
const IDLE_MS = 60

/** Notes what is typed between two saves, many times a second at most and one entry at a time. */
export interface TypingJournal {
  readonly markDirty: () => void
  /** waits for the entry under way, and writes none until `resume`: a save has it all */
  readonly pause: () => Promise<void>
  readonly resume: () => void
  readonly stop: () => void
}

/** `write`: notes what is on screen now; an entry that could not be written is made good by the next one, or by the save. */
export const typingJournal = (write: () => Promise<void>): TypingJournal => {
  let isDirty = false
  let isPaused = false
  let cancel: (() => void) | undefined
  let current: Promise<void> | undefined

  const arm = (): void => {
    if (!isDirty || isPaused || cancel || current) return
    const timer = setTimeout(() => {
      cancel = whenIdle(run, IDLE_MS)
    }, EVERY_MS)
    cancel = () => clearTimeout(timer)
  }
  const run = (): void => {
    cancel = undefined
    isDirty = false
    current = write()
      .catch(() => undefined)
      .finally(() => {
        current = undefined
        arm()
      })
  }
  const disarm = (): void => {
    cancel?.()
    cancel = undefined
  }
  return {
    markDirty: () => {
      isDirty = true
      arm()
    },
    pause: async () => {
      isPaused = true
      disarm()
      await current
    },
    resume: () => {
      isPaused = false
      arm()
    },
    stop: disarm,
  }
}
