import type { Database } from '../open.ts'
import { due, merge } from './merge.ts'
import { wordReader } from './reader.ts'
import { writeSegment } from './segment.ts'
import { segmentsChanged, states } from './state.ts'
import { store } from './store.ts'
import type { TokenBatch, WordReader } from './types.ts'

/** The index of words of a library. */
export interface WordIndex {
  /** the number that the next segment will have: what `since` is for the sources indexed anew in it */
  next(): number
  /**
   * Writes a batch as a segment, in the transaction of the caller, and returns its number. `seqs`: the source of each text, 0
   * to leave it out; `bases`: places already taken by it (the sum of the `lengths` of what was indexed of it since `since`).
   */
  write(batch: TokenBatch, seqs: Int32Array, bases: Int32Array): number
  /** Merges segments of one size, where there are too many, in its own transaction; whether more remains to merge. */
  tidy(): boolean
  readonly reader: WordReader
  stats(): { segments: number; docs: number; words: number; bytes: number }
}

/**
 * `since` gives, by source, the first segment that counts for it (0: none); it must be another array when something of it has
 * changed.
 */
export function wordIndex(db: Database, since: () => Int32Array): WordIndex {
  const tables = store(db)
  const current = states(db, tables, since)
  return {
    next: tables.next,
    write(batch, seqs, bases) {
      const id = tables.next()
      writeSegment(tables, id, batch, seqs, bases)
      segmentsChanged(db)
      return id
    },
    tidy() {
      const tidied = db
        .transaction(() => {
          const { id, segments, left } = chosen()
          if (segments.length === 0) return false
          merge(tables, id, segments, left)
          return true
        })
        .immediate()
      if (!tidied) return false
      segmentsChanged(db)
      return chosen().segments.length > 0
    },
    reader: wordReader(tables, current),
    stats() {
      const { docs, words } = current()
      const listed = tables.listed()
      return {
        segments: listed.length,
        docs,
        words,
        bytes: listed.reduce((sum, { bytes }) => sum + bytes, 0),
      }
    },
  }

  function chosen() {
    const { segments, since: left } = current()
    return { id: tables.next(), segments: due(segments, left), left }
  }
}
