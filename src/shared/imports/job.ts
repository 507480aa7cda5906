import { z } from 'zod'
import { Id, Instant } from '../kernel/common.ts'

/** Outcome of a record. `older`: the library has a newer state of it, or its publisher took it back since. */
export const Outcome = z.enum(['added', 'updated', 'unchanged', 'older', 'deleted', 'rejected'])
export type Outcome = z.infer<typeof Outcome>

/** An outcome as the user reads it. */
export const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  added: 'ajouté',
  updated: 'mis à jour',
  unchanged: 'inchangé',
  older: 'plus ancien, laissé',
  deleted: 'supprimé',
  rejected: 'refusé',
}

/** The same of a file, in lists by kind. */
export const FILE_OUTCOME_WORDS: Readonly<
  Record<Outcome | 'left' | 'passed', readonly [one: string, many: string]>
> = {
  added: ['ajouté', 'ajoutés'],
  updated: ['mis à jour', 'mis à jour'],
  unchanged: ['inchangé', 'inchangés'],
  older: ['plus ancien, laissé', 'plus anciens, laissés'],
  left: ['que rien ne cite, laissé', 'que rien ne cite, laissés'],
  deleted: ['supprimé', 'supprimés'],
  rejected: ['refusé', 'refusés'],
  passed: ['non lu', 'non lus'],
}

/** One line of an import's report. `place` is where in the file; `source` the row it became. */
export const ReportLine = z.object({
  outcome: Outcome,
  file: z.string(),
  place: z.string().default(''),
  reason: z.string().default(''),
  source: Id.optional(),
  label: z.string().optional(),
})
export type ReportLine = z.infer<typeof ReportLine>

/** Outcome of the records of a file, those of no line in the report included; `passed`: files or parts of one that are none of those read. */
export const FileOutcome = z.enum([...Outcome.options, 'left', 'passed'])
export type FileOutcome = z.infer<typeof FileOutcome>

/** A file of an import: the kinds of its content, and what was taken of each. */
export const FileOfImport = z.object({
  file: z.string(),
  kinds: z.array(
    z.object({ kind: z.string(), outcomes: z.array(z.object({ outcome: FileOutcome, count: z.int() })) }),
  ),
})
export type FileOfImport = z.infer<typeof FileOfImport>

/** Files passed over, by kind: `une image`. */
export const PassedKind = z.object({ kind: z.string(), count: z.int() })
export type PassedKind = z.infer<typeof PassedKind>

/** How many authorities of the starter library have their text. */
export const StarterCount = z.object({ withText: z.int(), total: z.int() })
export type StarterCount = z.infer<typeof StarterCount>

/** Says how far the list of the starter library is. */
export const starterWords = ({ withText, total }: StarterCount): string =>
  withText > 1
    ? `${withText} des ${total} autorités de la bibliothèque de départ ont leur texte.`
    : `${withText ? 'Une' : 'Aucune'} des ${total} autorités de la bibliothèque de départ ${withText ? 'a' : 'n’a'} son texte.`

/** The result of an import; the numbers add up to `read`. `rejected` holds the first rejections, `rejections` their number when there are more. */
export const ImportReport = z.object({
  read: z.int(),
  added: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  older: z.int(),
  /** not taken, by an import of only what is cited */
  left: z.int(),
  deleted: z.int(),
  rejected: z.array(z.object({ file: z.string(), reason: z.string() })),
  /** how many were rejected, when `rejected` names only the first */
  rejections: z.int().optional(),
  /** files that are none of those read, by kind */
  passed: z.array(PassedKind).default([]),
  seconds: z.number(),
  /** where the import brought some */
  starter: StarterCount.optional(),
})
export type ImportReport = z.infer<typeof ImportReport>

/** Something that an import changed and the user's work rests on. `change`: how, in French; `passage`: where it is relied on. */
export const WorkEffect = z.object({
  source: Id,
  label: z.string(),
  change: z.string(),
  uses: z.array(
    z.object({
      kind: z.enum(['draft', 'argument', 'collection', 'pack']),
      id: Id,
      title: z.string(),
      dossier: Id.optional(),
      passage: z.string(),
    }),
  ),
})
export type WorkEffect = z.infer<typeof WorkEffect>

/** An import that was asked for, whatever became of it: kept in the library, so that one cut short can go on. */
export const ImportRecord = z.object({
  id: Id,
  title: z.string(),
  state: z.enum(['running', 'paused', 'interrupted', 'done', 'cancelled', 'failed']),
  startedAt: Instant,
  endedAt: Instant.optional(),
  bytes: z.int(),
  totalBytes: z.int(),
  report: ImportReport.omit({ rejected: true, rejections: true, passed: true, starter: true }).extend({
    rejected: z.int(),
  }),
})
export type ImportRecord = z.infer<typeof ImportRecord>

/** A long task in the worker. */
export const Job = z.object({
  id: Id,
  /** what is being done, in French */
  title: z.string(),
  state: z.enum(['running', 'paused', 'done', 'failed', 'cancelled']),
  done: z.int(),
  bytes: z.int(),
  totalBytes: z.int(),
  /** seconds left, when it can be told */
  remaining: z.number().optional(),
  message: z.string().default(''),
  /** during the first of two readings */
  first: StarterCount.optional(),
  report: ImportReport.optional(),
})
export type Job = z.infer<typeof Job>
