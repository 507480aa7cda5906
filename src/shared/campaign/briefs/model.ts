import { z } from 'zod'
import { House } from '../../drafts/slots/member-address.ts'
import { Id, Instant, Revision } from '../../kernel/common.ts'
import { OneLine } from '../../kernel/one-line.ts'

/** The reader of a document: a chamber, a group of it (its sigle; empty: all), one member (empty: nobody in particular). */
export const Audience = z.object({
  chamber: House.default('an'),
  group: z.string().default(''),
  member: z.string().default(''),
})
export type Audience = z.infer<typeof Audience>

/** The choice a document for members is assembled from: a bill at a stage, measures of it, arguments in their order, an audience. */
export const BriefChoice = z.object({
  bill: Id,
  /** the key of a stage of the bill */
  stage: z.string().default(''),
  measures: z.array(Id).default([]),
  arguments: z.array(Id).default([]),
  audience: Audience.prefault({}),
})
export type BriefChoice = z.infer<typeof BriefChoice>

/** One text sent to each member of a list, each with its own opening. */
export const PersonalSet = z.object({
  id: Id,
  title: OneLine.trim().min(1).max(200),
  draft: Id,
  /** the target list the members were taken from; empty where they were chosen one by one */
  list: z.string().default(''),
  members: z.array(Id).max(2000).default([]),
  /** by member, in our markup; what is missing is told before anything is written */
  openings: z.record(z.string(), z.string()).default({}),
  revision: Revision.default(0),
  updatedAt: Instant.default(''),
})
export type PersonalSet = z.infer<typeof PersonalSet>

/** An opening one uses again: a sentence in our markup, with slots for what is of each member. */
export const OpeningPhrase = z.object({
  id: Id,
  text: z.string().trim().min(1).max(1000),
  revision: Revision.default(0),
  updatedAt: Instant.default(''),
})
export type OpeningPhrase = z.infer<typeof OpeningPhrase>
