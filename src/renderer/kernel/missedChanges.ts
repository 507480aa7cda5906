/** Changes that the program told before its events reached this window. */
export interface MissedChanges {
  /** an answer came, made once the program had told `count` changes */
  readonly answered: (count: number) => void
  /** the events reach this window from now on; `count` changes were told before */
  readonly begun: (count: number) => void
}

/**
 * Runs `readAgain` once, when an answer was made before a change of which this window hears nothing: its first questions leave
 * before its events begin. A window that loses its events later is told by the program to read everything again.
 */
export function watchMissedChanges(readAgain: () => void): MissedChanges {
  let earliestAnswer = Number.POSITIVE_INFINITY
  let beginning: number | undefined
  let isDone = false
  const compare = (): void => {
    if (isDone || beginning === undefined || earliestAnswer >= beginning) return
    isDone = true
    readAgain()
  }
  return {
    answered: count => {
      earliestAnswer = Math.min(earliestAnswer, count)
      compare()
    },
    begun: count => {
      beginning ??= count
      compare()
    },
  }
}
