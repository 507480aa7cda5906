import { stem } from '../../../../shared/french/stem.ts'
import { inOrder } from './word-order.ts'

/** The stems of a batch. The terms of stem `n` are `members[starts[n]]` to `members[starts[n + 1] - 1]`. */
export interface Stems {
  readonly keys: readonly string[]
  readonly members: Int32Array
  readonly starts: Int32Array
}

/** Stems in order of appearance, each with a linked list of its terms. */
interface StemChains {
  readonly keys: string[]
  readonly firsts: Int32Array
  readonly lasts: Int32Array
  /** by term: the next term of the same stem; 0 for none */
  readonly nexts: Int32Array
}

/**
 * The stems that need lists, in order, of terms and their folded words. Numbers have no stem; a stem whose only term is the stem
 * itself needs no list.
 */
export function stems(words: readonly string[], terms: readonly string[]): Stems {
  const termCount = terms.length
  const chains: StemChains = {
    keys: [],
    firsts: new Int32Array(termCount),
    lasts: new Int32Array(termCount),
    nexts: new Int32Array(termCount),
  }
  chainTerms(words, chains, new Map())
  return stemsWithLists(terms, chains)
}

// Ends with its long loop, so that the code V8 compiles for one batch serves the next.

function chainTerms(words: readonly string[], chains: StemChains, ids: Map<string, number>): void {
  for (let term = 0; term < words.length; term += 1) chainTerm(words[term]!, term, chains, ids)
}

/** Codes of the digits: a number has no stem. */
const [DIGIT_0, DIGIT_9] = [48, 57]

function chainTerm(
  word: string,
  term: number,
  { keys, firsts, lasts, nexts }: StemChains,
  ids: Map<string, number>,
): void {
  const first = word.charCodeAt(0)
  if (first >= DIGIT_0 && first <= DIGIT_9) return
  const key = stem(word)
  const chain = ids.get(key)
  if (chain === undefined) {
    const id = keys.push(key) - 1
    ids.set(key, id)
    firsts[id] = term
    lasts[id] = term
  } else {
    nexts[lasts[chain]!] = term
    lasts[chain] = term
  }
}

function stemsWithLists(terms: readonly string[], { keys, firsts, lasts, nexts }: StemChains): Stems {
  const stemIds = new Int32Array(keys.length)
  let count = 0
  for (let id = 0; id < keys.length; id += 1)
    if (firsts[id] !== lasts[id] || terms[firsts[id]!] !== keys[id]) stemIds[count++] = id
  const order = inOrder(stemIds.subarray(0, count), keys)
  const starts = new Int32Array(count + 1)
  const members = new Int32Array(terms.length)
  let out = 0
  for (let n = 0; n < count; n += 1) {
    const id = order[n]!
    for (let term = firsts[id]!; ; term = nexts[term]!) {
      members[out++] = term
      if (term === lasts[id]) break
    }
    starts[n + 1] = out
  }
  return { keys: Array.from(order, id => keys[id]!), members: members.subarray(0, out), starts }
}
