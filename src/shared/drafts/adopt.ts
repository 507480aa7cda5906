import { matched, namedAs } from './merge/alike.ts'
import type { Block, Inline } from './model.ts'
import { withLines } from './walk.ts'

/** A block a template may give, and whether it does so whatever the facts. */
export interface Candidate {
  readonly block: Block
  readonly always: boolean
}

/**
 * A text made before its template's places had names: its blocks under those names, and what the template must have given it.
 * A block that is always given and is not found was deleted; one that depends on facts was not given then.
 */
export function adopt(
  mine: readonly Block[],
  candidates: readonly Candidate[],
): { readonly mine: Block[]; readonly base: Block[] } {
  const blocks = candidates.map(one => one.block)
  const pairs = matched(mine, blocks)
  const taken = new Set<string>()
  for (const [block, other] of pairs) {
    if (taken.has(other.id)) pairs.delete(block)
    taken.add(other.id)
  }
  const found = new Set(pairs.values())
  const base = candidates.filter(({ block, always }) => found.has(block) || (always && !taken.has(block.id)))
  const ids = new Map<string, string>()
  for (const [block, other] of pairs) {
    ids.set(block.id, other.id)
    if (block.origin && other.origin) ids.set(block.origin.group, other.origin.group)
  }
  const renamed = mine.map(block => {
    const other = pairs.get(block)
    const named = pointed(other ? namedAs(block, other) : block, ids)
    const group = named.origin && ids.get(named.origin.group)
    return named.origin && group ? { ...named, origin: { ...named.origin, group } } : named
  })
  return { mine: renamed, base: base.map(one => one.block) }
}

/** Cross-references follow the blocks they point at. */
function pointed(block: Block, ids: ReadonlyMap<string, string>): Block {
  const line = <I extends Inline>(inlines: readonly I[]): I[] =>
    inlines.map(inline => {
      if (inline.kind === 'ref') return { ...inline, target: ids.get(inline.target) ?? inline.target }
      return inline.kind === 'note' ? { ...inline, inlines: line(inline.inlines) } : inline
    })
  return withLines(block, line)
}
