import type { Inline } from '../model.ts'
import type { Hunk } from './hunks.ts'
import { changes } from './merge-tokens.ts'
import { bodyOf, type Part } from './parts.ts'
import { sameFace, type Token, tokensOf } from './tokens.ts'

/** The text of whichever side goes on from the other, of a line that both changed, or that both added where there is no base. */
export function laterText(base: Part | undefined, mine: Part, theirs: Part): readonly Inline[] | undefined {
  const [mineBody, theirsBody] = [bodyOf(mine), bodyOf(theirs)]
  if (mineBody.kind !== 'line' || theirsBody.kind !== 'line') return undefined
  if (!base && mineBody.inlines.length === 0) return theirsBody.inlines
  if (!base && theirsBody.inlines.length === 0) return mineBody.inlines
  const baseBody = base && bodyOf(base)
  const before = baseBody?.kind === 'line' ? tokensOf(baseBody.inlines) : []
  const later = continuation(before, tokensOf(mineBody.inlines), tokensOf(theirsBody.inlines))
  return later && (later === 'mine' ? mineBody : theirsBody).inlines
}

/**
 * The side that goes on from the other, of two that changed the same stretch of `base`: it says all that the other says, in that order,
 * and more. So are two states of what one person was writing, where they were told to two desks and one heard less. Undefined where each
 * has something of its own: that is a conflict.
 */
export function continuation(
  base: readonly Token[],
  mine: readonly Token[],
  theirs: readonly Token[],
): 'mine' | 'theirs' | undefined {
  if (goesOn(base, mine, theirs)) return 'theirs'
  return goesOn(base, theirs, mine) ? 'mine' : undefined
}

/** Whether `later` is `earlier` and more, where `earlier` itself has words that `base` has not. */
function goesOn(base: readonly Token[], earlier: readonly Token[], later: readonly Token[]): boolean {
  const own = surplus(earlier, base)
  if (own.size === 0) return false
  const deleted = surplus(base, earlier)
  const differences = changes(earlier, later)
  return (
    differences.every(hunk => isGrowth(hunk, earlier, later, own)) &&
    // words that `earlier` took out are no growth
    differences.every(({ b0, b1 }) => later.slice(b0, b1).every(({ key }) => !deleted.has(key))) &&
    keepsTheRest(differences, earlier, later)
  )
}

/** The words that the first has more often than the second. */
function surplus(tokens: readonly Token[], others: readonly Token[]): ReadonlySet<string> {
  const counts = new Map<string, number>()
  for (const { key, solid } of tokens) if (solid) counts.set(key, (counts.get(key) ?? 0) + 1)
  for (const { key } of others) counts.set(key, (counts.get(key) ?? 0) - 1)
  return new Set([...counts].flatMap(([key, count]) => (count > 0 ? [key] : [])))
}

/** Words put between others, or a word of `own` that was being typed; never a number, whose end changes all of it. */
function isGrowth(
  { a0, a1, b0 }: Hunk,
  earlier: readonly Token[],
  later: readonly Token[],
  own: ReadonlySet<string>,
): boolean {
  const replacement = earlier.slice(a0, a1)
  if (replacement.every(({ key }) => /^\s+$/.test(key))) return true
  const [word] = replacement
  return (
    replacement.length === 1 &&
    word !== undefined &&
    /^\p{L}+$/u.test(word.key) &&
    own.has(word.key) &&
    (later[b0]?.key.startsWith(word.key) ?? false)
  )
}

/** Whether what stands in both has the same marks, comments and notes in both. */
function keepsTheRest(
  differences: readonly Hunk[],
  earlier: readonly Token[],
  later: readonly Token[],
): boolean {
  let [at, shift] = [0, 0]
  const isSameUpTo = (end: number) => {
    for (; at < end; at++) if (!isSame(earlier[at], later[at + shift])) return false
    return true
  }
  for (const { a0, a1, b1 } of differences) {
    if (!isSameUpTo(a0)) return false
    at = a1
    shift = b1 - a1
  }
  return isSameUpTo(earlier.length)
}

const isSame = (a: Token | undefined, b: Token | undefined): boolean =>
  a !== undefined &&
  b !== undefined &&
  sameFace(a.inline, b.inline) &&
  (a.inline.kind !== 'note' || JSON.stringify(a.inline) === JSON.stringify(b.inline))
