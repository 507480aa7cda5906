import { z } from 'zod'
import { Day, Id, Instant, Revision } from '../../kernel/common.ts'
import { OneLine } from '../../kernel/one-line.ts'
import { Chamber } from './model.ts'

/** An article of a bill, its alinéas numbered from 1 by their place. `title` in place of an article is a division's heading or the bill's own title. */
export const BillArticle = z.object({
  /** as amendments name it: `1er`, `8 ter`, `15 quater A`; of a heading, its words */
  designation: z.string(),
  kind: z.enum(['article', 'title']).default('article'),
  /** `(Supprimé)`, `(Non modifié)`, `(nouveau)`: what the text says of the article beside its number */
  state: z.string().optional(),
  alineas: z.array(z.string()),
})
export type BillArticle = z.infer<typeof BillArticle>

/** The text of a bill at one stage, as the chamber printed it. */
export const BillText = z.object({
  id: Id,
  bill: Id,
  /** key of the stage of its bill */
  stage: z.string(),
  chamber: Chamber,
  /** legislature (`17`) or session of the Sénat (`2024-2025`) */
  session: z.string().default(''),
  number: z.string().default(''),
  title: OneLine.default(''),
  /** where it was read: an address, or how it came here */
  source: z.string().default(''),
  /** the day the chamber gives it: deposited, voted */
  date: Day.optional(),
  /** the day it was read */
  asOf: Day.optional(),
  articles: z.array(BillArticle).default([]),
  revision: Revision.default(0),
  updatedAt: Instant.default(''),
})
export type BillText = z.infer<typeof BillText>
