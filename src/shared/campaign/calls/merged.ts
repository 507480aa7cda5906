import type { z } from 'zod'
import type { calls } from './contract.ts'

/** Says in one sentence how many calls of a file joined the log, and why the others did not. */
export function mergeText({
  added,
  updated,
  unchanged,
  erased,
  refused,
  astray,
}: z.output<(typeof calls)['calls.merge']['output']>): string {
  const some = (n: number, one: string, plural = `${one}s`) => (n > 0 ? [`${n} ${n > 1 ? plural : one}`] : [])
  const parts = [
    `${added} ${added > 1 ? 'ajoutés' : 'ajouté'}`,
    ...some(updated, 'mis à jour', 'mis à jour'),
    ...some(unchanged, 'déjà là', 'déjà là'),
    ...some(erased, 'effacé ici, non repris', 'effacés ici, non repris'),
    ...some(
      refused,
      'refusé (illisible, ou au-delà de sa date)',
      'refusés (illisibles, ou au-delà de leur date)',
    ),
  ].join(', ')
  const refusedLine =
    astray === 0
      ? ''
      : ` ${astray > 1 ? `${astray} portent` : 'Un porte'} sur un texte ou un élu que cette bibliothèque n’a pas : recevez ce texte dans un lot, ou importez les élus, pour ${astray > 1 ? 'les' : 'le'} voir.`
  return `${parts}.${refusedLine}`
}
