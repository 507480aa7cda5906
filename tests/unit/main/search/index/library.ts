import type { Database } from '../../../../../src/main/kernel/database/open.ts'
import { openDb } from '../../../../../src/main/library/open-library.ts'
import type { Postings, WordReader } from '../../../../../src/main/search/index/model.ts'
import { TEXT_GAP, tokenBatch } from '../../../../../src/main/search/index/vocabulary.ts'
import { type WordIndex, wordIndex } from '../../../../../src/main/search/index/word-index.ts'
import { naive } from './naive.ts'

/** A text to index; `added`: after what was indexed of its source before. */
export interface Text {
  readonly seq: number
  readonly head: string
  readonly texts: readonly string[]
  readonly added?: boolean
}

/** Postings as the naive index says them. */
export const shown = ({ count, seqs, impacts }: Postings): string[] =>
  Array.from({ length: count }, (_, n) => `${seqs[n]}:${impacts[n]}`)

/** An index and the naive one. */
export interface Library {
  readonly db: Database
  readonly index: WordIndex
  readonly reader: WordReader
  readonly model: ReturnType<typeof naive>
  /** one batch; the texts of a source that are not added stand instead of what was there */
  write(texts: readonly Text[]): void
  remove(seq: number): void
  since(): Int32Array
}

/** `pause`: milliseconds of merging at once. An index in memory with its `since`, and the naive one that must always agree with it. */
export function library(size = 64, pause?: number): Library {
  const db = openDb(':memory:')
  let since = new Int32Array(size)
  const index = wordIndex(db, () => since, pause)
  const model = naive()

  function write(texts: readonly Text[]): void {
    const batch = tokenBatch()
    const bases: number[] = []
    since = since.slice()
    for (const { seq, head, texts: bodies, added } of texts) {
      batch.add([head], bodies)
      const more = added === true && model.has(seq)
      if (!more) {
        model.remove(seq)
        since[seq] = index.next()
      }
      const span = model.span(seq)
      bases.push(span ? span + TEXT_GAP : 0)
      model.add(seq, head, bodies)
    }
    db.transaction(() =>
      index.write(
        batch.finish(),
        Int32Array.from(texts, one => one.seq),
        Int32Array.from(bases),
      ),
    )()
  }

  return {
    db,
    index,
    reader: index.reader,
    model,
    write,
    since: () => since,
    remove(seq: number): void {
      since = since.slice()
      since[seq] = 0
      model.remove(seq)
    },
  }
}
