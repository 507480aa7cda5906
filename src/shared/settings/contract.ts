import { z } from 'zod'
import { Problem } from '../drafts/problem.ts'
import { Instant } from '../kernel/common.ts'
import { type Endpoint, endpoint, FileRef, nothing, Token } from '../kernel/endpoint.ts'

/** A backup: one of the list, by its name alone, or a file the user chose. */
export const BackupRef = z.union([
  z.object({ backup: z.string().regex(/^[^\\/]+\.zip$/) }),
  ...FileRef.options,
])
export type BackupRef = z.infer<typeof BackupRef>

const Setting = z.record(z.string(), z.string())

/** `name` is how the page names it; `file` is where it lies in the library, or its name where the user placed it elsewhere. */
const Backup = z.object({
  name: z.string(),
  file: z.string(),
  at: Instant,
  bytes: z.int(),
  automatic: z.boolean(),
  /** what is the user's own alone, without the imported texts */
  partial: z.boolean().default(false),
})
const Contents = z.object({
  sources: z.int(),
  dossiers: z.int(),
  drafts: z.int(),
  exhibits: z.int(),
  version: z.int(),
})
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
    }),
  }),
  'backups.restore': endpoint({
    input: z.object({ file: BackupRef }),
    output: z.object({ previous: z.string() }),
    changes: 'everything',
  }),
  'library.doctor': endpoint({ input: nothing, output: z.array(Problem) }),
  /** sets aside the rows that cannot be read, puts back those that can be again, and says what is left */
  'library.mend': endpoint({
    input: nothing,
    output: z.object({ aside: z.int(), back: z.int(), problems: z.array(Problem) }),
    changes: 'library',
  }),
} satisfies Record<string, Endpoint>
