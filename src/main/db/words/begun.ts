/** Words of at most so many first letters have their own lists. */
export const begunLength = 4

/**
 * Each run of one to four letters that words begin with, in order, and how many letters it has. It is that of the terms from its
 * first to its end; those that have more letters are told of the longer ones, that follow.
 */
export interface Prefixes {
  readonly keys: readonly string[]
  readonly depths: readonly number[]
  readonly firsts: readonly number[]
  readonly ends: readonly number[]
}

/** `folded`: the terms without how they are written, in order. */
export function prefixesOf(folded: readonly string[]): Prefixes {
  const keys: string[] = []
  const [depths, firsts, ends]: [number[], number[], number[]] = [[], [], []]
  let before = ''
  for (const [term, word] of folded.entries()) {
    const longest = Math.min(begunLength, word.length)
    let shared = 0
    while (shared < longest && word.charCodeAt(shared) === before.charCodeAt(shared)) shared += 1
    for (let depth = shared + 1; depth <= longest; depth += 1) {
      keys.push(word.slice(0, depth))
      depths.push(depth)
      firsts.push(term)
      ends.push(term)
    }
    ends[ends.length - 1] = term + 1
    before = word
  }
  return { keys, depths, firsts, ends }
}
