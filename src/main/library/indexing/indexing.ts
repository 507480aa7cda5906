import type { Source } from '../../../shared/library/model.ts'
import type { Database } from '../../kernel/database/open.ts'
import { columnReader } from '../../search/column-reader.ts'
import type { ColumnWriter } from '../../search/column-writer.ts'
import type { TokenBatch } from '../../search/index/model.ts'
import { TEXT_GAP, tokenBatch } from '../../search/index/vocabulary.ts'
import { wordIndex } from '../../search/index/word-index.ts'
import { headOf, textsOf } from '../../search/source-words.ts'

/** Adds sources to the word index, and sets the columns of their words. */
export function indexing(db: Database) {
  const current = columnReader(db)
  const index = wordIndex(db, () => current().since)

  /**
   * Writes a batch as one segment. `seqs`: by text, its source, 0 to leave it out; the texts of a source are appended to its earlier
   * ones, unless it is in `fresh`: then they replace them.
   */
  function append(
    write: ColumnWriter,
    batch: TokenBatch,
    seqs: Int32Array,
    fresh: ReadonlySet<number>,
  ): void {
    const bases = new Int32Array(seqs.length)
    const places = new Map<number, number>()
    let any = false
    for (const [doc, seq] of seqs.entries()) {
      if (!seq) continue
      const end = places.get(seq) ?? (fresh.has(seq) ? 0 : write.wordsOf(seq))
      const base = end ? end + TEXT_GAP : 0
      bases[doc] = base
      places.set(seq, base + (batch.lengths[doc] as number))
      any = true
    }
    if (!any) return
    const segment = index.write(batch, seqs, bases)
    for (const [seq, words] of places)
      write.setWords(seq, fresh.has(seq) ? segment : write.sinceOf(seq), words)
  }

  return {
    append,
    /** Indexes whole sources in a segment of their own, replacing their earlier words. */
    whole(write: ColumnWriter, sources: readonly { readonly seq: number; readonly source: Source }[]): void {
      const batch = tokenBatch()
      for (const { source } of sources) batch.add(headOf(source), textsOf(source).filter(Boolean))
      const seqs = Int32Array.from(sources, one => one.seq)
      append(write, batch.finish(), seqs, new Set(seqs))
    },
  }
}
