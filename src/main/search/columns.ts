import type { SourceKind } from '../../shared/library/model.ts'
import type { Database } from '../kernel/database/open.ts'
import { oftenCited } from './often-cited.ts'

/** What filters, facets and ranks need of every source, held in memory by place: `seq` is the index. */
export interface Columns {
  readonly size: number
  /** a kind of `kinds`, plus one; 0: no source there, or one removed */
  readonly kind: Uint8Array
  /** 1 Lebon, Bull., A; 2 Tables, B, R; 3 otherwise published; 4 unpublished; 0 unknown */
  readonly grade: Uint8Array
  /** sums of `flags` */
  readonly flags: Uint8Array
  /** a name of `types`, plus one; 0: none */
  readonly type: Uint16Array
  /** a court of `courts`, plus one; 0: none */
  readonly court: Uint16Array
  /** a text of law of `codes`, plus one; 0: none */
  readonly code: Int32Array
  /** as 20250124; 0: none */
  readonly date: Int32Array
  /** the first segment of the index of words whose lists count for it; 0: not indexed, or removed */
  readonly since: Int32Array
  /** how many of its words are indexed */
  readonly words: Int32Array
  readonly tags: ReadonlyMap<number, readonly string[]>
  readonly kinds: readonly SourceKind[]
  readonly courts: readonly string[]
  readonly codes: readonly string[]
  readonly types: readonly string[]
  /** every place, the newest source first */
  newest(): Int32Array
  /** how many sources cite it, where it is often cited */
  cited(): Int32Array
}

export const kinds: readonly SourceKind[] = ['decision', 'article', 'argument', 'document']
/** What `flags` adds up. */
export const flag = { toVerify: 1, withdrawn: 2, removed: 4 } as const
/** What `source_names` names. */
export const named = ['court', 'code', 'type'] as const

/** Records of a page, integers of a record: kind, grade, flags and type in the first; court, code, date, since, words. */
export const perPage = 1024
export const perRecord = 6

/** `2025-01-24` as a number that compares as it does. */
export const dayOf = (date: string | null | undefined): number =>
  date ? Number(date.replaceAll('-', '').padEnd(8, '0').slice(0, 8)) || 0 : 0

/** A row of `source_columns` that says its sources are not indexed. */
export function withoutWords([page, data]: unknown[]): unknown[] {
  const records = new Int32Array(perPage * perRecord)
  const bytes = Buffer.from(records.buffer)
  bytes.set(data as Buffer)
  for (let at = 0; at < records.length; at += perRecord) records.fill(0, at + 4, at + 6)
  return [page, bytes]
}

/** How many times a connection has itself written sources: `data_version` tells only of the others. */
const written = new WeakMap<Database, number>()

/** To be said by whatever writes sources on this connection; what other connections write is noticed. */
export const sourcesChanged = (db: Database): void => void written.set(db, (written.get(db) ?? 0) + 1)

/** Two states of the sources of a library that are the same text are the same; not to be kept within a transaction that may be undone. */
export const sourcesState = (db: Database): string =>
  `${db.pragma('data_version', { simple: true })} ${written.get(db) ?? 0}`

/** The columns of a library, read again when its sources have changed: a few milliseconds for 300,000. */
export function columns(db: Database): () => Columns {
  const dataVersion = db.prepare<[], number>('PRAGMA data_version').pluck()
  const last = db.prepare<[], number | null>('SELECT max(page) FROM source_columns').pluck()
  const pages = db.prepare<[], [number, Buffer]>('SELECT page, data FROM source_columns').raw()
  const names = db.prepare<[], [number, string, string]>('SELECT n, what, name FROM source_names').raw()
  const tagged = db.prepare<[], [number, string]>('SELECT seq, tag FROM source_tags').raw()
  const cited = oftenCited(db)
  const read = db.transaction((): Columns => {
    const records = new Int32Array(((last.get() ?? -1) + 1) * perPage * perRecord)
    const bytes = new Uint8Array(records.buffer)
    for (const [page, data] of pages.iterate()) bytes.set(data, page * perPage * perRecord * 4)
    return build(records, names.all(), tagged.all(), cited)
  })
  let kept: { version: number | undefined; writes: number; columns: Columns } | undefined
  return () => {
    const [version, writes] = [dataVersion.get(), written.get(db) ?? 0]
    if (kept && kept.version === version && kept.writes === writes) return kept.columns
    const made = read()
    // Inside a transaction that may yet be undone, nothing is kept.
    kept = db.inTransaction ? undefined : { version, writes, columns: made }
    return made
  }
}

