import { z } from 'zod'
import { Id } from '../kernel/common.ts'
import { Hit } from '../search/model.ts'

/** The effect of a decision on another, where its own text says so. */
export const Treatment = z.enum(['cites', 'confirms', 'overturns', 'partly-overturns', 'refers'])
export type Treatment = z.infer<typeof Treatment>

/** One source cited by another, or citing it: how often, where, and with what effect. */
export const Citation = z.object({
  /** what is cited, in the grammar of library/keys.ts; empty for a text that cites */
  key: z.string().default(''),
  /** the other source, when the library has it */
  hit: Hit.optional(),
  /** the citation as it is written in the text */
  written: z.string(),
  /** `CE, 16 juin 1978, n° 10254` or `art. L. 251-2 CSI`: as it would be printed */
  label: z.string(),
  times: z.int(),
  treatment: Treatment,
  /** found by its court and its day alone: the library has one such decision, which may not be the one */
  byDay: z.boolean().optional(),
  /** those of the library it may be, when nothing tells which */
  candidates: z.array(Hit).optional(),
  /** said by a former wording of the article, not by the last */
  former: z.boolean().optional(),
  /** the numbers of the points where it stands, and the beginning of the sentence */
  places: z.array(z.object({ n: z.int().optional(), passage: z.int(), excerpt: z.string() })).default([]),
})
export type Citation = z.infer<typeof Citation>

/** Sources that the library's texts cite and the library lacks, most cited first. */
export const MissingSource = z.object({
  key: z.string(),
  label: z.string(),
  kind: z.enum(['decision', 'article', 'text', 'document']),
  times: z.int(),
  sources: z.int(),
  /** where to go and get it, when it is known */
  url: z.string().optional(),
  /** the library has its card, and not its text */
  isCard: z.literal(true).optional(),
})
export type MissingSource = z.infer<typeof MissingSource>

/** The citations of one source. `read`: its text has been gone through. */
export const Links = z.object({
  id: Id,
  read: z.boolean(),
  cites: z.array(Citation),
  citedBy: z.array(Citation),
  citedByTotal: z.int(),
})
export type Links = z.infer<typeof Links>

/** One page of what is missing; `coverage`: how many of the texts have been read for what they cite. */
export const MissingPage = z.object({
  items: z.array(MissingSource),
  total: z.int(),
  coverage: z.object({ texts: z.int(), read: z.int() }),
})
export type MissingPage = z.infer<typeof MissingPage>
