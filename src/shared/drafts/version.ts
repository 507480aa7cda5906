import { z } from 'zod'
import { Id, Instant, Revision } from '../kernel/common.ts'
import { OneLine } from '../kernel/one-line.ts'
import { Conflict, Passage } from './merge/conflict.ts'
import { type Block, Draft } from './model.ts'

/**
 * Why a version of a text was kept. `sitting`: as it was left; `before`: as it was before something replaced it;
 * `import`: as a file brought it back; `named` and `export`: never thrown away.
 */
export const VersionKind = z.enum(['sitting', 'before', 'import', 'named', 'export'])
export type VersionKind = z.infer<typeof VersionKind>

/** A version of a text, as a list shows it. */
export const DraftVersion = z.object({
  id: Id,
  draft: Id,
  at: Instant,
  kind: VersionKind,
  /** given by the user, or what was about to happen */
  name: OneLine,
  words: z.int(),
  /** words that came and went since the version before it */
  added: z.int(),
  removed: z.int(),
})
export type DraftVersion = z.infer<typeof DraftVersion>

const Both = z.object({
  /** the text as it would be, or as it is once applied */
  draft: Draft,
  conflicts: z.array(Conflict),
  /** false: the text is as it was */
  changed: z.boolean(),
})

/** A text made again after the facts changed. */
export const Reassembly = Both
export type Reassembly = z.infer<typeof Reassembly>

/** An insertion of an argument that is no longer what the library has. */
export const LinkedInsertion = z.object({
  group: Id,
  source: Id,
  title: OneLine,
  /** the first block of it that still stands */
  block: Id,
  from: Revision,
  to: Revision,
  /** `gone`: the library has it no more */
  state: z.enum(['changed', 'gone']),
})
export type LinkedInsertion = z.infer<typeof LinkedInsertion>

/** An insertion brought up to date. `known` is false where the library no longer knows what was inserted. */
export const Renewal = Both.extend({ passages: z.array(Passage), known: z.boolean() })
export type Renewal = z.infer<typeof Renewal>

/**
 * A text as an older version of it: the whole, or these blocks of it alone, each put over what it has become, or back where it
 * stood. What is said in comments of today stays, and so do those of the version that its words still bear.
 */
export function restoreDraft(draft: Draft, old: Draft, only?: readonly string[]): Draft {
  const ids = new Set(draft.comments.map(one => one.id))
  const comments = [...draft.comments, ...old.comments.filter(one => !ids.has(one.id))]
  if (!only) {
    const { blocks, base, numbering } = old
    return { ...draft, blocks, base, numbering, comments }
  }
  return {
    ...draft,
    comments,
    blocks: only.reduce((blocks, id) => put(blocks, old.blocks, id), draft.blocks),
  }
}

function put(blocks: readonly Block[], old: readonly Block[], id: string): Block[] {
  const at = old.findIndex(block => block.id === id)
  const block = old[at]
  if (!block) return [...blocks]
  if (blocks.some(one => one.id === id)) return blocks.map(one => (one.id === id ? block : one))
  const before = new Set(old.slice(0, at).map(one => one.id))
  return blocks.toSpliced(blocks.findLastIndex(one => before.has(one.id)) + 1, 0, block)
}
