import { mayHold } from './decode-text.ts'

/** One thing found in what was given: bytes to be read, or the reason why they were not taken. */
export type Entry = { readonly path: string } & (
  | {
      readonly bytes: Buffer
      /** it must be a record: the report says why when it is not */
      readonly isNamed?: boolean
      /** the day the archive gives it */
      readonly day?: string
    }
  | { readonly reason: string }
  | Passed
)

/** A file passed over without being read: its kind, in French, and how many of them where they are told together. */
export interface Passed {
  readonly passed: string
  readonly count?: number
}

/** Things found, in order, some at a time: one step of waiting for many small files. */
export type Entries = AsyncGenerator<readonly Entry[]>

/** A file given by the user: where it lies, and what it is called in the report. */
export interface Given {
  readonly path: string
  readonly name: string
}

/** Largest record read. No public one comes near it: the longest decision is half a megabyte. */
export const MAX_RECORD_BYTES = 20 * 2 ** 20

/** Bytes of entries handed over together, at most, but for one entry alone. */
export const BYTES_PER_BATCH = 4 * 2 ** 20

/** Why a path inside an archive cannot be trusted; nothing is ever written there, but a forged archive is not read either. */
export function unsafe(path: string): string | undefined {
  if (
    path.includes('\0') ||
    /^(?:[/\\]|[A-Za-z]:)/.test(path) ||
    (path.includes('..') && path.split(/[/\\]/).includes('..'))
  )
    return 'le chemin sort de l’archive : elle a été forgée ou abîmée'
  return undefined
}

export const isXml = (path: string): boolean => /\.xml$/i.test(path)

/** Whether a path is the publisher's list of what it takes back, inside a delta. */
export const isDeletions = (path: string): boolean => /(?:^|\/)liste_suppression_\w+\.dat$/.test(path)

/** Whether a file met in an archive or a folder is to be read whole, from its name and first bytes; a PDF is not. */
export function isReadable(path: string, head: Buffer): boolean {
  return isXml(path) || isDeletions(path) || mayHold(head)
}

/** Why an archive met in another is not read: its records would be lost without a word. */
export const NESTED_REASON = 'une archive dans une archive n’est pas ouverte : extrayez-la d’abord'
const ARCHIVE_NAME = /\.(?:zip|tgz|tar|gz)$/i
/** The first bytes of a zip, of a gzip. */
const ARCHIVE_HEADS = ['PK\u0003\u0004', 'PK\u0005\u0006', '\u001f\u008b']

/** Whether a file met in an archive is one itself, by its name and its first bytes; a text of Word's is none. */
export function isNestedArchive(path: string, head: () => Buffer): boolean {
  if (!ARCHIVE_NAME.test(path)) return false
  const start = head().toString('latin1', 0, 4)
  return /\.tar$/i.test(path) || ARCHIVE_HEADS.some(mark => start.startsWith(mark))
}

/** Kind of the parts of LEGI that hold no article, told together. */
export const PLANS_KIND = 'un plan ou un en-tête de texte'

/** Parts of LEGI that hold no article (plans, headers): read past without being opened. */
export function passedOver(path: string): boolean {
  return /(?:^|\/)(?:section_ta|texte\/(?:struct|version))\//.test(path)
}
