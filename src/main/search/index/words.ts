import type { Database } from '../../kernel/database/open.ts'
import { isDamage, orDamaged } from './damage.ts'
import { giveUp } from './giving-up.ts'
import { due as chosen, merge } from './merge.ts'
import { wordReader } from './reader.ts'
import { segmentWriter } from './segment.ts'
import { segmentsChanged, states } from './state.ts'
import { type Segment, store } from './store.ts'
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
  /**
   * Merges segments of one size, where there are too many, for a moment and in its own transaction; whether more remains to do.
   * What is half merged is not seen by anyone, and begun again when it has been left. An index found damaged is given up.
   */
  tidy(): boolean
  readonly reader: WordReader
  stats(): { segments: number; docs: number; words: number; bytes: number }
}

/** A merge under way: the segments of `ids` into the one numbered `id`. */
interface Merging {
  readonly ids: readonly number[]
  readonly id: number
  readonly steps: Generator<void, void>
}

/** Milliseconds of merging at once: others may write in between. */
const moment = 300

/**
 * `since` gives, by source, the first segment that counts for it (0: none); it must be another array when something of it has
 * changed.
 */
export function wordIndex(db: Database, since: () => Int32Array, pause = moment): WordIndex {
  const tables = store(db)
  const state = states(db, tables, since)
  const { current } = state
  let writeSegment = segmentWriter(tables)
  let merging: Merging | undefined

  function due(): readonly Segment[] {
    const { segments, since: counting } = current()
    return chosen(segments, counting)
  }

  function begin(): Merging | undefined {
    const segments = due()
    if (segments.length === 0) return undefined
    const id = tables.next()
    return { ids: segments.map(one => one.id), id, steps: merge(tables, id, segments, current().since) }
  }

  /** Whether there was something to merge, and whether it is done. */
  function step(): 'none' | 'going' | 'done' {
    if (merging && !intact(merging)) merging = undefined
    const end = performance.now() + pause
    if (!merging)
      for (const id of tables.unfinished()) {
        while (tables.lighten(id)) if (performance.now() > end) return 'going'
        tables.drop(id)
      }
    merging ??= begin()
    if (!merging) return 'none'
    do if (merging.steps.next().done) return 'done'
    while (performance.now() < end)
    return 'going'
  }

  /** Another connection may have merged the same segments. */
  function intact({ id, ids }: Merging): boolean {
    const whole = new Set(tables.listed().map(one => one.id))
    return tables.unfinished().includes(id) && ids.every(one => whole.has(one))
  }

  /** What cannot be merged cannot be read either. */
  function tidy(): boolean {
    try {
      return orDamaged(tidied)
    } catch (error) {
      if (!isDamage(error)) throw error
      giveUp(db)
      return true
    }
  }

  function tidied(): boolean {
    // What is read outside the transaction is kept.
    current()
    let reached: ReturnType<typeof step> | undefined
    try {
      reached = db.transaction(step).immediate()
    } finally {
      if (reached !== 'going') merging = undefined
    }
    if (reached !== 'done') return reached === 'going'
    segmentsChanged(db)
    return due().length > 0
  }

  return {
    next: tables.next,
    write(batch, seqs, bases) {
      const id = tables.next()
      try {
        writeSegment(id, batch, seqs, bases)
      } catch (error) {
        // what it was told of the segment it could not write is forgotten
        writeSegment = segmentWriter(tables)
        throw error
      }
      segmentsChanged(db)
      return id
    },
    tidy,
    reader: wordReader(tables, state),
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
}
