/** Places of a word in several sources. */
interface Places {
  readonly values: Int32Array
  readonly starts: Int32Array
  readonly lengths: Int32Array
}

/** Counts the matches in a source, and tells whether one is in its title (places below `head`). */
export type Match = (source: number, head: number) => { readonly times: number; readonly inTitle: number }

/** Bounds the backtracking in one source: reached only by many words far apart that all abound. */
const MAX_TRIES = 20_000

/** Matches words each at most `slack` places after the one before it or, when not `inOrder`, after any other. */
export function matcher(words: readonly Places[], slack: number, inOrder: boolean): Match {
  const matches = { times: 0, inTitle: 0 }
  let triesLeft = 0
  const note = (first: number, head: number) => {
    matches.times += 1
    if (first < head) matches.inTitle = 1
  }
  const start = (word: number, source: number) => words[word]!.starts[source]!
  const end = (word: number, source: number) => words[word]!.starts[source]! + words[word]!.lengths[source]!

  /** The index of the first place of a word that is not before `place`. */
  function from(word: number, source: number, place: number): number {
    const { values } = words[word]!
    let [low, high] = [start(word, source), end(word, source)]
    while (low < high) {
      const middle = (low + high) >> 1
      if (values[middle]! < place) low = middle + 1
      else high = middle
    }
    return low
  }

  function follows(word: number, source: number, place: number): boolean {
    if (word === words.length) return true
    if (--triesLeft < 0) return false
    const { values } = words[word]!
    const last = end(word, source)
    for (let at = from(word, source, place + 1); at < last && values[at]! <= place + slack; at += 1)
      if (follows(word + 1, source, values[at]!)) return true
    return false
  }

  /** Tells whether the words missing from the bit set `used` can all be reached from a place, one after the other. */
  function reaches(used: number, source: number, place: number): boolean {
    if (used === 2 ** words.length - 1) return true
    if (--triesLeft < 0) return false
    for (let word = 0; word < words.length; word += 1) {
      if (used & (1 << word)) continue
      const { values } = words[word]!
      const last = end(word, source)
      for (let at = from(word, source, place + 1); at < last && values[at]! <= place + slack; at += 1)
        if (reaches(used | (1 << word), source, values[at]!)) return true
    }
    return false
  }

  /** Tells whether each other word stands within reach of a chain that begins at a place. */
  function isInside(first: number, source: number, place: number): boolean {
    const furthest = place + slack * (words.length - 1)
    for (let word = 0; word < words.length; word += 1) {
      if (word === first) continue
      const at = from(word, source, place + 1)
      if (at >= end(word, source) || words[word]!.values[at]! > furthest) return false
    }
    return true
  }

  const begins = (word: number, source: number, place: number): boolean =>
    isInside(word, source, place) && (inOrder ? follows(1, source, place) : reaches(1 << word, source, place))

  /** Matches two words in one pass over both lists. */
  function pair(first: number, second: number, source: number, head: number): void {
    const [{ values: from }, { values: to }] = [words[first]!, words[second]!]
    const [last, until] = [end(first, source), end(second, source)]
    for (let at = start(first, source), next = start(second, source); at < last; at += 1) {
      const place = from[at]!
      while (next < until && to[next]! <= place) next += 1
      if (next === until) return
      if (to[next]! - place <= slack) note(place, head)
    }
  }

  return (source, head) => {
    matches.times = 0
    matches.inTitle = 0
    for (const { lengths } of words) if (lengths[source] === 0) return matches
    if (words.length === 2) {
      pair(0, 1, source, head)
      if (!inOrder) pair(1, 0, source, head)
      return matches
    }
    triesLeft = MAX_TRIES
    for (let word = 0; word < (inOrder ? 1 : words.length); word += 1) {
      const { values } = words[word]!
      for (let at = start(word, source); at < end(word, source); at += 1) {
        const place = values[at]!
        if (begins(word, source, place)) note(place, head)
      }
    }
    return matches
  }
}
