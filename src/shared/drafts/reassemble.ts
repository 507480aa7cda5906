import type { Dossier } from '../dossiers/model.ts'
import type { Source } from '../library/model.ts'
import { adopt } from './adopt.ts'
import { candidatesOf, instantiate, type Reading } from './instantiate.ts'
import { grouped } from './merge/alike.ts'
import { type Merged, type MergeOptions, mergeBlocks } from './merge/merge.ts'
import type { Block } from './model.ts'
import type { Template } from './template.ts'

interface Given extends Reading {
  readonly template: Template
  readonly dossier: Dossier
  readonly argumentsById: ReadonlyMap<string, Source>
}

/** A text made again from its template and the facts of today, with all that was written in it. */
export interface Reassembled extends Merged {
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
  { template, dossier, argumentsById, ...reading }: Given,
  options: MergeOptions = {},
): Reassembled {
  const now = instantiate(template, dossier, argumentsById, reading)
  const { mine, base: was } = base
    ? { mine: blocks, base }
    : adopt(blocks, candidatesOf(template, argumentsById, reading))
  const theirs = asLinked(now, was)
  return { ...mergeBlocks(was, mine, theirs, options), base: theirs, mine }
}

/** The arguments as they were inserted. */
function asLinked(blocks: readonly Block[], base: readonly Block[]): Block[] {
  const before = grouped(
    base.filter(block => block.origin),
    block => block.origin?.group ?? '',
  )
  const done = new Set<string>()
  return blocks.flatMap(block => {
    const group = block.origin?.group
    const kept = group === undefined ? undefined : before.get(group)
    if (!group || !kept) return [block]
    if (done.has(group)) return []
    done.add(group)
    return kept
  })
}
