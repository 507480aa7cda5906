import { label } from '../../../shared/library/cite/print.ts'
import type { Database } from '../../kernel/database/open.ts'
import { guarded } from '../../kernel/database/refusals.ts'
import { columnReader } from '../../search/column-reader.ts'
import type { Facts } from '../../search/column-writer.ts'
import type { TokenBatch } from '../../search/index/model.ts'
import { tokenBatch, vocabulary } from '../../search/index/vocabulary.ts'
import { headOf, textsOf } from '../../search/source-words.ts'
import { dateOf, factsOf } from '../source-facts.ts'
import { sourceRows } from '../source-rows.ts'
import { writing } from '../writing.ts'
import { indexing } from './indexing.ts'

/** A batch is written beyond this number of words. */
const BATCH_WORDS = 800_000

/** The progress of reindexing, in sources. */
export interface ReindexProgress {
  readonly count: number
  readonly remaining: number
}

/** Sources read again with their words, ready to be written. */
export interface ReindexBatch {
  readonly sources: readonly {
    readonly seq: number
    readonly revision: number
    readonly label: string
    readonly facts: Facts
  }[]
  readonly tokens: TokenBatch
  /** sources that cannot be read */
  readonly unreadable: readonly number[]
}

/** The sources that are not indexed: all those of a library of an older format. */
export function sourcesToIndex(db: Database): number[] {
  const { size, kind, since } = columnReader(db)()
  const seqs: number[] = []
  for (let seq = 0; seq < size; seq += 1) if (kind[seq] && !since[seq]) seqs.push(seq)
  return seqs
}

/** Reads sources again, batch after batch, without writing. */
export function* readUnindexed(
  db: Database,
  seqs: readonly number[],
  limit: number,
): Generator<ReindexBatch, void> {
  const rows = sourceRows(db)
  let words = vocabulary()
  for (let at = 0; at < seqs.length; ) {
    words = vocabulary(words)
    const tokens = tokenBatch(words)
    const sources: { seq: number; revision: number; label: string; facts: Facts }[] = []
    const unreadable: number[] = []
    for (const end = Math.min(seqs.length, at + limit); at < end && tokens.words < BATCH_WORDS; at += 1) {
      const seq = seqs[at] as number
      const row = guarded(() => rows.bySeq(seq))
      try {
        if (!row) throw new Error('no body')
        const source = rows.read(row)
        const name = label(source)
        const facts = factsOf(source, dateOf(source))
        const [head, texts] = [headOf(source, name), textsOf(source).filter(Boolean)]
        if (![...head, ...texts].every(one => typeof one === 'string')) throw new Error('no text')
        tokens.add(head, texts)
        sources.push({ seq, revision: row.revision, label: name, facts })
      } catch {
        unreadable.push(seq)
      }
    }
    yield { sources, tokens: tokens.finish(), unreadable }
  }
}

/**
 * Writes the words, labels and columns of a batch in one transaction, leaving out the sources that changed since they were read.
 * A committed batch is not repeated, whenever the program stops.
 */
export function batchWriter(db: Database) {
  const state = db.prepare<unknown[], { revision: number; removedAt: string | null }>(
    'SELECT revision, removed_at AS removedAt FROM sources WHERE seq = @seq',
  )
  const setLabel = db.prepare('UPDATE sources SET label = @label WHERE seq = @seq AND label <> @label')
  const index = indexing(db)
  return ({ sources, tokens, unreadable }: ReindexBatch): void =>
    writing(db, write => {
      const seqs = Int32Array.from(sources, ({ seq, revision, label, facts }) => {
        const now = state.get({ seq })
        if (!now || now.removedAt || now.revision !== revision || write.sinceOf(seq)) return 0
        setLabel.run({ seq, label })
        write.set(seq, facts)
        return seq
      })
      index.append(write, tokens, seqs, new Set(seqs))
      // a source that cannot be read is marked as indexed without words, so that it is not tried for ever
      for (const seq of unreadable) write.setWords(seq, 1, 0)
    })
}

/** Indexes one batch of the sources that are not indexed; to be called until none remains. */
export function reindexBatch(db: Database, limit = 1000): ReindexProgress {
  const seqs = sourcesToIndex(db)
  for (const batch of readUnindexed(db, seqs, limit)) {
    batchWriter(db)(batch)
    const count = batch.sources.length + batch.unreadable.length
    return { count, remaining: seqs.length - count }
  }
  return { count: 0, remaining: 0 }
}
