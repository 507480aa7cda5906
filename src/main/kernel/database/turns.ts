import type { Database } from './open.ts'

/** How many messages are being answered at this moment, in the thread that answers them. */
let answering = new Int32Array(new SharedArrayBuffer(4))
const never = new Int32Array(new SharedArrayBuffer(4))

/** The longest SQLite waits, in milliseconds, before it looks again whether the library is free. */
const SQLITE_RETRY_MS = 110
/** Other programs cannot say that they wait: the library is left alone once in so many milliseconds. */
const REST_EVERY_MS = 2000
let [lastEnd, lastRest] = [0, 0]

/** Does what a message asks for; long tasks then know that somebody may wait for the library. */
export function whileAnswering<T>(run: () => T): T {
  Atomics.add(answering, 0, 1)
  try {
    return run()
  } finally {
    if (Atomics.sub(answering, 0, 1) === 1) Atomics.notify(answering, 0)
  }
}

/** Where the thread that answers says that it does, for the workers it starts. */
export const answers = (): SharedArrayBuffer => answering.buffer as SharedArrayBuffer

/** Tells a worker the cell of the thread whose messages come before its work. */
export function heed(buffer: SharedArrayBuffer): void {
  answering = new Int32Array(buffer)
}

/**
 * Runs a transaction of a long task, then leaves the library alone while a message is being answered, long enough for what the
 * user saves to come next: SQLite looks again whether the library is free every 25 milliseconds at first, every 100 after a
 * fifth of a second. Between two transactions there is time for others too, once in two seconds at least.
 */
export function inTurn<T>(db: Database, run: () => T): T {
  const start = performance.now()
  if (start - lastEnd >= SQLITE_RETRY_MS) lastRest = start
  const result = run()
  lastEnd = performance.now()
  if (db.memory) return result
  const waiting = Atomics.load(answering, 0)
  if (waiting > 0) Atomics.wait(answering, 0, waiting, pauseAfter(lastEnd - start))
  else if (lastEnd - lastRest > REST_EVERY_MS) {
    Atomics.wait(never, 0, 0, SQLITE_RETRY_MS)
    lastRest = performance.now()
  }
  return result
}

const pauseAfter = (elapsedMs: number) => (elapsedMs < 120 ? 30 : elapsedMs < 220 ? 55 : SQLITE_RETRY_MS)
