import type { Stretch } from '../verify/cite-check.ts'
import { hunks } from './hunks.ts'

const PIECES = /[\p{L}\p{N}]+|\s+|[^\p{L}\p{N}\s]/gu

/** The whole of two texts in one series: the words of both, those only before, those only after. */
export function changedWords(before: string, after: string): Stretch[] {
  const [old, now] = [before.match(PIECES) ?? [], after.match(PIECES) ?? []]
  const stretches: Stretch[] = []
  const add = (kind: Stretch['kind'], pieces: readonly string[]) => {
    if (pieces.length > 0) stretches.push({ kind, text: pieces.join('') })
  }
  let read = 0
  for (const { a0, a1, b0, b1 } of hunks(old, now)) {
    add('same', old.slice(read, a0))
    add('removed', old.slice(a0, a1))
    add('added', now.slice(b0, b1))
    read = a1
  }
  add('same', old.slice(read))
  return stretches
}