/**
 * The places of the sources of a kind, those removed among them, in a fifth of what the table of sources would have to be read;
 * undefined in a library that has not all its columns.
 */
export function placesOfKind(db: Database, kind: SourceKind): number[] | undefined {
  const there = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'source_columns'").get()
  if (!there) return undefined
  const last = db.prepare<[], number | null>('SELECT max(seq) FROM sources').pluck().get() ?? -1
  const wanted = kinds.indexOf(kind) + 1
  const found: number[] = []
  let next = 0
  for (const [page, data] of db
    .prepare<[], [number, Buffer]>('SELECT page, data FROM source_columns ORDER BY page')
    .raw()
    .iterate()) {
    if (page !== next) return undefined
    next += 1
    for (let n = 0; n < perPage; n += 1)
      if (kindIn(data.readInt32LE(n * perRecord * 4)) === wanted) found.push(page * perPage + n)
  }
  return next > last / perPage ? found : undefined
}

/** The kind, in the first integer of a record. */
const kindIn = (first: number): number => first & 7

function build(
  records: Int32Array,
  names: readonly [number, string, string][],
  tagged: readonly [number, string][],
  cited: () => readonly [number, number][],
): Columns {
  const all = records.length / perRecord
  const [kind, grade, flags] = [new Uint8Array(all), new Uint8Array(all), new Uint8Array(all)]
  const [type, court, code] = [new Uint16Array(all), new Uint16Array(all), new Int32Array(all)]
  const [date, since, words] = [new Int32Array(all), new Int32Array(all), new Int32Array(all)]
  // By the number in the records, the place in the list of names of that sort, plus one.
  const place = new Int32Array(names.reduce((most, [n]) => Math.max(most, n), 0) + 1)
  const lists: Record<string, string[]> = { court: [], code: [], type: [] }
  for (const [n, what, name] of names) place[n] = lists[what]?.push(name) ?? 0
  let size = 0
  for (let seq = 0, at = 0; seq < all; seq += 1, at += perRecord) {
    const first = records[at] as number
    if (!first) continue
    size = seq + 1
    const of = (first >> 6) & 0xff
    flags[seq] = of
    type[seq] = place[first >>> 16] as number
    grade[seq] = (first >> 3) & 7
    court[seq] = place[records[at + 1] as number] as number
    code[seq] = place[records[at + 2] as number] as number
    date[seq] = records[at + 3] as number
    if (of & flag.removed) continue
    kind[seq] = kindIn(first)
    since[seq] = records[at + 4] as number
    words[seq] = records[at + 5] as number
  }
  const tags = new Map<number, string[]>()
  for (const [seq, tag] of tagged) {
    const of = tags.get(seq)
    if (of) of.push(tag)
    else tags.set(seq, [tag])
  }
  let order: Int32Array | undefined
  let counts: Int32Array | undefined
  return {
    ...{ size, kind, grade, flags, type, court, code, date, since, words, tags, kinds },
    courts: lists.court ?? [],
    codes: lists.code ?? [],
    types: lists.type ?? [],
    newest: () => {
      order ??= newestOf(size, kind, date)
      return order
    },
    cited: () => {
      if (counts) return counts
      counts = new Int32Array(size)
      for (const [seq, sources] of cited()) if (seq < size) counts[seq] = sources
      return counts
    },
  }
}

/** Day and place in one number, so that sorting compares numbers alone. */
function newestOf(size: number, kind: Uint8Array, date: Int32Array): Int32Array {
  const keys = new Float64Array(size)
  let count = 0
  for (let seq = 0; seq < size; seq += 1)
    if (kind[seq]) keys[count++] = (100_000_000 - (date[seq] as number)) * 2 ** 25 + seq
  return Int32Array.from(keys.subarray(0, count).sort(), key => key % 2 ** 25)
}
