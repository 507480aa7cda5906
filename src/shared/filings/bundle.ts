import { z } from 'zod'
import { Id } from '../kernel/common.ts'
import { OneLine } from '../kernel/one-line.ts'

/** Options of a bundle for Télérecours. */
export const BundleWish = z.object({
  /** the texts filed together, of one dossier; the exhibits are those of the dossier */
  drafts: z.array(Id).min(1).max(20),
  /** the versions to be filed, refused while something blocks; else working copies */
  final: z.boolean().default(true),
  /** `PJ4_…`, as the help of Télérecours has it, or `4_…`, to the letter of art. R. 414-5 CJA */
  naming: z.enum(['PJ', 'number']).default('PJ'),
  /** « Pièce n° 4 » on the first page of each exhibit */
  stamp: z.boolean().default(false),
  /** « Pièce n° 4 – 2/5 » at the foot of each page */
  pageNumbers: z.boolean().default(false),
  /** the words read on pictures, invisible, under the pages of the exhibits that are pictures */
  textLayer: z.boolean().default(false),
  /** the Word file of each text too, beside its PDF; there anyway where LibreOffice is not */
  word: z.boolean().default(false),
  /** one PDF of all, with bookmarks, beside the files to be filed */
  merged: z.boolean().default(false),
  /** the decisions the texts cite, in full, in one PDF */
  annex: z.boolean().default(false),
  /** the most a file may weigh, in megabytes of a million bytes */
  limit: z.number().min(1).max(2000).default(32),
  /** what becomes of an exhibit that weighs more */
  large: z.enum(['keep', 'split', 'shrink']).default('keep'),
})
export type BundleWish = z.infer<typeof BundleWish>

/** A line of the report: the outcome of an exhibit, or of another part of the bundle. */
export const BundleLine = z.object({
  exhibit: Id.optional(),
  severity: z.enum(['blocking', 'warning', 'information']),
  message: z.string(),
})
export type BundleLine = z.infer<typeof BundleLine>

/** A bundle as it was written: its files in order, and all that is to be known of them. */
export const BundleReport = z.object({
  files: z.array(z.object({ name: OneLine, size: z.int(), sha256: z.string(), exhibit: Id.optional() })),
  lines: z.array(BundleLine),
})
export type BundleReport = z.infer<typeof BundleReport>
