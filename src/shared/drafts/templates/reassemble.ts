import type { Dossier } from '../../dossiers/model.ts'
import type { Source } from '../../library/model.ts'
import { groupBy, matchParts, withNamesOf } from '../merge/matching.ts'
import { type MergedBlocks, type MergeOptions, mergeBlocks } from '../merge/merge.ts'
import type { Block, Inline } from '../model.ts'
import { withLines } from '../walk.ts'
import { candidatesOf, instantiate, type Reading } from './instantiate.ts'
import type { Template } from './template.ts'

interface Inputs extends Reading {
  readonly template: Template
  readonly dossier: Dossier
  readonly argumentsById: ReadonlyMap<string, Source>
}

/** A text made again from its template and the facts of today, with all that was written in it. */
export interface ReassembledDraft extends MergedBlocks {
  /** what the template and the facts give now: the base of the next time */
  readonly base: Block[]
  /** the text as it stands, under the names of the template's places */
  readonly mine: readonly Block[]
}

/**
 * Makes a text again after the facts changed. `base`: what the template and the facts gave last time; unknown of an older text,
 * it is found by what the text says. Linked arguments stay at the revision they have: they are brought up to date on their own.
 */
export function reassemble(
  blocks: readonly Block[],
  base: readonly Block[] | undefined,
  { template, dossier, argumentsById, ...reading }: Inputs,
  options: MergeOptions = {},
): ReassembledDraft {
  const now = instantiate(template, dossier, argumentsById, reading)
  const { mine, base: formerBase } = base
    ? { mine: blocks, base }
    : adopt(blocks, candidatesOf(template, argumentsById, reading))
  const theirs = keepInsertions(now, formerBase)
  return { ...mergeBlocks(formerBase, mine, theirs, options), base: theirs, mine }
}

/** The arguments as they were inserted. */
function keepInsertions(blocks: readonly Block[], base: readonly Block[]): Block[] {
  const before = groupBy(
    base.filter(block => block.origin),
    block => block.origin?.group ?? '',
  )
  const groupsPlaced = new Set<string>()
  return blocks.flatMap(block => {
    const group = block.origin?.group
    const insertion = group === undefined ? undefined : before.get(group)
    if (!group || !insertion) return [block]
    if (groupsPlaced.has(group)) return []
    groupsPlaced.add(group)
    return insertion
  })
}

/** A block a template may give, and whether it does so whatever the facts. */
interface Candidate {
  readonly block: Block
  readonly always: boolean
}

/**
 * A text made before its template's places had names: its blocks under those names, and what the template must have given it.
 * A block that is always given and is not found was deleted; one that depends on facts was not given then.
 */
function adopt(
  mine: readonly Block[],
  candidates: readonly Candidate[],
): { readonly mine: Block[]; readonly base: Block[] } {
  const blocks = candidates.map(one => one.block)
  const pairs = matchParts(mine, blocks)
  const pairedIds = new Set<string>()
  for (const [block, other] of pairs) {
    if (pairedIds.has(other.id)) pairs.delete(block)
    pairedIds.add(other.id)
  }
  const pairedBlocks = new Set(pairs.values())
  const base = candidates.filter(
    ({ block, always }) => pairedBlocks.has(block) || (always && !pairedIds.has(block.id)),
  )
  const ids = new Map<string, string>()
  for (const [block, other] of pairs) {
    ids.set(block.id, other.id)
    if (block.origin && other.origin) ids.set(block.origin.group, other.origin.group)
  }
  const blocksByPlace = mine.map(block => {
    const other = pairs.get(block)
    const target = withTargets(other ? withNamesOf(block, other) : block, ids)
    const group = target.origin && ids.get(target.origin.group)
    return target.origin && group ? { ...target, origin: { ...target.origin, group } } : target
  })
  return { mine: blocksByPlace, base: base.map(one => one.block) }
}

/** Cross-references follow the blocks they point at. */
function withTargets(block: Block, ids: ReadonlyMap<string, string>): Block {
  const line = <I extends Inline>(inlines: readonly I[]): I[] =>
    inlines.map(inline => {
      if (inline.kind === 'ref') return { ...inline, target: ids.get(inline.target) ?? inline.target }
      return inline.kind === 'note' ? { ...inline, inlines: line(inline.inlines) } : inline
    })
  return withLines(block, line)
}
