/** One cell shared with a worker: what is asked of it. */
export type ControlRequest = 'go' | 'cancel' | 'pause' | 'close'
const CONTROLS: readonly ControlRequest[] = ['go', 'cancel', 'pause', 'close']
/** Time between two looks at the cell while it pauses. */
const PAUSE_CHECK_MS = 40

export const newControl = (): SharedArrayBuffer => new SharedArrayBuffer(4)

export const ask = (control: SharedArrayBuffer, what: ControlRequest): void =>
  void Atomics.store(new Int32Array(control), 0, CONTROLS.indexOf(what))

export const askedOf = (control: SharedArrayBuffer): ControlRequest =>
  CONTROLS[Atomics.load(new Int32Array(control), 0)] ?? 'go'

/** Resolves when something else than a pause is asked; nothing when there is no pause. */
export function pauseOf(control: SharedArrayBuffer): Promise<void> | undefined {
  if (askedOf(control) !== 'pause') return undefined
  return new Promise(resolve => {
    const timer = setInterval(() => {
      if (askedOf(control) === 'pause') return
      clearInterval(timer)
      resolve()
    }, PAUSE_CHECK_MS)
  })
}

/** The rate forgets what is older than about that: a long import slows and speeds up as its files change. */
const RATE_MEMORY_SECONDS = 12

/**
 * Tells the seconds left from the bytes read: nothing during the first second, when it would jump. `rest` is said while
 * nothing is being done, so that the time of a pause counts for nothing.
 */
export function paceOf(clock: () => number = () => performance.now(), from = 0) {
  const start = clock()
  let [last, bytes] = [start, from]
  let [bytesSeen, msSpent] = [0, 0]
  const pace = (now: { readonly bytes: number; readonly totalBytes: number }): number | undefined => {
    const at = clock()
    const seconds = (at - last) / 1000
    if (seconds >= 0.2) {
      // two sums that fade together: their ratio is a rate in which each byte and each second weighs the same
      const fade = Math.exp(-seconds / RATE_MEMORY_SECONDS)
      bytesSeen = bytesSeen * fade + (now.bytes - bytes)
      msSpent = msSpent * fade + seconds
      ;[last, bytes] = [at, now.bytes]
    }
    if (at - start < 1000 || bytesSeen <= 0) return undefined
    return Math.max(0, Math.round(((now.totalBytes - now.bytes) * msSpent) / bytesSeen))
  }
  return Object.assign(pace, {
    rest: () => {
      last = clock()
    },
  })
}
