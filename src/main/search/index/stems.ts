import { stem } from '../../../shared/french/stem.ts'
import { inOrder } from './order.ts'

/** The stems of a batch, and the terms of each: those of stem `n` from `starts[n]` to `starts[n + 1]`. */
export interface Stems {
  readonly keys: readonly string[]
  readonly members: Int32Array
  readonly starts: Int32Array
}

/** Stems as they are met, each with its first term and its last; the terms of one lead from one to the next. */
interface Met {
  readonly keys: string[]
  readonly firsts: Int32Array
  readonly lasts: Int32Array
  /** by term: the next of the same stem, 0: none */
  readonly nexts: Int32Array
}

/**
 * The stems that have lists, in order, of terms without how they are written (`folded`). Numbers have no stem; and one that is
 * itself the only word of it needs no list of its own.
 */
export function stems(folded: readonly string[], terms: readonly string[]): Stems {
  const many = terms.length
  const met: Met = {
    keys: [],
    firsts: new Int32Array(many),
    lasts: new Int32Array(many),
    nexts: new Int32Array(many),
  }
  meetAll(folded, met, new Map())
  return listed(terms, met)
}

// Of a function that ends with its long loop, the code compiled for a batch serves the next.

function meetAll(folded: readonly string[], met: Met, ids: Map<string, number>): void {
  for (let term = 0; term < folded.length; term += 1) meet(folded[term]!, term, met, ids)
}

function meet(
  word: string,
  term: number,
  { keys, firsts, lasts, nexts }: Met,
  ids: Map<string, number>,
): void {
  const first = word.charCodeAt(0)
  if (first >= 48 && first <= 57) return
  const key = stem(word)
  const known = ids.get(key)
  if (known === undefined) {
    const id = keys.push(key) - 1
    ids.set(key, id)
    firsts[id] = term
    lasts[id] = term
  } else {
    nexts[lasts[known]!] = term
    lasts[known] = term
  }
}

function listed(terms: readonly string[], { keys, firsts, lasts, nexts }: Met): Stems {
  const having = new Int32Array(keys.length)
  let count = 0
  for (let id = 0; id < keys.length; id += 1)
    if (firsts[id] !== lasts[id] || terms[firsts[id]!] !== keys[id]) having[count++] = id
  const ordered = inOrder(having.subarray(0, count), keys)
  const starts = new Int32Array(count + 1)
  const members = new Int32Array(terms.length)
  let out = 0
  for (let n = 0; n < count; n += 1) {
    const id = ordered[n]!
    for (let term = firsts[id]!; ; term = nexts[term]!) {
      members[out++] = term
      if (term === lasts[id]) break
    }
    starts[n + 1] = out
  }
  return { keys: Array.from(ordered, id => keys[id]!), members: members.subarray(0, out), starts }
}
