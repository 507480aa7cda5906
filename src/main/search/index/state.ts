import { generationReader } from '../../kernel/database/generation.ts'
import type { Database } from '../../kernel/database/open.ts'
import { catchDamage } from './format/damage.ts'
import { lengthCode } from './format/impact.ts'
import type { Segment, Store } from './store.ts'

/** A consistent view of the index, for one read. */
export interface State {
  /** by their first source */
  readonly segments: readonly Segment[]
  /** by source: the first segment that counts for it; 0: none */
  readonly since: Int32Array
  /** one more than the last source */
  readonly size: number
  /** by source: code of its length, words of its title */
  readonly lengths: Uint8Array
  readonly heads: Int32Array
  readonly docs: number
  readonly words: number
  /** stale or repeated postings of sources: an upper bound of the error of a count */
  readonly loose: number
  /** the segments without stale sources */
  readonly clean: ReadonlySet<number>
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

export function states(db: Database, tables: Store, since: () => Int32Array): States {
  const version = db.prepare<[], number>('PRAGMA data_version').pluck()
  const readGeneration = generationReader(db)
  let generation = readGeneration()
  let segmentCache = new Map<number, Segment>()
  let memo: { state: State; version: number | undefined; writes: number } | undefined
  let uncertain = false

  const current = (): State => {
    const now = { version: version.get(), writes: writeCounts.get(db) ?? 0, since: since() }
    if (memo && memo.version === now.version && memo.writes === now.writes && memo.state.since === now.since)
      return memo.state
    const isReplaced = generation !== readGeneration()
    if (uncertain || isReplaced) {
      segmentCache.clear()
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
    const state = stateOf([...segments.values()], now.since)
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

function stateOf(all: readonly Segment[], since: Int32Array): State {
  const segments = all.filter(({ seqs }) => seqs.length > 0).sort((a, b) => a.seqs[0]! - b.seqs[0]!)
  let size = 0
  for (const { seqs } of segments) size = Math.max(size, seqs.at(-1)! + 1)
  const [words, heads] = [new Int32Array(size), new Int32Array(size)]
  const hasSource = new Uint8Array(size)
  let [docs, total, loose] = [0, 0, 0]
  const clean = new Set<number>()
  for (const segment of segments) {
    let stale = 0
    for (let n = 0; n < segment.seqs.length; n += 1) {
      const seq = segment.seqs[n]!
      if (!counts(since, seq, segment.id)) {
        stale += 1
        continue
      }
      if (hasSource[seq]) loose += 1
      else docs += 1
      hasSource[seq] = 1
      words[seq]! += segment.words[n]!
      total += segment.words[n]!
      if (segment.heads[n]! > 0) heads[seq] = segment.heads[n]!
    }
    loose += stale
    if (!stale) clean.add(segment.id)
  }
  const lengths = new Uint8Array(size)
  for (let seq = 0; seq < size; seq += 1) if (hasSource[seq]) lengths[seq] = lengthCode(words[seq]!)
  return { segments, since, size, lengths, heads, docs, words: total, loose, clean }
}

/** Tells whether the postings of a segment are current for a source; those of an older segment are stale. */
export function counts(since: Int32Array, seq: number, segment: number): boolean {
  const first = since[seq]
  return first !== undefined && first > 0 && segment >= first
}
