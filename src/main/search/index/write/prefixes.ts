/** Prefixes of one to four letters have lists of their own. */
export const MAX_PREFIX_LETTERS = 4

/**
 * The prefixes of a batch, in order. Prefix `n` has `depths[n]` letters and covers the terms from `firsts[n]` to `ends[n]`,
 * excluding those that a longer prefix after it covers.
 */
export interface Prefixes {
  readonly keys: string[]
  readonly depths: number[]
  readonly firsts: number[]
  readonly ends: number[]
}

/** Lists the prefixes of folded words, which are in order. */
export function prefixesOf(words: readonly string[]): Prefixes {
  const prefixes: Prefixes = { keys: [], depths: [], firsts: [], ends: [] }
  addAll(words, prefixes)
  return prefixes
}

/** Ends with its long loop, so that the code V8 compiles for one batch serves the next. */
function addAll(words: readonly string[], into: Prefixes): void {
  for (let term = 0; term < words.length; term += 1)
    addPrefixes(words[term]!, term ? words[term - 1]! : '', term, into)
}

function addPrefixes(word: string, before: string, term: number, into: Prefixes): void {
  const { keys, depths, firsts, ends } = into
  const longest = Math.min(MAX_PREFIX_LETTERS, word.length)
  const limit = Math.min(longest, before.length)
  let common = 0
  while (common < limit && word.charCodeAt(common) === before.charCodeAt(common)) common += 1
  for (let depth = common + 1; depth <= longest; depth += 1) {
    keys.push(word.slice(0, depth))
    depths.push(depth)
    firsts.push(term)
    ends.push(term)
  }
  ends[ends.length - 1] = term + 1
}
