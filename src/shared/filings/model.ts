import { z } from 'zod'
import { ExhibitFile } from '../exhibits/model.ts'
import { Day, Id, Instant, Revision } from '../kernel/common.ts'
import { OneLine } from '../kernel/one-line.ts'

/** A text as it was printed to be filed: its files, and the hash of all that it says. */
export const PrintedText = z.object({
  sha256: z.string(),
  files: z.array(ExhibitFile),
  pages: z.int().positive().optional(),
  /** whether its files are a working copy, a version to be filed being refused */
  workingCopy: z.boolean().optional(),
  /** the texts whose copy went with it, each by the hash of what it said */
  copies: z.array(z.object({ draft: Id, sha256: z.string() })).default([]),
})
export type PrintedText = z.infer<typeof PrintedText>

/** A text of a deposit, by the very version that was sent. */
export const FiledText = z.object({
  id: Id,
  title: OneLine,
  /** the hash of all that it printed */
  sha256: z.string().optional(),
  /** the day it bears, where it bears one */
  dated: Day.optional(),
  /** the version of the text that was kept with the deposit */
  version: Id.optional(),
  /** whether its files are a working copy, a version to be filed being refused that day */
  workingCopy: z.boolean().optional(),
  /** its Word file and its PDF, as they were sent or as that version prints */
  files: z.array(ExhibitFile).default([]),
})
export type FiledText = z.infer<typeof FiledText>

/** A deposit with a court: what was sent, when, and what the court answered. What was sent never changes. */
export const Filing = z.object({
  id: Id,
  dossier: Id,
  /** of the deposit, or of the posting */
  date: Day,
  /** under which the court registered it, once it is known */
  caseNumber: z.string().default(''),
  note: z.string().default(''),
  /** how its citations stood that day: `3 lus, 16 références seules` */
  citations: z.string().optional(),
  receipt: ExhibitFile.optional(),
  /** the case it is of, where that is not the main one */
  affaire: Id.optional(),
  drafts: z.array(FiledText),
  exhibits: z.array(
    z.object({ id: Id, number: z.int().positive(), label: OneLine, sha256: z.string().optional() }),
  ),
  revision: Revision.default(0),
  updatedAt: Instant.default(''),
})
export type Filing = z.infer<typeof Filing>
