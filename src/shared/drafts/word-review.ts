import { z } from 'zod'
import { Id } from '../kernel/common.ts'
import { Conflict } from './merge/conflict.ts'

/** One tracked change of a Word file, as a reader is asked about it. */
export const WordChange = z.object({
  id: z.string(),
  kind: z.enum(['insertion', 'deletion', 'replacement', 'move', 'format', 'style', 'row']),
  author: z.string(),
  at: z.string(),
  where: z.enum(['text', 'note', 'table']),
  before: z.string(),
  removed: z.string(),
  added: z.string(),
  after: z.string(),
  /** references it changes in part: accepted, they become text */
  touches: z.array(z.string()),
})
export type WordChange = z.infer<typeof WordChange>

/** A comment of a Word file, its answers with it. */
export const WordComment = z.object({
  id: z.string(),
  author: z.string(),
  at: z.string(),
  text: z.string(),
  quote: z.string(),
  replies: z.array(z.object({ author: z.string(), at: z.string(), text: z.string() })),
  resolved: z.boolean(),
})
export type WordComment = z.infer<typeof WordComment>

/** A Word file read and waiting for a decision: nothing of it is written. */
export const WordReview = z.object({
  id: Id,
  name: z.string(),
  /** `working`: one of ours, with its draft. `known`: recognised by its marks or its words. `foreign`: another text */
  kind: z.enum(['working', 'known', 'foreign']),
  title: z.string(),
  /** the text of the dossier it can be put back into */
  draft: z.object({ id: Id, title: z.string() }).optional(),
  changes: z.array(WordChange),
  comments: z.array(WordComment),
  /** what the file has and a draft has not */
  left: z.array(z.string()),
})
export type WordReview = z.infer<typeof WordReview>

/** The user's choice of a Word file: the changes accepted, the comments wanted; the others are refused. */
export const WordChoice = z.object({
  id: Id,
  into: z.enum(['draft', 'new']),
  accepted: z.array(z.string()).default([]),
  comments: z.array(z.string()).default([]),
  /** by conflict, where the text was changed here as well */
  choices: z.record(z.string(), z.enum(['mine', 'theirs', 'both'])).default({}),
})
export type WordChoice = z.infer<typeof WordChoice>

/** A preview of the text. */
export const WordPreview = z.object({
  passages: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['added', 'removed', 'changed']),
      was: z.string(),
      now: z.string(),
    }),
  ),
  blocks: z.int(),
  /** citations, calls of exhibits, facts and cross-references that stay live */
  live: z.int(),
  /** those that stood in the text and would not any more */
  lost: z.array(z.string()),
  /** those whose words were changed: text from now on */
  edited: z.array(z.object({ was: z.string(), now: z.string() })),
  /** words changed in parts made at export, which are not taken */
  computed: z.array(z.string()),
  left: z.array(z.string()),
  conflicts: z.array(Conflict),
})
export type WordPreview = z.infer<typeof WordPreview>
