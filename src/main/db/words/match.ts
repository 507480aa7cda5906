/** Places of a word in several sources. */
interface Places {
  readonly values: Int32Array
  readonly starts: Int32Array
  readonly lengths: Int32Array
}

/** How many times the words follow each other in a source, and whether once in its title (places below `head`). */
export type Match = (source: number, head: number) => { readonly times: number; readonly titled: number }

/** Tries in one source, at most: enough but for many words asked far from each other where they all abound. */
const tries = 20_000

/**
 * Each word at most `slack` places after the one before; `ordered` false: after another one, each said once. `rarest` is the word to
 * begin with where the places of all others follow from it.
 */
export function matcher(words: readonly Places[], slack: number, ordered: boolean, rarest: number): Match {
  const found = { times: 0, titled: 0 }
  let left = 0
  const note = (first: number, head: number) => {
    found.times += 1
    if (first < head) found.titled = 1
  }
  const start = (word: number, source: number) => words[word]!.starts[source]!
  const end = (word: number, source: number) => words[word]!.starts[source]! + words[word]!.lengths[source]!

  /** the index of the first place of a word that is not before `place` */
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

  const next = new Int32Array(words.length)

  function adjacent(source: number, head: number): void {
    const { values } = words[rarest]!
    for (let word = 0; word < words.length; word += 1) next[word] = start(word, source)
    const last = end(rarest, source)
    for (let at = next[rarest]!; at < last; at += 1) {
      const first = values[at]! - rarest
      let all = true
      for (let word = 0; all && word < words.length; word += 1)
        if (word !== rarest) all = reached(word, source, first + word)
      if (all) note(first, head)
    }
  }

  /** Whether a word stands at a place; asked for places in increasing order. */
  function reached(word: number, source: number, place: number): boolean {
    const { values } = words[word]!
    const last = end(word, source)
    let at = next[word]!
    while (at < last && values[at]! < place) at += 1
    next[word] = at
    return at < last && values[at] === place
  }

  function follows(word: number, source: number, place: number): boolean {
    if (word === words.length) return true
    if (--left < 0) return false
    const { values } = words[word]!
    const last = end(word, source)
    for (let at = from(word, source, place + 1); at < last && values[at]! <= place + slack; at += 1)
      if (follows(word + 1, source, values[at]!)) return true
    return false
  }

  /** Whether the words not yet `used` can all be reached from a place, one after the other. */
  function reaches(used: number, source: number, place: number): boolean {
    if (used === 2 ** words.length - 1) return true
    if (--left < 0) return false
    for (let word = 0; word < words.length; word += 1) {
      if (used & (1 << word)) continue
      const { values } = words[word]!
      const last = end(word, source)
      for (let at = from(word, source, place + 1); at < last && values[at]! <= place + slack; at += 1)
        if (reaches(used | (1 << word), source, values[at]!)) return true
    }
    return false
  }

  /** Whether each other word stands somewhere the chain that begins at a place may go. */
  function within(first: number, source: number, place: number): boolean {
    const furthest = place + slack * (words.length - 1)
    for (let word = 0; word < words.length; word += 1) {
      if (word === first) continue
      const at = from(word, source, place + 1)
      if (at >= end(word, source) || words[word]!.values[at]! > furthest) return false
    }
    return true
  }

  const begins = (word: number, source: number, place: number): boolean =>
    within(word, source, place) && (ordered ? follows(1, source, place) : reaches(1 << word, source, place))

  return (source, head) => {
    found.times = 0
    found.titled = 0
    left = tries
    if (ordered && slack === 1) adjacent(source, head)
    else
      for (let word = 0; word < (ordered ? 1 : words.length); word += 1) {
        const { values } = words[word]!
        for (let at = start(word, source); at < end(word, source); at += 1) {
          const place = values[at]!
          if (begins(word, source, place)) note(place, head)
        }
      }
    return found
  }
}
