import type { Coverage } from '../../../shared/search/model.ts'
import type { Columns } from '../columns.ts'
import { derivedFrom } from '../derived.ts'
import { grown } from '../grown.ts'

/** By source: whether it is a text, and whether it is indexed, as counted. */
const [IS_TEXT, IS_INDEXED] = [1, 2]

interface Count {
  readonly states: Uint8Array
  readonly coverage: Coverage
}

/** How many of the texts of the library are indexed. */
export const coverage = (columns: Columns): Coverage => counted(columns).coverage

const counted = derivedFrom(
  columns => count({ states: new Uint8Array(columns.size), coverage: { texts: 0, indexed: 0 } }, columns),
  count,
)

/** Counts sources, all or those that changed; in the stead of what they were counted as. */
function count({ states: before, coverage }: Count, columns: Columns, seqs?: ReadonlySet<number>): Count {
  const states = grown(before, columns.size, length => new Uint8Array(length))
  let { texts, indexed } = coverage
  const add = (seq: number) => {
    const state =
      (columns.kind[seq] ? IS_TEXT : 0) | (columns.kind[seq] && columns.since[seq] ? IS_INDEXED : 0)
    const was = states[seq] ?? 0
    texts += (state & IS_TEXT) - (was & IS_TEXT)
    indexed += ((state & IS_INDEXED) - (was & IS_INDEXED)) / IS_INDEXED
    states[seq] = state
  }
  if (seqs) for (const seq of seqs) add(seq)
  else for (let seq = 0; seq < columns.size; seq += 1) add(seq)
  return { states, coverage: { texts, indexed } }
}
