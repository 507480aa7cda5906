import type { Block, Inline } from '../model.ts'
import { content, likeness, matchParts } from './matching.ts'
import { unmovedIds } from './merge-order.ts'
import { changes } from './merge-tokens.ts'
import { print, wordsOf } from './parts.ts'
import { inlinesOf, sameFace, tokensOf } from './tokens.ts'

/** A paragraph in two versions of a text: `moved` whether or not it also changed. */
export interface Row {
  /** of the block as it is after, else as it was */
  readonly id: string
  readonly before?: Block
  readonly after?: Block
  readonly isChanged: boolean
  readonly isMoved: boolean
}

/** Likeness from which a paragraph under another id is the same one. */
const SAME_PARAGRAPH_LIKENESS = 0.6
/** Likeness under which a line is another text altogether. */
const OTHER_TEXT_LIKENESS = 0.35

/** Two versions of a text side by side, in the order of the second; what is gone stands after what it followed. */
export function compareBlocks(before: readonly Block[], after: readonly Block[]): Row[] {
  const old = new Map(before.map(block => [block.id, block]))
  const pairs = new Map<string, Block>()
  for (const block of after) {
    const same = old.get(block.id)
    if (same) pairs.set(block.id, same)
  }
  const pairedIds = new Set([...pairs.values()].map(block => block.id))
  // the same words under another id: cut and pasted, or a text made before ids were lasting
  const rest = matchParts(
    after.filter(block => !pairs.has(block.id)),
    before.filter(block => !pairedIds.has(block.id)),
    SAME_PARAGRAPH_LIKENESS,
  )
  for (const [block, other] of rest) pairs.set(block.id, other)
  const survivors = after.filter(block => pairs.has(block.id))
  const pairedBlocks = new Set([...pairs.values()])
  const steadyIds = unmovedIds(
    before.filter(block => pairedBlocks.has(block)).map(block => block.id),
    survivors.map(block => pairs.get(block.id)!.id),
  )
  const removalsAfter = new Map<string, Block[]>()
  let anchor = ''
  for (const block of before) {
    if (pairedBlocks.has(block)) anchor = steadyIds.has(block.id) ? block.id : anchor
    else removalsAfter.set(anchor, [...(removalsAfter.get(anchor) ?? []), block])
  }
  const removalRows = (name: string): Row[] =>
    (removalsAfter.get(name) ?? []).map(block => ({
      id: block.id,
      before: block,
      isChanged: true,
      isMoved: false,
    }))
  return [
    ...removalRows(''),
    ...after.flatMap((block): Row[] => {
      const former = pairs.get(block.id)
      if (!former) return [{ id: block.id, after: block, isChanged: true, isMoved: false }]
      const isMoved = !steadyIds.has(former.id)
      const isChanged = content(former) !== content(block)
      return [
        { id: block.id, before: former, after: block, isChanged, isMoved },
        ...(isMoved ? [] : removalRows(former.id)),
      ]
    }),
  ]
}

/** A stretch of a line in two versions. */
export interface Span {
  readonly kind: 'same' | 'removed' | 'added' | 'formatted'
  readonly inlines: Inline[]
}

/** A line word by word: what was taken out, then what stands in its place; words whose face alone changed are `formatted`. */
export function compareLines(before: readonly Inline[], after: readonly Inline[]): Span[] {
  const [older, newer] = [tokensOf(before), tokensOf(after)]
  const out: Span[] = []
  const add = (kind: Span['kind'], tokens: typeof newer) => {
    if (tokens.length > 0) out.push({ kind, inlines: inlinesOf(tokens) })
  }
  const alike = (from: number, to: number, shift: number) => {
    for (let at = from; at < to; ) {
      const same = sameFace(newer[at]!.inline, older[at + shift]!.inline)
      let end = at + 1
      while (end < to && sameFace(newer[end]!.inline, older[end + shift]!.inline) === same) end += 1
      add(same ? 'same' : 'formatted', newer.slice(at, end))
      at = end
    }
  }
  const solid = (tokens: typeof newer) => tokens.filter(token => token.solid).map(token => token.key)
  // another text altogether reads better whole than shredded
  if (likeness(solid(older), solid(newer)) < OTHER_TEXT_LIKENESS) {
    add('removed', older)
    add('added', newer)
    return out
  }
  let [a, b] = [0, 0]
  for (const hunk of changes(older, newer)) {
    alike(b, hunk.b0, a - b)
    add('removed', older.slice(hunk.a0, hunk.a1))
    add('added', newer.slice(hunk.b0, hunk.b1))
    a = hunk.a1
    b = hunk.b1
  }
  alike(b, newer.length, a - b)
  return out
}

/** The words of a text, and how many came and went since another; words that only moved did neither. */
export function wordChange(before: readonly Block[], after: readonly Block[]) {
  const formerPrints = new Set(before.map(print))
  // the first version of a text has none before it, nor its blocks anything to be held against
  const stays = (block: Block) => formerPrints.size > 0 && formerPrints.has(print(block))
  const sharedPrints = new Set(
    formerPrints.size > 0 ? after.map(print).filter(one => formerPrints.has(one)) : [],
  )
  const remaining = new Map<string, number>()
  for (const block of before)
    if (!sharedPrints.has(print(block)))
      for (const word of wordsOf(block)) remaining.set(word, (remaining.get(word) ?? 0) + 1)
  let [words, additions] = [0, 0]
  for (const block of after) {
    const mine = wordsOf(block)
    words += mine.length
    if (stays(block)) continue
    for (const word of mine) {
      const count = remaining.get(word) ?? 0
      if (count > 0) remaining.set(word, count - 1)
      else additions += 1
    }
  }
  return { words, added: additions, removed: [...remaining.values()].reduce((sum, count) => sum + count, 0) }
}
