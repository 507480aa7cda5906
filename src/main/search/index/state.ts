import { generationReader } from '../../kernel/database/generation.ts'
import type { Database } from '../../kernel/database/open.ts'
import { catchDamage } from './format/damage.ts'
import type { NarrowArray } from './narrow-array.ts'
import { type SourceSums, sourceSums } from './source-sums.ts'
import type { Segment, Store } from './store.ts'

/** A consistent view of the index, valid until the next one is read. */
export interface State extends SourceSums {
  /** by source: the first segment that counts for it; 0: none */
  readonly since: NarrowArray
}

/** The number of writes of each connection to its index. */
const writeCounts = new WeakMap<Database, number>()

/** Invalidates the cached state: to be called after any write of segments on this connection. */
export const segmentsChanged = (db: Database): void =>
  void writeCounts.set(db, (writeCounts.get(db) ?? 0) + 1)

/** Reads the index. */
export interface States {
  /** the current state, read again when this connection or another has written */
  current(): State
  /** runs `work` on that state within one read transaction, so that a merge elsewhere removes nothing from under it */
  reading<T>(work: (state: State) => T): T
}

export function states(db: Database, tables: Store, since: () => NarrowArray): States {
  const version = db.prepare<[], number>('PRAGMA data_version').pluck()
  const readGeneration = generationReader(db)
  let generation = readGeneration()
  let segmentCache = new Map<number, Segment>()
  let memo: { state: State; version: number | undefined; writes: number } | undefined
  let uncertain = false
  let sums = sourceSums()

  const current = (): State => {
    const now = { version: version.get(), writes: writeCounts.get(db) ?? 0, since: since() }
    if (memo && memo.version === now.version && memo.writes === now.writes && memo.state.since === now.since)
      return memo.state
    const isReplaced = generation !== readGeneration()
    if (uncertain || isReplaced) {
      segmentCache.clear()
      sums = sourceSums()
      tables.forget()
      generation = readGeneration()
    }
    const rows = tables.completeSegments()
    const same = rows.length === segmentCache.size && rows.every(({ id }) => segmentCache.has(id))
    if (memo && !uncertain && !isReplaced && same && memo.state.since === now.since && !db.inTransaction) {
      memo = { ...now, state: memo.state }
      return memo.state
    }
    // segments written in a transaction that may roll back are not cached
    uncertain = db.inTransaction && memo?.writes !== now.writes
    const segments = new Map(
      rows.map(({ id, words, bytes }) => [id, segmentCache.get(id) ?? tables.segment(id, words, bytes)]),
    )
    segmentCache = segments
    // what may be rolled back is added up apart
    const add = db.inTransaction ? sourceSums() : sums
    const state = { ...add([...segments.values()], now.since), since: now.since }
    memo = uncertain ? undefined : { ...now, state }
    return state
  }

  const inTransaction = db.transaction((work: () => void) => work())
  return {
    current,
    reading<T>(work: (state: State) => T): T {
      if (db.inTransaction) return catchDamage(() => work(current()))
      for (;;) {
        const state = current()
        let outcome: { readonly result: T } | undefined
        inTransaction(() => {
          // another connection may have written since
          if (version.get() === memo?.version) outcome = { result: catchDamage(() => work(state)) }
        })
        if (outcome) return outcome.result
      }
    },
  }
}

/** Tells whether the postings of a segment are current for a source; those of an older segment are stale. */
export function counts(since: NarrowArray, seq: number, segment: number): boolean {
  const first = since[seq]
  return first !== undefined && first > 0 && segment >= first
}
