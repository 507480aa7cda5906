import { AppError } from '../../../../shared/kernel/errors.ts'
import { inTurn } from '../../../kernel/database/turns.ts'
import type { Library } from '../../../kernel/library.ts'
import { writing } from '../../../library/writing.ts'

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

/** Runs an act for each of many, in short transactions between which others may write. */
export function inSlices<T>({ db }: Library, all: readonly T[], act: (one: T) => void): void {
  let at = 0
  while (at < all.length) {
    endWhenStopping()
    at = inTurn(db, () =>
      writing(db, () => {
        const start = performance.now()
        let next = at
        do {
          act(all[next] as T)
          next += 1
        } while (next < all.length && performance.now() - start < SLICE_MS)
        return next
      }),
    )
  }
}
