import type { Database } from './open.ts'

const cell = new Int32Array(new SharedArrayBuffer(4))

/**
 * Runs a transaction of a long task, then leaves the library alone for a moment, long enough for whoever has waited meanwhile to
 * come next. SQLite looks again whether the library is free every 25 milliseconds at first, every 100 after a fifth of a
 * second; without a pause that long, what the user saves could find it taken again each time, for seconds.
 */
export function inTurn<T>(db: Database, run: () => T): T {
  const start = performance.now()
  const done = run()
  if (!db.memory) Atomics.wait(cell, 0, 0, pauseAfter(performance.now() - start))
  return done
}

const pauseAfter = (taken: number) => (taken < 120 ? 30 : taken < 220 ? 55 : 110)
