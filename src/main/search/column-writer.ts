import type { SourceKind } from '../../shared/library/model.ts'
import type { Database } from '../kernel/database/open.ts'
import { flag, kinds, type named, perPage, perRecord, sourcesChanged } from './columns.ts'

/** What the columns say of a source, in words. */
export interface Facts {
  readonly kind: SourceKind
  readonly grade: number
  readonly flags: number
  readonly type: string
  readonly court: string
  readonly code: string
  /** as 20250124; 0: none */
  readonly date: number
}

/** Sets what the columns say of sources, within a `writing`. */
export interface ColumnWriter {
  /** all that is said of a source but its words */
  set(seq: number, facts: Facts): void
  /** the court alone: `TA Nice` */
  setCourt(seq: number, court: string): void
  setFlags(seq: number, flags: number): void
  /** `since`: the first segment that counts for it; 0: not indexed */
  setWords(seq: number, since: number, words: number): void
  flagsOf(seq: number): number
  sinceOf(seq: number): number
  wordsOf(seq: number): number
}

/** Pages of columns held while a transaction lasts. */
export interface ColumnPages extends ColumnWriter {
  /** what another connection wrote since is believed */
  begin(): void
  flush(): void
  forget(): void
}

/** The columns of a library, to be set: for `writing` alone, which says when they are written. */
export function columnWriter(db: Database): ColumnPages {
  const page = db.prepare<unknown[], Buffer>('SELECT data FROM source_columns WHERE page = @page').pluck()
  const setPage = db.prepare(
    'INSERT INTO source_columns (page, data) VALUES (@page, @data) ON CONFLICT (page) DO UPDATE SET data = @data',
  )
  const nameOf = db
    .prepare<unknown[], number>('SELECT n FROM source_names WHERE what = @what AND name = @name')
    .pluck()
  const addName = db.prepare('INSERT INTO source_names (what, name) VALUES (@what, @name)')
  const pages = new Map<number, { data: Int32Array; changed: boolean }>()
  const names = new Map<string, number>()
  let version: unknown

  function pageOf(seq: number) {
    const n = Math.floor(seq / perPage)
    const known = pages.get(n)
    if (known) return known
    const data = new Int32Array(perPage * perRecord)
    const stored = page.get({ page: n })
    if (stored) new Uint8Array(data.buffer).set(stored)
    const made = { data, changed: false }
    pages.set(n, made)
    return made
  }
  const get = (seq: number, field: number): number =>
    pageOf(seq).data[(seq % perPage) * perRecord + field] as number
  function put(seq: number, field: number, value: number): void {
    const one = pageOf(seq)
    one.data[(seq % perPage) * perRecord + field] = value
    one.changed = true
  }
  function numberOf(what: (typeof named)[number], name: string): number {
    if (!name) return 0
    const key = `${what} ${name}`
    const known = names.get(key)
    if (known !== undefined) return known
    const n = nameOf.get({ what, name }) ?? Number(addName.run({ what, name }).lastInsertRowid)
    // The first record of a column has 16 bits for the type: more kinds of text than there are in any law.
    if (what === 'type' && n > 0xffff) return 0
    names.set(key, n)
    return n
  }

  return {
    begin() {
      const now = db.pragma('data_version', { simple: true })
      if (now !== version) names.clear()
      version = now
    },
    set(seq, facts) {
      const type = numberOf('type', facts.type)
      const removed = get(seq, 0) & (flag.removed << 6)
      const first = (kinds.indexOf(facts.kind) + 1) | (facts.grade << 3) | (facts.flags << 6) | removed
      put(seq, 0, first | (type << 16))
      put(seq, 1, numberOf('court', facts.court))
      put(seq, 2, numberOf('code', facts.code))
      put(seq, 3, facts.date)
    },
    setCourt: (seq, court) => put(seq, 1, numberOf('court', court)),
    setFlags: (seq, flags) => put(seq, 0, (get(seq, 0) & ~(0xff << 6)) | (flags << 6)),
    setWords(seq, since, words) {
      put(seq, 4, since)
      put(seq, 5, words)
    },
    flagsOf: seq => (get(seq, 0) >> 6) & 0xff,
    sinceOf: seq => get(seq, 4),
    wordsOf: seq => get(seq, 5),
    flush() {
      for (const [n, { data, changed }] of pages)
        if (changed) setPage.run({ page: n, data: Buffer.from(data.buffer) })
      pages.clear()
      sourcesChanged(db)
    },
    forget() {
      pages.clear()
      names.clear()
    },
  }
}
