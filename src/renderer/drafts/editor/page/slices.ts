/** Does a long work in small parts between the keys and frames of the one who writes. */
export interface Slices {
  /** begins a work; one under way is given up */
  readonly start: (work: Iterator<unknown>) => void
  readonly stop: () => void
}

/** `budget`: milliseconds a part may take before it lets a key go first. */
export const slices = (budget = 5): Slices => {
  let cancel: (() => void) | undefined
  const stop = (): void => {
    cancel?.()
    cancel = undefined
  }
  const run = (work: Iterator<unknown>): void => {
    cancel = undefined
    const end = performance.now() + budget
    while (performance.now() < end) if (work.next().done) return
    cancel = whenIdle(() => run(work))
  }
  return {
    start: work => {
      stop()
      run(work)
    },
    stop,
  }
}

/** Runs a task between two frames when nothing else is asked, at the latest after `timeoutMs`; returns the function that cancels it. */
export const whenIdle = (act: () => void, timeoutMs = 500): (() => void) => {
  if ('requestIdleCallback' in globalThis) {
    const handle = requestIdleCallback(act, { timeout: timeoutMs })
    return () => cancelIdleCallback(handle)
  }
  const handle = setTimeout(act)
  return () => clearTimeout(handle)
}
