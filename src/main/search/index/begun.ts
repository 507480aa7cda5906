/** Words of at most so many first letters have their own lists. */
export const begunLength = 4

/**
 * Each run of one to four letters that words begin with, in order, and how many letters it has. It is that of the terms from its
 * first to its end; those that have more letters are told of the longer ones, that follow.
 */
export interface Prefixes {
  readonly keys: string[]
  readonly depths: number[]
  readonly firsts: number[]
  readonly ends: number[]
}

/** `folded`: the terms without how they are written, in order. */
export function prefixesOf(folded: readonly string[]): Prefixes {
  const made: Prefixes = { keys: [], depths: [], firsts: [], ends: [] }
  addAll(folded, made)
  return made
}

/** It ends with its long loop: the code compiled for a batch serves the next. */
function addAll(folded: readonly string[], made: Prefixes): void {
  for (let term = 0; term < folded.length; term += 1)
    addPrefixes(folded[term]!, term ? folded[term - 1]! : '', term, made)
}

function addPrefixes(word: string, before: string, term: number, made: Prefixes): void {
  const { keys, depths, firsts, ends } = made
  const longest = Math.min(begunLength, word.length)
  const most = Math.min(longest, before.length)
  let shared = 0
  while (shared < most && word.charCodeAt(shared) === before.charCodeAt(shared)) shared += 1
  for (let depth = shared + 1; depth <= longest; depth += 1) {
    keys.push(word.slice(0, depth))
    depths.push(depth)
    firsts.push(term)
    ends.push(term)
  }
  ends[ends.length - 1] = term + 1
}
