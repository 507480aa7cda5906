import { z } from 'zod'
import { Problem } from '../dossiers/problem.ts'
import { Instant } from '../kernel/common.ts'
import { done, type Endpoint, endpoint, FileRef, Made, nothing, Token } from '../kernel/endpoint.ts'
import { ErasurePreview, ErasureRecord, ErasureTarget, MentionChoice } from './erasure.ts'
import {
  Backup,
  Contents,
  MissingFile,
  RemoteContent,
  SafetyNotice,
  SecondPlace,
  VaultReport,
} from './model.ts'
import { PersonMention } from './person.ts'

/** A backup: one of the list, by its name alone, or a file the user chose. */
export const BackupRef = z.union([
  z.object({ backup: z.string().regex(/^[^\\/]+\.zip$/) }),
  ...FileRef.options,
])
export type BackupRef = z.infer<typeof BackupRef>

const PersonName = z.string().trim().min(1).max(200)

/** A passphrase, or a recovery key. */
const Secret = z.string().min(1).max(1000)

/** Backups, restoration, and the health of the library. */
export const safekeeping = {
  'backups.list': endpoint({ input: nothing, output: z.array(Backup) }),
  /** `to`: a place that the user chose; the library's own folder without it */
  'backups.create': endpoint({
    input: z.object({ to: Token.optional() }),
    output: Backup,
    changes: 'settings',
  }),
  /** what a backup holds beside what the library holds, before anything is changed; null: it is damaged there, and not counted */
  'backups.preview': endpoint({
    input: z.object({ file: BackupRef }),
    output: z.object({
      backup: Contents,
      library: Contents.nullable(),
      at: Instant,
      partial: z.boolean().default(false),
      missing: z.array(MissingFile).default([]),
      remote: z.array(RemoteContent).default([]),
    }),
  }),
  /** `missing`: the files that the backup had not, and that the library has not either; `remote`: those to be asked of a space again */
  'backups.restore': endpoint({
    input: z.object({ file: BackupRef }),
    output: z.object({
      previous: z.string(),
      missing: z.array(MissingFile).default([]),
      remote: z.array(RemoteContent).default([]),
    }),
    changes: 'everything',
  }),
  /** where each backup of the day is copied too; null: nowhere */
  'backups.secondPlace': endpoint({ input: nothing, output: SecondPlace.nullable() }),
  'backups.setSecondPlace': endpoint({
    input: z.object({ place: Token.nullable() }),
    output: SecondPlace.nullable(),
    changes: 'settings',
  }),
  /** the tool that copies the library's folder to other machines, and where the library would be moved to */
  'library.shelter': endpoint({
    input: nothing,
    output: z.object({ tool: z.string().nullable(), to: z.string() }),
  }),
  /** what stands in the window until it is mended */
  'backups.notices': endpoint({ input: nothing, output: z.array(SafetyNotice) }),
  /** whether the library is sealed; the host seals, locks and unseals it, for which it closes it */
  'vault.status': endpoint({ input: nothing, output: VaultReport }),
  'vault.passphrase': endpoint({
    input: z.object({ current: Secret, next: Secret }),
    output: done,
    changes: 'none',
  }),
  /** another recovery key, shown once */
  'vault.recovery': endpoint({
    input: z.object({ current: Secret }),
    output: z.object({ recovery: z.string() }),
    changes: 'none',
  }),
  /** has the keyring of this computer open the library too; `current`: the passphrase, asked for again */
  'vault.addKeyring': endpoint({ input: z.object({ current: Secret }), output: done, changes: 'none' }),
  /** takes the library back from the keyring: its passphrase alone opens it, and its recovery key */
  'vault.removeKeyring': endpoint({ input: nothing, output: done, changes: 'none' }),
  /** what an erasure would take, what rests on it, and what it cannot reach */
  'erasure.preview': endpoint({ input: ErasureTarget, output: ErasurePreview }),
  /** for good, backups included; `confirmation` is the title of the preview, typed again. `file`: the certificate */
  'erasure.run': endpoint({
    input: z.object({ target: ErasureTarget, confirmation: z.string() }),
    output: z.object({ record: ErasureRecord, file: Made }),
    changes: 'everything',
  }),
  /** all that the user's own work says of a person; `file`: the report to hand to them */
  'erasure.person': endpoint({
    input: z.object({ name: PersonName }),
    output: z.object({
      mentions: z.array(PersonMention),
      file: Made,
      /** backups to be written again by an erasure */
      backups: z.int(),
      /** what an erasure could not reach */
      warnings: z.array(z.string()),
    }),
    changes: 'none',
  }),
  /** erases what names a person, by the `key` of each mention; what is not chosen is left. `confirmation` is the name again */
  'erasure.runPerson': endpoint({
    input: z.object({
      name: PersonName,
      choices: z.record(z.string().max(500), MentionChoice),
      confirmation: z.string(),
    }),
    output: z.object({ record: ErasureRecord, file: Made }),
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

const REPORTED_CHARS = 4000

/** The program's log, and what one may give to who mends it. */
export const diagnostics = {
  /** the last lines of the log, oldest first, the folder where it lies, and whether it can be shown from here */
  'diagnostics.log': endpoint({
    input: nothing,
    output: z.object({ folder: z.string(), isRevealable: z.boolean(), lines: z.array(z.string()) }),
  }),
  /** shows the folder of the log in the system's own window for files */
  'diagnostics.reveal': endpoint({ input: nothing, output: nothing }),
  /** versions, machine, health of the library and last lines, as one text to be read before it is given to anybody */
  'diagnostics.report': endpoint({ input: nothing, output: z.object({ text: z.string() }) }),
  /** an error of the window: the panel it cost, its class, message and stack; the log keeps what the Log promises, no more */
  'diagnostics.record': endpoint({
    input: z.object({
      panel: z.string().max(120),
      name: z.string().max(120),
      message: z.string().max(REPORTED_CHARS),
      stack: z.string().max(REPORTED_CHARS),
    }),
    output: done,
  }),
} satisfies Record<string, Endpoint>
