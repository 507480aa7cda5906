import type { Database } from '../../kernel/database/open.ts'
import { orDamaged } from './damage.ts'
import type { Segment, Store } from './store.ts'
import { lengthCode } from './weight.ts'

/** The index as a read finds it. */
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
  /** sources of segments that are stale, or of which another segment tells as well: by so many a count may be too high */
  readonly loose: number
  /** the segments in which all counts */
  readonly clean: ReadonlySet<number>
}

/** How often each connection has written its index. */
const written = new WeakMap<Database, number>()

/** To be said by whatever writes segments on this connection. */
export const segmentsChanged = (db: Database): void => void written.set(db, (written.get(db) ?? 0) + 1)

/** Reads the index. */
export interface States {
  /** the state of the index, read again when this connection or another has written */
  current(): State
  /** does some work on that state: what another connection merges meanwhile stays where it is until it is done */
  reading<T>(work: (state: State) => T): T
}

export function states(db: Database, tables: Store, since: () => Int32Array): States {
  const version = db.prepare<[], number>('PRAGMA data_version').pluck()
  let known = new Map<number, Segment>()
  let kept: { state: State; version: number | undefined; writes: number } | undefined
  let uncertain = false

  const current = (): State => {
    const now = { version: version.get(), writes: written.get(db) ?? 0, since: since() }
    if (kept && kept.version === now.version && kept.writes === now.writes && kept.state.since === now.since)
      return kept.state
    if (uncertain) {
      known.clear()
      tables.forget()
    }
    const listed = tables.listed()
    const same = listed.length === known.size && listed.every(({ id }) => known.has(id))
    if (kept && !uncertain && same && kept.state.since === now.since && !db.inTransaction) {
      kept = { ...now, state: kept.state }
      return kept.state
    }
    // Segments written in a transaction that may yet be undone are not kept.
    uncertain = db.inTransaction && kept?.writes !== now.writes
    const segments = new Map(
      listed.map(({ id, words, bytes }) => [id, known.get(id) ?? tables.segment(id, words, bytes)]),
    )
    known = segments
    const state = stateOf([...segments.values()], now.since)
    kept = uncertain ? undefined : { ...now, state }
    return state
  }

  const within = db.transaction((work: () => void) => work())
  return {
    current,
    reading<T>(work: (state: State) => T): T {
      if (db.inTransaction) return orDamaged(() => work(current()))
      for (;;) {
        const state = current()
        let done: { readonly result: T } | undefined
        within(() => {
          // Another connection may have written since.
          if (version.get() === kept?.version) done = { result: orDamaged(() => work(state)) }
        })
        if (done) return done.result
      }
    },
  }
}

function stateOf(all: readonly Segment[], since: Int32Array): State {
  const segments = all.filter(({ seqs }) => seqs.length > 0).sort((a, b) => a.seqs[0]! - b.seqs[0]!)
  let size = 0
  for (const { seqs } of segments) size = Math.max(size, seqs.at(-1)! + 1)
  const [words, heads] = [new Int32Array(size), new Int32Array(size)]
  const seen = new Uint8Array(size)
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
      if (seen[seq]) loose += 1
      else docs += 1
      seen[seq] = 1
      words[seq]! += segment.words[n]!
      total += segment.words[n]!
      if (segment.heads[n]! > 0) heads[seq] = segment.heads[n]!
    }
    loose += stale
    if (!stale) clean.add(segment.id)
  }
  const lengths = new Uint8Array(size)
  for (let seq = 0; seq < size; seq += 1) if (seen[seq]) lengths[seq] = lengthCode(words[seq]!)
  return { segments, since, size, lengths, heads, docs, words: total, loose, clean }
}

/** Whether what a segment says of a source counts. */
export function counts(since: Int32Array, seq: number, segment: number): boolean {
  const first = since[seq]
  return first !== undefined && first > 0 && segment >= first
}
