import { columns } from './columns.ts'
import { indexing } from './indexing.ts'
import type { Database } from './open.ts'
import { type Prepared, prepare } from './prepare.ts'
import { guarded } from './refusals.ts'
import { sourceRows } from './source-rows.ts'
import { tokenBatch } from './words/tokens.ts'
import { writing } from './writing.ts'

/** Words of a batch, about: beyond, it is written. */
const enough = 1_000_000

/** How far the index of words has come. */
export interface Reindexed {
  readonly done: number
  readonly left: number
}

/**
 * Reads again a batch of the sources whose words are not indexed, those of a library of an older format: words, label and
 * columns, in one transaction. What has been committed is not done twice, whenever the program stops. Call it until nothing
 * is left. The texts are read before the transaction, so that whoever saves does not wait for it.
 */
export function reindexBatch(db: Database, most = 1000): Reindexed {
  const { size, kind, since } = columns(db)()
  const missing: number[] = []
  for (let seq = 0; seq < size; seq += 1) if (kind[seq] && !since[seq]) missing.push(seq)
  if (!missing.length) return { done: 0, left: 0 }
  const rows = sourceRows(db)
  const tokens = tokenBatch()
  const read: { seq: number; revision: number; one: Prepared }[] = []
  const unreadable: number[] = []
  for (const seq of missing.slice(0, most)) {
    if (tokens.words > enough) break
    const row = guarded(() => rows.bySeq(seq))
    try {
      if (!row) throw new Error('no body')
      const one = prepare(rows.whole(row))
      tokens.add(one.head, one.texts)
      read.push({ seq, revision: row.revision, one })
    } catch {
      unreadable.push(seq)
    }
  }
  const state = db.prepare<unknown[], { revision: number; removed: string | null }>(
    'SELECT revision, removed_at AS removed FROM sources WHERE seq = @seq',
  )
  const setLabel = db.prepare('UPDATE sources SET label = @label WHERE seq = @seq')
  const index = indexing(db)
  writing(db, write => {
    const seqs = Int32Array.from(read, ({ seq, revision, one }) => {
      const now = state.get({ seq })
      if (!now || now.removed || now.revision !== revision || write.sinceOf(seq)) return 0
      setLabel.run({ seq, label: one.label })
      write.set(seq, one.facts)
      return seq
    })
    index.append(write, tokens.finish(), seqs, new Set(seqs))
    // What cannot be read has no words; it must not be tried for ever.
    for (const seq of unreadable) write.setWords(seq, 1, 0)
  })
  const done = read.length + unreadable.length
  return { done, left: missing.length - done }
}
