import type { Block, Inline } from '../model.ts'
import { content, likeness, matched } from './alike.ts'
import { unmoved } from './order.ts'
import { inlinesOf, sameFace, tokensOf } from './tokens.ts'
import { changes } from './words.ts'

/** A paragraph in two versions of a text: `moved` whether or not it also changed. */
export interface Row {
  /** of the block as it is after, else as it was */
  readonly id: string
  readonly before?: Block
  readonly after?: Block
  readonly changed: boolean
  readonly moved: boolean
}

/** Two versions of a text side by side, in the order of the second; what is gone stands after what it followed. */
export function compareBlocks(before: readonly Block[], after: readonly Block[]): Row[] {
  const old = new Map(before.map(block => [block.id, block]))
  const pairs = new Map<string, Block>()
  for (const block of after) {
    const same = old.get(block.id)
    if (same) pairs.set(block.id, same)
  }
  const known = new Set([...pairs.values()].map(block => block.id))
  // the same words under another id: cut and pasted, or a text made before ids were lasting
  const rest = matched(
    after.filter(block => !pairs.has(block.id)),
    before.filter(block => !known.has(block.id)),
    0.6,
  )
  for (const [block, other] of rest) pairs.set(block.id, other)
  const kept = after.filter(block => pairs.has(block.id))
  const here = new Set([...pairs.values()])
  const still = unmoved(
    before.filter(block => here.has(block)).map(block => block.id),
    kept.map(block => pairs.get(block.id)!.id),
  )
  const gone = new Map<string, Block[]>()
  let anchor = ''
  for (const block of before) {
    if (here.has(block)) anchor = still.has(block.id) ? block.id : anchor
    else gone.set(anchor, [...(gone.get(anchor) ?? []), block])
  }
  const removed = (name: string): Row[] =>
    (gone.get(name) ?? []).map(block => ({ id: block.id, before: block, changed: true, moved: false }))
  return [
    ...removed(''),
    ...after.flatMap((block): Row[] => {
      const was = pairs.get(block.id)
      if (!was) return [{ id: block.id, after: block, changed: true, moved: false }]
      const moved = !still.has(was.id)
      const changed = content(was) !== content(block)
      return [{ id: block.id, before: was, after: block, changed, moved }, ...(moved ? [] : removed(was.id))]
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
  const [old, now] = [tokensOf(before), tokensOf(after)]
  const out: Span[] = []
  const add = (kind: Span['kind'], tokens: typeof now) => {
    if (tokens.length > 0) out.push({ kind, inlines: inlinesOf(tokens) })
  }
  const alike = (from: number, to: number, shift: number) => {
    for (let at = from; at < to; ) {
      const same = sameFace(now[at]!.inline, old[at + shift]!.inline)
      let end = at + 1
      while (end < to && sameFace(now[end]!.inline, old[end + shift]!.inline) === same) end += 1
      add(same ? 'same' : 'formatted', now.slice(at, end))
      at = end
    }
  }
  const solid = (tokens: typeof now) => tokens.filter(token => token.solid).map(token => token.key)
  // another text altogether reads better whole than shredded
  if (likeness(solid(old), solid(now)) < 0.35) {
    add('removed', old)
    add('added', now)
    return out
  }
  let [a, b] = [0, 0]
  for (const hunk of changes(old, now)) {
    alike(b, hunk.b0, a - b)
    add('removed', old.slice(hunk.a0, hunk.a1))
    add('added', now.slice(hunk.b0, hunk.b1))
    a = hunk.a1
    b = hunk.b1
  }
  alike(b, now.length, a - b)
  return out
}
