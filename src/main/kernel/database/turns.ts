import type { Database } from './open.ts'

/**
 * Cells that the thread that answers shares with its workers: how many messages it is answering, whether a worker has the turn to write, and how
 * many wait for it.
 */
const [ANSWERING, TURN, WAITING] = [0, 1, 2]
let cells = new Int32Array(new SharedArrayBuffer(12))
/** Whether this thread is a worker, which writes in its turn. */
let isWorker = false
const never = new Int32Array(new SharedArrayBuffer(4))

/** A turn that lasts longer is that of a worker that was ended: it is taken from it. */
const LONGEST_TURN_MS = 3000

/** The longest SQLite waits, in milliseconds, before it looks again whether the library is free. */
const SQLITE_RETRY_MS = 110
/** Other programs cannot say that they wait: the library is left alone once in so many milliseconds. */
const REST_EVERY_MS = 2000
let [lastEnd, lastRest] = [0, 0]

/** Does what a message asks for; long tasks then know that somebody may wait for the library. */
export function whileAnswering<T>(run: () => T): T {
  Atomics.add(cells, ANSWERING, 1)
  try {
    return run()
  } finally {
    if (Atomics.sub(cells, ANSWERING, 1) === 1) Atomics.notify(cells, ANSWERING)
  }
}

/** Where the thread that answers says that it does, for the workers it starts. */
export const answers = (): SharedArrayBuffer => cells.buffer as SharedArrayBuffer

/** Tells a worker the cells of the thread whose messages come before its work. */
export function heed(buffer: SharedArrayBuffer): void {
  cells = new Int32Array(buffer)
  isWorker = true
}

/**
 * Runs a transaction of a long task, then leaves the library alone while a message is being answered, long enough for what the
 * user saves to come next: SQLite looks again whether the library is free every 25 milliseconds at first, every 100 after a
 * fifth of a second. Between two transactions there is time for others too, once in two seconds at least. Of several workers one writes at a
 * time, that pause included: what the user saves would else wait for each of them, one after the other.
 */
export function inTurn<T>(db: Database, run: () => T): T {
  if (db.memory || !isWorker) return runThenPause(db, run)
  takeTurn()
  try {
    return runThenPause(db, run)
  } finally {
    leaveTurn()
  }
}

function runThenPause<T>(db: Database, run: () => T): T {
  const start = performance.now()
  if (start - lastEnd >= SQLITE_RETRY_MS) lastRest = start
  const result = run()
  lastEnd = performance.now()
  if (db.memory) return result
  const waiting = Atomics.load(cells, ANSWERING)
  if (waiting > 0) Atomics.wait(cells, ANSWERING, waiting, pauseAfter(lastEnd - start))
  else if (lastEnd - lastRest > REST_EVERY_MS) {
    Atomics.wait(never, 0, 0, SQLITE_RETRY_MS)
    lastRest = performance.now()
  }
  return result
}

function takeTurn(): void {
  Atomics.add(cells, WAITING, 1)
  while (Atomics.compareExchange(cells, TURN, 0, 1) !== 0)
    if (Atomics.wait(cells, TURN, 1, LONGEST_TURN_MS) === 'timed-out') break
  Atomics.sub(cells, WAITING, 1)
}

function leaveTurn(): void {
  Atomics.store(cells, TURN, 0)
  Atomics.notify(cells, TURN, 1)
  // lets the one that was woken take it
  if (Atomics.load(cells, WAITING) > 0) Atomics.wait(never, 0, 0, 1)
}

const pauseAfter = (elapsedMs: number) => (elapsedMs < 120 ? 30 : elapsedMs < 220 ? 55 : SQLITE_RETRY_MS)
