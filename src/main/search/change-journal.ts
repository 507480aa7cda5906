import { generationReader } from '../kernel/database/generation.ts'
import { oncePer } from '../kernel/database/once.ts'
import type { Database } from '../kernel/database/open.ts'

/** Rows of the journal that are kept: who is further behind reads everything again. */
const KEPT_ROWS = 128
/** A change of more sources than this is journaled as one of everything. */
const MAX_SEQS = 1 << 14

/** Columns or tags of sources, or how often they are cited. */
type Change = 'columns' | 'cited'

interface JournalRow {
  readonly n: number
  readonly what: Change
  readonly seqs: Buffer
}

/** How far a reader has read: of which content of the file, up to which row. */
export interface JournalPosition {
  readonly generation: string
  readonly last: number
}

/** The sources changed since a position. */
export interface JournaledChanges {
  readonly columns: ReadonlySet<number>
  readonly cited: ReadonlySet<number>
}

/** Writes the sources that a transaction changes into the journal, within that transaction; without a list, everything. */
export const journalChange = (db: Database, what: Change, seqs?: ReadonlySet<number>): void =>
  journalWriter(db)(what, seqs)

const journalWriter = oncePer(db => {
  const add = db.prepare<[Change, Buffer]>('INSERT INTO source_changes (what, seqs) VALUES (?, ?)')
  const trim = db.prepare<[number]>('DELETE FROM source_changes WHERE n <= ?')
  return (what: Change, seqs?: ReadonlySet<number>): void => {
    if (seqs?.size === 0) return
    const list = seqs && seqs.size <= MAX_SEQS ? Int32Array.from(seqs).sort() : new Int32Array(0)
    const row = add.run(what, Buffer.from(list.buffer))
    trim.run(Number(row.lastInsertRowid) - KEPT_ROWS)
  }
})

/** Reads the journal of a library. */
export function journalReader(db: Database) {
  const generation = generationReader(db)
  const last = db.prepare<[], number | null>('SELECT max(n) FROM source_changes').pluck()
  const rows = db.prepare<[number], JournalRow>(
    'SELECT n, what, seqs FROM source_changes WHERE n > ? ORDER BY n',
  )
  return {
    position: (): JournalPosition => ({ generation: generation(), last: last.get() ?? 0 }),
    /** The changes after a position; undefined when everything is to be read again. */
    since(from: JournalPosition): JournaledChanges | undefined {
      if (generation() !== from.generation) return undefined
      const all = rows.all(from.last)
      const isWhole = all.length === (last.get() ?? 0) - from.last
      if (!isWhole || all.some(({ seqs }) => seqs.length === 0)) return undefined
      const changes = { columns: new Set<number>(), cited: new Set<number>() }
      for (const { what, seqs } of all)
        for (let at = 0; at < seqs.length; at += 4) changes[what].add(seqs.readInt32LE(at))
      return changes
    },
  }
}
