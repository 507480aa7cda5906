/** A function that may be called often and runs seldom; `cancel` drops the run that waits. */
export interface DeferredCall<Args extends readonly unknown[]> {
  (...args: Args): void
  readonly cancel: () => void
}

/** Runs `run` once its calls have stopped for `waitMs`, with the arguments of the last. */
export function debounce<Args extends readonly unknown[]>(
  run: (...args: Args) => void,
  waitMs: number,
): DeferredCall<Args> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const call = (...args: Args): void => {
    clearTimeout(timer)
    timer = setTimeout(() => run(...args), waitMs)
  }
  return Object.assign(call, { cancel: () => clearTimeout(timer) })
}

/** Runs `run` `waitMs` after the first of several calls; those that come meanwhile ask for nothing more. */
export function throttle(run: () => void, waitMs: number): DeferredCall<[]> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const cancel = (): void => {
    clearTimeout(timer)
    timer = undefined
  }
  const call = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined
      run()
    }, waitMs)
  }
  return Object.assign(call, { cancel })
}

/** Runs `run` once after `waitMs`, unless the returned function is called first: the debounce of an effect, which returns it. */
export function runAfter(waitMs: number, run: () => void): () => void {
  const timer = setTimeout(run, waitMs)
  return () => clearTimeout(timer)
}
