import type { Database } from '../../kernel/database/open.ts'
import { catchDamage, isDamage } from './format/damage.ts'
import { giveUp } from './give-up.ts'
import type { TokenBatch, WordReader } from './model.ts'
import type { NarrowArray } from './narrow-array.ts'
import { wordReader } from './read/word-reader.ts'
import { segmentsChanged, states } from './state.ts'
import { type Segment, store } from './store.ts'
import { segmentsToMerge as chosen, merge } from './write/merge-segments.ts'
import { segmentWriter } from './write/segment-writer.ts'

/** The word index of a library. */
export interface WordIndex {
  /** the number of the next segment: the `since` of the sources it indexes anew */
  next(): number
  /**
   * Writes a batch as a segment, in the caller's transaction, and returns its number. By text: `seqs`, its source, 0 to leave it
   * out; `bases`, the places its source already has (the sum of the `lengths` indexed since `since`).
   */
  write(batch: TokenBatch, seqs: Int32Array, bases: Int32Array): number
  /**
   * Merges segments of a full size class for MERGE_MS, in its own transaction; true while more remains to do. An unfinished merge
   * is invisible to readers, and starts over when abandoned. A damaged index is given up.
   */
  tidy(): boolean
  readonly reader: WordReader
  stats(): { segments: number; docs: number; words: number; bytes: number }
}

/** A merge in progress: of the segments `ids` into segment `id`. */
interface Merging {
  readonly ids: readonly number[]
  readonly id: number
  readonly steps: Generator<void, void>
}

/** Duration of one merge step: others may write in between. */
const MERGE_MS = 300

/** Opens the index. `since`: by source, the first segment current for it (0: none), in a new array whenever a value has changed. */
export function wordIndex(db: Database, since: () => NarrowArray, pause = MERGE_MS): WordIndex {
  const tables = store(db)
  const state = states(db, tables, since)
  const { current } = state
  let writeSegment = segmentWriter(tables)
  let merging: Merging | undefined

  function due(): readonly Segment[] {
    const { segments, staleIn } = current()
    return chosen(segments, staleIn)
  }

  function begin(): Merging | undefined {
    const segments = due()
    if (segments.length === 0) return undefined
    const id = tables.next()
    // sources are saved between two steps of it: it goes on with what counted at its beginning
    const since = current().since.slice()
    return { ids: segments.map(one => one.id), id, steps: merge(tables, id, segments, since) }
  }

  /** Advances the merge, starting one if needed. */
  function step(): 'none' | 'going' | 'done' {
    if (merging && !intact(merging)) merging = undefined
    const end = performance.now() + pause
    if (!merging)
      for (const id of tables.incompleteSegments()) {
        while (tables.dropSomeLists(id)) if (performance.now() > end) return 'going'
        tables.drop(id)
      }
    merging ??= begin()
    if (!merging) return 'none'
    do if (merging.steps.next().done) return 'done'
    while (performance.now() < end)
    return 'going'
  }

  /** Whether the segments of a merge are still there: another connection may have merged them. */
  function intact({ id, ids }: Merging): boolean {
    const whole = new Set(tables.completeSegments().map(one => one.id))
    return tables.incompleteSegments().includes(id) && ids.every(one => whole.has(one))
  }

  /** Gives the index up when a merge meets damage: it could not be read either. */
  function tidy(): boolean {
    try {
      return catchDamage(mergeOnce)
    } catch (error) {
      if (!isDamage(error)) throw error
      giveUp(db)
      return true
    }
  }

  function mergeOnce(): boolean {
    // read before the transaction, in which nothing is cached
    current()
    let progress: ReturnType<typeof step> | undefined
    try {
      progress = db.transaction(step).immediate()
    } finally {
      if (progress !== 'going') merging = undefined
    }
    if (progress !== 'done') return progress === 'going'
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
        // the writer still holds a part of the failed segment
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
      const segments = tables.completeSegments()
      return {
        segments: segments.length,
        docs,
        words,
        bytes: segments.reduce((sum, { bytes }) => sum + bytes, 0),
      }
    },
  }
}
