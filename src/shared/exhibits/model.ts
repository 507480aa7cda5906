import { z } from 'zod'
import { Day, Id, Revision } from '../kernel/common.ts'
import { OneLine } from '../kernel/one-line.ts'

/** The kind of a file by its content, whatever its name. */
export const FileKind = z.enum(['pdf', 'image', 'office', 'mail', 'text', 'other'])
export type FileKind = z.infer<typeof FileKind>

/** Why a file cannot be produced as it is; `repaired`: a damaged PDF that could still be read. */
export const Flaw = z.enum(['empty', 'damaged', 'encrypted', 'repaired'])
export type Flaw = z.infer<typeof Flaw>

/** A file kept by its content, with what looking into it has told. */
export const ExhibitFile = z.object({
  name: OneLine,
  sha256: z.string(),
  size: z.int().nonnegative(),
  type: z.string(),
  /** absent of what was added before files were looked into */
  kind: FileKind.optional(),
  flaw: Flaw.optional(),
  /** signed electronically: never altered, so never stamped */
  signed: z.boolean().default(false),
})
export type ExhibitFile = z.infer<typeof ExhibitFile>

/** A piece of the dossier's pool. Its number is its place in the series of a case (`series.ts`): never stored, so calls and inventory cannot disagree. Those that were filed stand first, and do not move. */
export const Exhibit = z.object({
  id: Id,
  dossier: Id,
  label: OneLine,
  nature: z.string().default(''),
  date: Day.optional(),
  /** what it is about: `lançant l’expérimentation` */
  object: z.string().default(''),
  author: z.string().default(''),
  /** pages, where the file says so */
  pages: z.int().positive().optional(),
  /** not for everyone: said in the inventory, left out of what is shared */
  confidential: z.boolean().default(false),
  /** several documents of the same kind in one file, which the inventory must say (art. R. 414-5 CJA) */
  series: z.boolean().default(false),
  /** kept in the dossier and not produced: it has no number */
  aside: z.boolean().default(false),
  /** the copy of that text of the dossier: it has no file of its own until it is filed, and is printed from the version that is */
  copyOf: Id.optional(),
  file: ExhibitFile.optional(),
  /** sent to the court that day: its number and its file are those of that deposit for ever. Known from the deposits, kept with none */
  filed: z.object({ filing: Id, date: Day }).optional(),
  revision: Revision.default(0),
})
export type Exhibit = z.infer<typeof Exhibit>

/** The pages of an exhibit, and their sizes in points. */
export const Sheets = z.object({
  pages: z.int(),
  sizes: z.array(z.object({ width: z.number(), height: z.number() })),
  /** LibreOffice still draws them: none is told yet, ask again */
  isDrawing: z.literal(true).optional(),
})
export type Sheets = z.infer<typeof Sheets>
