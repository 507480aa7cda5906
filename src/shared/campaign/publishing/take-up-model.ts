import { z } from 'zod'
import { Day, Id } from '../../kernel/common.ts'
import { OneLine } from '../../kernel/one-line.ts'

/** Where a page was and when it was saved, as far as it says so. */
export const PageOrigin = z.object({
  title: OneLine.max(500),
  /** an address of the web; empty where the file does not tell it */
  address: z.string().max(2000),
  savedOn: Day,
})
export type PageOrigin = z.infer<typeof PageOrigin>

/** The part of an argument that a paragraph of a page would change. `reply`: to an objection; `new`: an argument that is not there yet. */
export const ArgumentField = z.enum([
  'thesis',
  'shortForm',
  'development',
  'filing',
  'briefing',
  'sheet',
  'mail',
  'intervention',
  'script',
  'reply',
  'fact',
  'new',
])
export type ArgumentField = z.infer<typeof ArgumentField>

/** A change a paragraph of a saved page would make, to be accepted or not. `before`: the words it would replace; empty: it is added. */
export const Proposal = z.object({
  id: z.string(),
  field: ArgumentField,
  /** empty for a new one */
  argument: z.string().max(200),
  argumentTitle: OneLine,
  /** title of the page above the paragraph */
  heading: z.string(),
  before: z.string(),
  after: z.string(),
  /** the day a fact tells */
  date: Day.optional(),
})
export type Proposal = z.infer<typeof Proposal>

export const TakenPage = z.object({
  origin: PageOrigin,
  proposals: z.array(Proposal),
  /** paragraphs whose words are there already */
  known: z.int(),
  /** the arguments a paragraph may be added to */
  arguments: z.array(z.object({ id: Id, title: z.string() })),
})
export type TakenPage = z.infer<typeof TakenPage>
