import { z } from 'zod'
import { Draft } from '../../drafts/model.ts'
import { Id } from '../../kernel/common.ts'
import { PersonalSet } from '../briefs/model.ts'

/** A document of a campaign as it travels: its text, its comments, its choice and its answers; never the Word model of one computer. */
export const SharedDraft = Draft.omit({
  dossier: true,
  base: true,
  model: true,
  letterhead: true,
  set: true,
  affaire: true,
}).extend({
  bill: Id,
  answers: z.record(z.string(), z.string()).default({}),
})
export type SharedDraft = z.infer<typeof SharedDraft>

/** A personalised set as it travels with the text it sends. */
export const SharedSet = PersonalSet.extend({ bill: Id })
export type SharedSet = z.infer<typeof SharedSet>

/** Answers that are of whoever writes: they stay where they were given. */
export const PERSONAL_ANSWERS: readonly string[] = ['sender.name', 'sender.commune']
