import type { Block } from '../model.ts'
import { type Part, print, wordsOf } from './parts.ts'

/** How alike two texts are by their words, from 0 to 1. */
export function likeness(a: readonly string[], b: readonly string[]): number {
  if (a.length + b.length === 0) return 1
  const remaining = new Map<string, number>()
  for (const word of a) remaining.set(word, (remaining.get(word) ?? 0) + 1)
  let common = 0
  for (const word of b) {
    const count = remaining.get(word) ?? 0
    if (count === 0) continue
    remaining.set(word, count - 1)
    common += 1
  }
  return (2 * common) / (a.length + b.length)
}

/** Serialises the words and form of a part, without its ids and origin. */
export function content(part: Part): string {
  const bare = JSON.parse(JSON.stringify(part), (key, value) =>
    key === 'id' || key === 'origin' || key === 'comments' ? undefined : value,
  )
  return print(bare as Part)
}

/** Likeness from which two parts of one kind are counterparts, unless told otherwise. */
const MIN_LIKENESS = 0.5

/**
 * The parts of one series that are those of another under other ids: the same content first, in order, then what is of one kind
 * and most alike. A part has one counterpart at most.
 */
export function matchParts<P extends Part>(
  parts: readonly P[],
  candidates: readonly P[],
  minLikeness = MIN_LIKENESS,
): Map<P, P> {
  const pairs = new Map<P, P>()
  const free = new Set(candidates)
  const take = (part: P, other: P | undefined) => {
    if (!other) return
    pairs.set(part, other)
    free.delete(other)
  }
  const byContent = groupBy(candidates, content)
  for (const part of parts)
    take(
      part,
      byContent.get(content(part))?.find(other => free.has(other)),
    )
  const words = new Map([...candidates].map(other => [other, wordsOf(other)]))
  for (const part of parts) {
    if (pairs.has(part)) continue
    const mine = wordsOf(part)
    let best: P | undefined
    let bestLikeness = minLikeness
    for (const other of free) {
      if (!sameKind(part, other)) continue
      const like = other.id === part.id ? 1 : likeness(mine, words.get(other) ?? [])
      if (like >= bestLikeness && (like > bestLikeness || !best)) {
        best = other
        bestLikeness = like
      }
    }
    take(part, best)
  }
  return pairs
}

/** Things by a name that several of them may have, in their order. */
export function groupBy<T>(things: readonly T[], name: (thing: T) => string): Map<string, T[]> {
  const out = new Map<string, T[]>()
  for (const thing of things) {
    const key = name(thing)
    const same = out.get(key)
    if (same) same.push(thing)
    else out.set(key, [thing])
  }
  return out
}

function sameKind(a: Part, b: Part): boolean {
  if (!('kind' in a) || !('kind' in b)) return true
  if (a.kind === 'generated' || b.kind === 'generated')
    return a.kind === b.kind && (a as { what?: string }).what === (b as { what?: string }).what
  return a.kind === b.kind && (!a.slot || !b.slot || a.slot === b.slot)
}

/** A block under the ids of another: its own, those of its items and notes where they pair. */
export function withNamesOf(block: Block, other: Block): Block {
  if (block.kind === 'list' && other.kind === 'list') {
    const pairs = matchParts(block.items, other.items)
    const items = block.items.map(item => {
      const like = pairs.get(item)
      return like ? { ...item, id: like.id, inlines: withNoteIds(item.inlines, like.inlines) } : item
    })
    return { ...block, id: other.id, items }
  }
  if ('inlines' in block && 'inlines' in other)
    return { ...block, id: other.id, inlines: withNoteIds(block.inlines, other.inlines) } as Block
  return { ...block, id: other.id }
}

type Line = Extract<Block, { kind: 'paragraph' }>['inlines']

function withNoteIds(inlines: Line, source: Line): Line {
  const ids = source.flatMap(one => (one.kind === 'note' ? [one.id] : []))
  const own = inlines.filter(one => one.kind === 'note')
  if (own.length !== ids.length) return inlines
  let n = 0
  return inlines.map(one => (one.kind === 'note' ? { ...one, id: ids[n++] ?? one.id } : one))
}
