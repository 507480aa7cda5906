import { z } from 'zod'
import { Id, Instant, Revision } from '../kernel/common.ts'
import { OneLine } from '../kernel/one-line.ts'
import { Block, Draft } from './model.ts'

/** A page that writes texts, from its loading to its end. */
export const Writer = z.string().regex(/^[\w-]{8,64}$/)

/** The difference between a text on screen and its last save. Unlike an edit, it may be of the whole text. */
export const TypedChange = z.object({
  blocks: z.array(Block),
  /** the ids of all blocks, where they are others or elsewhere; where two share an id, `blocks` is the whole text */
  order: z.array(Id).optional(),
  head: Draft.omit({ id: true, dossier: true, blocks: true, revision: true, updatedAt: true }).optional(),
})
export type TypedChange = z.infer<typeof TypedChange>

/** Keys of a page in a text since the revision it last saved; `seq` grows with each entry of the page. */
export const TypingEntry = TypedChange.extend({
  id: Id,
  writer: Writer,
  revision: Revision,
  seq: z.int().min(0),
})
export type TypingEntry = z.infer<typeof TypingEntry>

/** Words put back after an interruption: in the text, or beside it as a version where the text had changed meanwhile. */
export const RecoveredText = z.object({
  draft: Id,
  dossier: Id,
  title: OneLine,
  at: Instant,
  isInText: z.boolean(),
})
export type RecoveredText = Readonly<z.infer<typeof RecoveredText>>
