import { generationReader } from '../../kernel/database/generation.ts'
import type { Database } from '../../kernel/database/open.ts'
import type { Fund } from './attached.ts'

/** The rows of a fund that the library holds itself, whose own row is the one to be read. */
export interface HiddenRows {
  /** by row of the fund, 1 where it is hidden; a new array whenever one more is */
  readonly bits: Uint8Array
  readonly count: number
}

/** Reads which rows of a fund are hidden; those of sources added since the last time are looked for, and no other. */
export function hiddenRows(db: Database, { db: fund }: Fund): () => HiddenRows {
  const size = 1 + (fund.prepare<[], number | null>('SELECT max(seq) FROM sources').pluck().get() ?? 0)
  const readGeneration = generationReader(db)
  const lastSeq = db.prepare<[], number | null>('SELECT max(seq) FROM sources').pluck()
  const names = db
    .prepare<{ last: number }, string>(
      `SELECT key FROM source_keys WHERE seq > @last UNION ALL SELECT 'id:' || id FROM sources WHERE seq > @last`,
    )
    .pluck()
  const byKey = fund.prepare<[string], number>('SELECT seq FROM source_keys WHERE key = ?').pluck()
  const byId = fund.prepare<[string], number>('SELECT seq FROM sources WHERE id = ?').pluck()
  const nothing = { last: 0, generation: readGeneration(), bits: new Uint8Array(size), count: 0 }
  let memo = nothing

  return () => {
    const generation = readGeneration()
    const before = memo.generation === generation ? memo : { ...nothing, generation }
    const last = lastSeq.get() ?? 0
    if (last === before.last) return before
    let { bits, count } = before
    for (const name of names.iterate({ last: before.last })) {
      const seq = name.startsWith('id:') ? (byId.get(name.slice(3)) ?? byKey.get(name)) : byKey.get(name)
      if (seq === undefined || bits[seq]) continue
      if (bits === before.bits) bits = bits.slice()
      bits[seq] = 1
      count += 1
    }
    const now = { last, generation, bits, count }
    // what a transaction added may be taken back
    if (!db.inTransaction) memo = now
    return now
  }
}
