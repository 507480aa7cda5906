import { z } from 'zod'
import { Id } from '../../kernel/common.ts'
import { Inline } from '../model.ts'

/** `mine`: what stands in the text. `theirs`: what the template, the argument or the other version gives now. `both`: one after the other. */
export const Choice = z.enum(['mine', 'theirs', 'both'])
export type Choice = z.infer<typeof Choice>
/** The user's choices, by the id of the conflict. */
export const Choices = z.record(z.string(), Choice)
export type Choices = z.infer<typeof Choices>

const lines = z.array(z.array(Inline))

/**
 * A passage both sides changed, each in its way; until it is chosen, what stands stays.
 * `words`: some words of a paragraph, with what stands around them. `whole`: a part that cannot be put together.
 * `removed`: changed here, and no longer given. `deleted`: taken out here, and given (again): it stays out unless asked back.
 */
export const Conflict = z.object({
  id: z.string(),
  block: Id,
  kind: z.enum(['words', 'whole', 'removed', 'deleted']),
  before: z.string().default(''),
  after: z.string().default(''),
  base: lines,
  mine: lines,
  theirs: lines,
  choice: Choice.default('mine'),
})
export type Conflict = z.infer<typeof Conflict>

/** A paragraph of a linked argument that changed at its source. `edited`: it was also written in here; `both`: put together. */
export const Passage = z.object({
  id: z.string(),
  base: lines,
  mine: lines,
  theirs: lines,
  edited: z.boolean(),
  choice: Choice,
})
export type Passage = z.infer<typeof Passage>
