import { z } from 'zod'
import { Problem } from '../drafts/problem.ts'
import { Instant } from '../kernel/common.ts'
import { type Endpoint, endpoint, FileRef, nothing, Token } from '../kernel/endpoint.ts'
import { Backup, Contents, MissingFile, SafetyNotice, SecondPlace } from '../safekeeping/model.ts'

/** A backup: one of the list, by its name alone, or a file the user chose. */
export const BackupRef = z.union([
  z.object({ backup: z.string().regex(/^[^\\/]+\.zip$/) }),
  ...FileRef.options,
])
export type BackupRef = z.infer<typeof BackupRef>

const Setting = z.record(z.string(), z.string())

/** Settings, backups, and the health of the library. */
export const settings = {
  'settings.get': endpoint({ input: nothing, output: Setting }),
  'settings.save': endpoint({ input: z.object({ values: Setting }), output: Setting, changes: 'settings' }),
  /** where the library is on this computer, and whether its folder can be shown from here */
  'library.place': endpoint({
    input: nothing,
    output: z.object({ folder: z.string(), backups: z.string(), isRevealable: z.boolean() }),
  }),
  /** shows the folder of the library in the system's own window for files */
  'library.reveal': endpoint({ input: nothing, output: nothing }),
  'backups.list': endpoint({ input: nothing, output: z.array(Backup) }),
  /** `to`: a place that the user chose; the library's own folder without it */
  'backups.create': endpoint({
    input: z.object({ to: Token.optional() }),
    output: Backup,
    changes: 'settings',
  }),
  /** what a backup holds beside what the library holds, before anything is changed */
  'backups.preview': endpoint({
    input: z.object({ file: BackupRef }),
    output: z.object({
      backup: Contents,
      library: Contents,
      at: Instant,
      partial: z.boolean().default(false),
      missing: z.array(MissingFile).default([]),
    }),
  }),
  /** `missing`: the files that the backup had not, and that the library has not either */
  'backups.restore': endpoint({
    input: z.object({ file: BackupRef }),
    output: z.object({ previous: z.string(), missing: z.array(MissingFile).default([]) }),
    changes: 'everything',
  }),
  /** where each backup of the day is copied too; null: nowhere */
  'backups.secondPlace': endpoint({ input: nothing, output: SecondPlace.nullable() }),
  'backups.setSecondPlace': endpoint({
    input: z.object({ place: Token.nullable() }),
    output: SecondPlace.nullable(),
    changes: 'settings',
  }),
  /** what stands in the window until it is mended */
  'backups.notices': endpoint({ input: nothing, output: z.array(SafetyNotice) }),
  'library.doctor': endpoint({ input: nothing, output: z.array(Problem) }),
  /** sets aside the rows that cannot be read, puts back those that can be again, and says what is left */
  'library.mend': endpoint({
    input: nothing,
    output: z.object({ aside: z.int(), back: z.int(), problems: z.array(Problem) }),
    changes: 'library',
  }),
} satisfies Record<string, Endpoint>
