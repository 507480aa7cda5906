/** The most that are sorted by their letters at once: their rank, and the four letters before it, are a number of 53 bits. */
const most = 1 << 21
const letters = 4
/** What a letter weighs at most: words are compared to tell those that come later. */
const wide = 255

/** All the numbers of the words, in the order of the words, where some of them, from the first on, are in that order already. */
export function ordered(known: Int32Array, words: readonly string[]): Int32Array {
  if (known.length === words.length) return known
  const more = inOrder(
    Int32Array.from({ length: words.length - known.length }, (_, n) => known.length + n),
    words,
  )
  const all = new Int32Array(words.length)
  let [from, to] = [0, 0]
  for (const number of more) {
    const place = placeOf(words[number]!, known, from, words)
    all.set(known.subarray(from, place), to)
    to += place - from
    all[to++] = number
    from = place
  }
  all.set(known.subarray(from), to)
  return all
}

/** Before which of those in order a word stands, from one of them on. */
function placeOf(word: string, known: Int32Array, from: number, words: readonly string[]): number {
  let [low, high] = [from, known.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (words[known[middle]!]! < word) low = middle + 1
    else high = middle
  }
  return low
}

/** Some numbers of words, in the order of the words: by their first letters at once, and only those that share them one by one. */
export function inOrder(numbers: Int32Array, words: readonly string[]): Int32Array {
  const compare = (a: number, b: number) => (words[a]! < words[b]! ? -1 : 1)
  if (numbers.length > most) return numbers.slice().sort(compare)
  const keys = new Float64Array(numbers.length)
  for (let rank = 0; rank < numbers.length; rank += 1)
    keys[rank] = firstLetters(words[numbers[rank]!]!) * most + rank
  keys.sort()
  const sorted = new Int32Array(numbers.length)
  let [start, before] = [0, -1]
  for (let n = 0; n < keys.length; n += 1) {
    const first = Math.floor(keys[n]! / most)
    sorted[n] = numbers[keys[n]! - first * most]!
    if (first === before) continue
    sortRun(sorted, start, n, compare)
    ;[start, before] = [n, first]
  }
  sortRun(sorted, start, sorted.length, compare)
  return sorted
}

function sortRun(
  all: Int32Array,
  start: number,
  end: number,
  compare: (a: number, b: number) => number,
): void {
  if (end - start > 1) all.subarray(start, end).sort(compare)
}

function firstLetters(word: string): number {
  let key = 0
  let told = word.length
  for (let at = 0; at < letters; at += 1) {
    const code = at < told ? word.charCodeAt(at) : 0
    // what follows one that is not told itself tells nothing
    if (code >= wide) told = at
    key = key * 256 + Math.min(code, wide)
  }
  return key
}
