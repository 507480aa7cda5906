import type { Database } from '../kernel/database/open.ts'
import { guarded } from '../kernel/database/refusals.ts'
import { type ColumnWriter, columnWriter } from '../search/column-writer.ts'
import { indexing } from './indexing/indexing.ts'
import { sourceRows } from './source-rows.ts'

/** Writes the columns and the index of sources, beside their rows. */
export interface Writing extends ColumnWriter {
  /** the words of the source are to be read again, whole: such sources share segments, written last */
  reindex(seq: number): void
}

interface State {
  depth: number
  /** a part of what is written: what fails in it fails the whole, were it caught on the way */
  part<T>(run: () => T): T
  /** a part that may fail by itself: it is then taken back */
  apart<T>(run: () => T): T
  readonly write: Writing
  finish(inTransaction: boolean): void
  begin(): void
  forget(): void
}

/** How many sources are held in memory to be indexed whole, in one segment. */
const BATCH_SOURCES = 500

const states = new WeakMap<Database, State>()

/**
 * Runs something that writes sources, in one transaction (its own, or the one under way): their columns and words are
 * written before it ends, or left as they were when it throws. The only way to them. Within another `writing`, part of it.
 */
export function writing<T>(db: Database, run: (write: Writing) => T): T {
  const state = states.get(db) ?? stateOf(db)
  states.set(db, state)
  if (state.depth > 0) return state.part(() => run(state.write))
  const inTransaction = db.inTransaction
  const whole = () => {
    state.begin()
    const result = run(state.write)
    state.finish(inTransaction)
    return result
  }
  return guarded(() => {
    state.depth += 1
    try {
      return inTransaction ? whole() : (db.transaction(whole).immediate() as T)
    } catch (error) {
      state.forget()
      throw error
    } finally {
      state.depth -= 1
    }
  })
}

/**
 * Runs a part of the `writing` under way that may fail by itself: where it throws, all that it wrote is taken back, and the rest goes on.
 * Outside of a `writing`, one of its own.
 */
export function writingApart<T>(db: Database, run: () => T): T {
  const state = states.get(db)
  return state && state.depth > 0 ? state.apart(run) : writing(db, run)
}

function stateOf(db: Database): State {
  const columns = columnWriter(db)
  const rows = sourceRows(db)
  const index = indexing(db)
  const pendingSeqs = new Set<number>()
  let failure: { readonly error: unknown } | undefined
  const forget = () => {
    failure = undefined
    pendingSeqs.clear()
    columns.forget()
  }
  return {
    depth: 0,
    write: { ...columns, reindex: seq => pendingSeqs.add(seq) },
    begin: columns.begin,
    part(run) {
      try {
        return run()
      } catch (error) {
        failure = { error }
        throw error
      }
    },
    apart(run) {
      // what is buffered so far is not of this part
      columns.settle()
      const [seqs, earlierFailure] = [[...pendingSeqs], failure]
      try {
        return db.transaction(run)()
      } catch (error) {
        forget()
        for (const seq of seqs) pendingSeqs.add(seq)
        failure = earlierFailure
        throw error
      }
    },
    finish(inTransaction) {
      if (failure) throw failure.error
      const seqs = [...pendingSeqs]
      pendingSeqs.clear()
      for (let at = 0; at < seqs.length; at += BATCH_SOURCES) {
        const sources = seqs.slice(at, at + BATCH_SOURCES).flatMap(seq => {
          const row = rows.bySeq(seq)
          return row && !row.removedAt ? [{ seq, source: rows.read(row) }] : []
        })
        if (sources.length) index.whole(columns, sources)
      }
      columns.flush()
      // The outer transaction may still roll back: nothing of it is cached.
      if (inTransaction) forget()
    },
    forget,
  }
}
