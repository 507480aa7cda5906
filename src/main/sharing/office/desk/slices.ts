import { setImmediate as nextTurn } from 'node:timers/promises'
import { AppError } from '../../../../shared/kernel/errors.ts'
import { inTurn } from '../../../kernel/database/turns.ts'
import type { Library } from '../../../kernel/library.ts'
import { writing, writingApart } from '../../../library/writing.ts'
import { faultOf } from '../aside/faults.ts'

/** How long a transaction of a meeting goes on before the next: what the user saves meanwhile waits for its end. */
const SLICE_MS = 20

let stop = new Int32Array(new SharedArrayBuffer(4))

/** Tells this thread the cell that asks its meetings to stop. */
export function stopAt(buffer: SharedArrayBuffer): void {
  stop = new Int32Array(buffer)
}

/** Whether the program is being closed. */
export const isStopping = (): boolean => Atomics.load(stop, 0) === 1

/** Ends a meeting between two of its steps when the program is being closed. */
export function endWhenStopping(): void {
  if (isStopping())
    throw new AppError(
      'refused',
      'La rencontre s’est arrêtée : Prétoire se ferme. Rien n’est perdu, elle reprendra à la prochaine ouverture.',
    )
}

/** Told of one of many that failed by itself, and why: what its act wrote was taken back. */
type SetAside<T> = (one: T, reason: string) => void

/**
 * Runs an act for each of many, in short transactions between which others may write, and this thread answer. One that fails is taken back
 * by itself, and told to `setAside`; the others go on. Throws where the disk refuses, or nobody is to be told.
 */
export async function inSlices<T>(
  { db }: Library,
  all: readonly T[],
  act: (one: T) => void,
  setAside?: SetAside<T>,
): Promise<void> {
  const takeApart = (one: T) => {
    if (!setAside) return act(one)
    const reason = faultIn(() => writingApart(db, () => act(one)))
    if (reason !== undefined) setAside(one, reason)
  }
  let at = 0
  while (at < all.length) {
    endWhenStopping()
    let end = at
    try {
      at = inTurn(db, () =>
        writing(db, () =>
          untilSliceEnds(all, at, one => {
            end += 1
            takeApart(one)
          }),
        ),
      )
    } catch (error) {
      if (!setAside) throw error
      faultOf(error)
      // what ends a transaction failed: each has one of its own
      for (const one of all.slice(at, end)) takeAlone(db, one, act, setAside)
      at = end
    }
    await nextTurn()
  }
}

function takeAlone<T>(db: Library['db'], one: T, act: (one: T) => void, setAside: SetAside<T>): void {
  const reason = faultIn(() => writing(db, () => act(one)))
  if (reason !== undefined) writing(db, () => setAside(one, reason))
}

/** Why something failed that may fail by itself; undefined where it did not. */
function faultIn(run: () => void): string | undefined {
  try {
    run()
    return undefined
  } catch (error) {
    return faultOf(error)
  }
}

/** Chooses some of many by what a reading says of each, between slices of which this thread answers. */
export async function chosenInSlices<T>(all: readonly T[], isChosen: (one: T) => boolean): Promise<T[]> {
  const chosen: T[] = []
  let at = 0
  while (at < all.length) {
    endWhenStopping()
    at = untilSliceEnds(all, at, one => void (isChosen(one) && chosen.push(one)))
    await nextTurn()
  }
  return chosen
}

/** Goes on with many, one at least, until the time of a slice is over; where the next one begins. */
function untilSliceEnds<T>(all: readonly T[], start: number, act: (one: T) => void): number {
  const until = performance.now() + SLICE_MS
  let next = start
  do {
    act(all[next] as T)
    next += 1
  } while (next < all.length && performance.now() < until)
  return next
}
