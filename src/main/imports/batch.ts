import type { Pack } from '../../shared/sharing/model.ts'
import type { TokenBatch } from '../search/index/model.ts'
import type { Parcel } from './jobs/parcel.ts'
import type { ParliamentRecord } from './parliament/records/aside.ts'

/** Where a record was read: which file of the import, and where in it. */
export interface Where {
  readonly file: number
  readonly place: string
  /** its rank among what the batch holds */
  readonly n: number
  /** what it is, in French: `décisions · DILA, JADE` */
  readonly kind: string
}

/** The same of many. */
export interface Wheres {
  readonly files: Int32Array
  readonly places: readonly string[]
  readonly ns: Int32Array
  /** what each record is, by its place in `kindNames` */
  readonly kinds: Int32Array
  readonly kindNames: readonly string[]
}

/** Files or parts of them that were passed over: the file of the import, their kind, how many. */
export interface PassedFiles {
  readonly file: number
  readonly kind: string
  readonly count: number
}

export const whereAt = ({ files, places, ns, kinds, kindNames }: Wheres, at: number): Where => ({
  file: files[at] as number,
  place: places[at] as string,
  n: ns[at] as number,
  kind: kindNames[kinds[at] ?? 0] ?? '',
})

/** A record that its publisher withdraws. */
export interface Deletion {
  readonly id: string
  readonly folder: string
}

/** How far an import is: the next file, and what was already taken of it (entries, records of the next entry, deletions). */
export interface Cursor {
  readonly file: number
  readonly entry: number
  readonly record: number
  readonly gone: number
}

/** A cursor; `gone`, kept under this name in libraries, counts the deletions already made. */
export const cursorAt = (file: number, entry = 0, record = 0, goneCount = 0): Cursor => ({
  file,
  entry,
  record,
  gone: goneCount,
})

/** Where a record is in its file: the entry, and the record within. */
export interface RecordPlace {
  readonly entry: number
  readonly record: number
}

export const beginning: Cursor = cursorAt(0)

/** A pack, taken whole or not at all: its sources made ready, with their words, and the rest of it. */
export interface PackRecord extends Where {
  readonly records: Parcel
  readonly tokens: TokenBatch
  readonly rest: Pack
}

/** The unit of commit, from one cursor to the next: records with their words, refusals, a pack, then deletions. */
export interface Batch {
  readonly records: Parcel
  readonly tokens: TokenBatch
  /** where each record was read */
  readonly where: Wheres
  readonly passed: readonly PassedFiles[]
  readonly refusals: readonly (Where & { readonly reason: string })[]
  /** what is no source */
  readonly parliamentRecords: readonly (Where & { readonly parliamentRecord: ParliamentRecord })[]
  readonly pack?: PackRecord
  readonly deletions: readonly Deletion[]
  /** index of the file that lists the deletions */
  readonly deletionsFile: number
  readonly from: Cursor
  readonly cursor: Cursor
  /** of the files, read so far */
  readonly bytes: number
  /** of a first reading: where each record is */
  readonly positions?: readonly RecordPlace[]
}
