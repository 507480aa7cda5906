import { z } from 'zod'
import { Day, Id, Instant } from '../kernel/common.ts'

/** Description that a fund kept in a file of its own gives of itself: docs/formats/fund.md. */
export const FundDescription = z.object({
  pretoire: z.literal(1),
  kind: z.literal('fund'),
  /** its name in the list of funds: `LEGI`, `CE-OUVERT` */
  fund: z.string().regex(/^[A-Z][A-Z-]{1,39}$/),
  title: z.string().min(1).max(200),
  /** the day its newest record is of, where the publisher dates its archives */
  day: Day.optional(),
  texts: z.int().nonnegative(),
  /** the moment the file was made */
  at: Instant,
  /** SHA-256 of its rows, in hexadecimal */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})
export type FundDescription = z.infer<typeof FundDescription>

/** A file of a fund that lies beside the library; `newer`: its format is one that the program does not read. */
export const AttachedFund = FundDescription.pick({
  fund: true,
  title: true,
  day: true,
  texts: true,
  at: true,
  sha256: true,
}).extend({ file: z.string(), bytes: z.int(), state: z.enum(['attached', 'newer']) })
export type AttachedFund = z.infer<typeof AttachedFund>

/** The setting that holds the address of the office's corpus. */
export const OFFICE_CORPUS_SETTING = 'office.corpus'

/** The public texts of an office, as a desk sees them. */
export const OfficeCorpusState = z.object({
  /** without its password */
  address: z.string(),
  /** it answers now; else why it does not */
  isAnswering: z.boolean(),
  reason: z.string().default(''),
  texts: z.int(),
  funds: z.array(z.object({ fund: z.string(), texts: z.int(), day: Day.optional() })),
})
export type OfficeCorpusState = z.infer<typeof OfficeCorpusState>

/** A copy of texts of an office that goes on. */
export const OfflineRun = z.object({ run: Id, title: z.string(), done: z.int(), total: z.int() })
export type OfflineRun = z.infer<typeof OfflineRun>

/** Ends the sentence of a copy that was stopped: how many texts were left; '' where none was. */
export const leftText = (left: number): string =>
  left > 0
    ? ` Copie arrêtée\u00a0: il en reste ${left.toLocaleString('fr-FR')} à regarder\u00a0; demandée de nouveau, elle prend la suite.`
    : ''
