import { label } from '../../../shared/library/cite/print.ts'
import type { Database } from '../../kernel/database/open.ts'
import { guarded } from '../../kernel/database/refusals.ts'
import type { Facts } from '../../search/column-writer.ts'
import { columns } from '../../search/columns.ts'
import { tokenBatch, vocabulary } from '../../search/index/tokens.ts'
import type { TokenBatch } from '../../search/index/types.ts'
import { headOf, textsOf } from '../../search/source-words.ts'
import { dateOf, factsOf } from '../facts.ts'
import { sourceRows } from '../source-rows.ts'
import { writing } from '../writing.ts'
import { indexing } from './indexing.ts'

/** Words of a batch, about: beyond, it is written. */
const enough = 800_000

/** How far the index of words has come. */
export interface Reindexed {
  readonly done: number
  readonly left: number
}

/** Sources read again, and their words: all that needs no writing. */
export interface Unindexed {
  readonly sources: readonly {
    readonly seq: number
    readonly revision: number
    readonly label: string
    readonly facts: Facts
  }[]
  readonly tokens: TokenBatch
  /** what cannot be read */
  readonly unreadable: readonly number[]
}

/** The sources whose words are not indexed: all those of a library of an older format. */
export function unindexed(db: Database): number[] {
  const { size, kind, since } = columns(db)()
  const missing: number[] = []
  for (let seq = 0; seq < size; seq += 1) if (kind[seq] && !since[seq]) missing.push(seq)
  return missing
}

/** Reads sources again, batch after batch; nothing is written. */
export function* readUnindexed(
  db: Database,
  seqs: readonly number[],
  most: number,
): Generator<Unindexed, void> {
  const rows = sourceRows(db)
  let words = vocabulary()
  for (let at = 0; at < seqs.length; ) {
    words = vocabulary(words)
    const tokens = tokenBatch(words)
    const sources: { seq: number; revision: number; label: string; facts: Facts }[] = []
    const unreadable: number[] = []
    for (const end = Math.min(seqs.length, at + most); at < end && tokens.words < enough; at += 1) {
      const seq = seqs[at] as number
      const row = guarded(() => rows.bySeq(seq))
      try {
        if (!row) throw new Error('no body')
        const source = rows.read(row)
        const printed = label(source)
        const facts = factsOf(source, dateOf(source))
        const [head, texts] = [headOf(source, printed), textsOf(source).filter(Boolean)]
        if (![...head, ...texts].every(one => typeof one === 'string')) throw new Error('no text')
        tokens.add(head, texts)
        sources.push({ seq, revision: row.revision, label: printed, facts })
      } catch {
        unreadable.push(seq)
      }
    }
    yield { sources, tokens: tokens.finish(), unreadable }
  }
}

/**
 * Writes words, labels and columns of sources that were read, in one transaction; not of those that changed since they were.
 * What has been committed is not done twice, whenever the program stops.
 */
export function indexRead(db: Database) {
  const state = db.prepare<unknown[], { revision: number; removed: string | null }>(
    'SELECT revision, removed_at AS removed FROM sources WHERE seq = @seq',
  )
  const setLabel = db.prepare('UPDATE sources SET label = @label WHERE seq = @seq AND label <> @label')
  const index = indexing(db)
  return ({ sources, tokens, unreadable }: Unindexed): void =>
    writing(db, write => {
      const seqs = Int32Array.from(sources, ({ seq, revision, label, facts }) => {
        const now = state.get({ seq })
        if (!now || now.removed || now.revision !== revision || write.sinceOf(seq)) return 0
        setLabel.run({ seq, label })
        write.set(seq, facts)
        return seq
      })
      index.append(write, tokens, seqs, new Set(seqs))
      // What cannot be read has no words; it must not be tried for ever.
      for (const seq of unreadable) write.setWords(seq, 1, 0)
    })
}

/** Reads and writes a batch of what is not indexed. Call it until nothing is left. */
export function reindexBatch(db: Database, most = 1000): Reindexed {
  const missing = unindexed(db)
  for (const batch of readUnindexed(db, missing, most)) {
    indexRead(db)(batch)
    const done = batch.sources.length + batch.unreadable.length
    return { done, left: missing.length - done }
  }
  return { done: 0, left: 0 }
}
