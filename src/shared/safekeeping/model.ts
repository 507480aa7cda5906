import { z } from 'zod'
import { Instant } from '../kernel/common.ts'

/** Counts of a library, with the version of its format. */
export const Contents = z.object({
  sources: z.int(),
  dossiers: z.int(),
  drafts: z.int(),
  exhibits: z.int(),
  version: z.int(),
})
export type Contents = z.infer<typeof Contents>

/** The state of a library's vault, and what lies in clear all the same, in sentences. */
export const VaultReport = z.object({
  state: z.enum(['clear', 'sealing', 'sealed', 'unsealing']),
  inClear: z.array(z.string()),
  /** whether this host reaches the system's keyring */
  hasKeyring: z.boolean(),
  /** whether the keyring of a computer, this one or another, opens the vault */
  opensByKeyring: z.boolean(),
})
export type VaultReport = z.infer<typeof VaultReport>

/** How far a sealing under way is: the step, and how much of it is done, from 0 to 1. Nothing where none is. */
export const VaultProgress = z.object({ step: z.string().optional(), part: z.number().optional() })
export type VaultProgress = z.infer<typeof VaultProgress>

/** The answer of a host to an act of the vault: why it was refused, or the recovery key of a sealing. */
export const VaultReply = z.object({
  message: z.string().optional(),
  recovery: z.string().optional(),
  /** the library was being put back in clear: its own page asks what is to become of that */
  isUnsealing: z.boolean().optional(),
})

/** The setting of how many minutes without activity lock a sealed library; 0: never. */
export const idleSetting = 'lockAfterMinutes'
const DEFAULT_IDLE_MINUTES = 15

export function idleMinutes(values: Readonly<Record<string, string>>): number {
  const text = values[idleSetting]
  const minutes = Number(text)
  return text === undefined || !Number.isInteger(minutes) || minutes < 0 ? DEFAULT_IDLE_MINUTES : minutes
}

/** A file that the database names and that a backup has not as it should; `label` as a list bears it. */
export const MissingFile = z.object({
  sha256: z.string(),
  label: z.string(),
  state: z.enum(['absent', 'altered']),
})
export type MissingFile = z.infer<typeof MissingFile>

/**
 * `proven`: every check passed before it took its name, or when it was read; `unproven`: some rows do not read;
 * `unread`: of the older format, not read yet; `damaged`: it does not read.
 */
export const ProofState = z.enum(['proven', 'unproven', 'unread', 'damaged'])
export type ProofState = z.infer<typeof ProofState>

/** `name` is how the page names it; `file` is where it lies in the library, or its name where the user placed it elsewhere. */
export const Backup = z.object({
  name: z.string(),
  file: z.string(),
  at: Instant,
  bytes: z.int(),
  automatic: z.boolean(),
  /** the user's own alone, without the texts that were only imported, nor the index */
  partial: z.boolean().default(false),
  /** order of making in its library, whatever the clock said; 0 in the older format */
  sequence: z.int().default(0),
  proof: ProofState.default('unread'),
  missing: z.array(MissingFile).default([]),
  /** files of exhibits that stayed in a space, and so are not in it */
  remote: z.int().default(0),
  counts: Contents.optional(),
  /** last change of a dossier, a draft, an exhibit or a filing in it */
  lastChange: Instant.optional(),
  /** the library it is of */
  library: z.string().optional(),
})
export type Backup = Readonly<z.infer<typeof Backup>>

/** The second place of the backups: a folder of another disk, a key, a share. */
export const SecondPlace = z.object({
  folder: z.string(),
  isThere: z.boolean(),
  /** the last backup copied and read back there */
  lastCopy: Instant.optional(),
  /** why the last copy was not made, where the place was there */
  failure: z.string().optional(),
})
export type SecondPlace = Readonly<z.infer<typeof SecondPlace>>

/** The answer of a host to a move of the library: what was done, or why it was not; neither where the user gave up. */
export const MoveReply = z.object({ message: z.string().optional(), done: z.string().optional() })
export type MoveReply = z.infer<typeof MoveReply>

/** A fact that stands in the window until it is mended; `part` is the section of the settings that mends it. */
export const SafetyNotice = z.object({
  code: z.enum(['damaged', 'backup', 'rows', 'files', 'journal', 'read-only', 'synchronised', 'doctor']),
  severity: z.enum(['blocking', 'warning']),
  message: z.string(),
  part: z.enum(['backups', 'doctor', 'place']),
})
export type SafetyNotice = Readonly<z.infer<typeof SafetyNotice>>

/** A file that stayed in a space, and that a backup does not hold; `space`: its title. */
export const RemoteContent = z.object({ sha256: z.string(), label: z.string(), space: z.string() })
export type RemoteContent = Readonly<z.infer<typeof RemoteContent>>

/** « 2 pièces manquent : « Lettre », « Plan ». » */
export function missingSentence(missingFiles: readonly MissingFile[]): string {
  const [first] = missingFiles
  if (!first) return ''
  const labels = missingFiles.slice(0, NAMED_FILES).map(({ label }) => label)
  const others = missingFiles.length - labels.length
  const names = `${labels.join(', ')}${others > 0 ? ` et ${others} de plus` : ''}`
  return missingFiles.length === 1
    ? `1 fichier manque ou est abîmé : ${names}.`
    : `${missingFiles.length} fichiers manquent ou sont abîmés : ${names}.`
}

/** « 2 pièces sont restées dans leur espace : leurs fichiers ne sont pas dans cette sauvegarde. » */
export function remoteSentence(remote: number): string {
  if (remote === 0) return ''
  return remote === 1
    ? '1 pièce est restée dans son espace\u00a0: son fichier n’est pas dans cette sauvegarde.'
    : `${remote} pièces sont restées dans leur espace\u00a0: leurs fichiers ne sont pas dans cette sauvegarde.`
}

/** « 2 pièces restées dans un espace sont à redemander : « Plan » (espace « Recours »)… » */
export function toFetchSentence(remote: readonly RemoteContent[]): string {
  if (remote.length === 0) return ''
  const spaces = [...new Set(remote.map(one => one.space))]
  const places = spaces.map(space => {
    const labels = remote.filter(one => one.space === space).map(one => one.label)
    const others = labels.length - NAMED_FILES
    return `à l’espace «\u00a0${space}\u00a0», ${labels.slice(0, NAMED_FILES).join(', ')}${others > 0 ? ` et ${others} de plus` : ''}`
  })
  const count =
    remote.length === 1
      ? '1 fichier resté dans un espace n’est ni dans la sauvegarde ni sur ce poste, et est à redemander'
      : `${remote.length} fichiers restés dans un espace ne sont ni dans la sauvegarde ni sur ce poste, et sont à redemander`
  return `${count}\u00a0: ${places.join('\u00a0; ')}.`
}

/** Missing files that a sentence names. */
const NAMED_FILES = 5
