import type { Source } from '../../../shared/library/model.ts'
import type { Database } from '../../kernel/database/open.ts'
import type { ColumnWriter } from '../../search/column-writer.ts'
import { columns } from '../../search/columns.ts'
import { gap, tokenBatch } from '../../search/index/tokens.ts'
import type { TokenBatch } from '../../search/index/types.ts'
import { wordIndex } from '../../search/index/words.ts'
import { headOf, textsOf } from '../../search/source-words.ts'

/** Puts sources in the index of words, and their columns with it. */
export function indexing(db: Database) {
  const current = columns(db)
  const index = wordIndex(db, () => current().since)

  /**
   * The words of a batch, in one segment. `seqs`: the source of each text of it, 0 for one whose words are not wanted; texts
   * of the same source follow each other, after what was indexed of it before. `fresh`: those of which nothing counts but this.
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
      const known = places.get(seq) ?? (fresh.has(seq) ? 0 : write.wordsOf(seq))
      const base = known ? known + gap : 0
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
    /** The words of whole sources, in a segment of their own, in the place of all that was indexed of them. */
    whole(write: ColumnWriter, sources: readonly { readonly seq: number; readonly source: Source }[]): void {
      const batch = tokenBatch()
      for (const { source } of sources) batch.add(headOf(source), textsOf(source).filter(Boolean))
      const seqs = Int32Array.from(sources, one => one.seq)
      append(write, batch.finish(), seqs, new Set(seqs))
    },
  }
}
