/** Words sorted at once by numeric keys, at most: four letters and a rank fit in the 53 bits of a number. */
const MAX_KEYS = 1 << 21
const KEY_LETTERS = 4
/** Letters from here on share one value in a key; words whose keys are equal are then compared. */
const MAX_LETTER = 255

/** Extends a sorted order to all words: `order` already holds the numbers of the first ones, sorted by word. */
export function extendOrder(order: Int32Array, words: readonly string[]): Int32Array {
  if (order.length === words.length) return order
  const more = inOrder(
    Int32Array.from({ length: words.length - order.length }, (_, n) => order.length + n),
    words,
  )
  const all = new Int32Array(words.length)
  let [from, to] = [0, 0]
  for (const number of more) {
    const place = placeOf(words[number]!, order, from, words)
    all.set(order.subarray(from, place), to)
    to += place - from
    all[to++] = number
    from = place
  }
  all.set(order.subarray(from), to)
  return all
}

/** The index in `order`, from `from` on, at which a word is to be inserted. */
function placeOf(word: string, order: Int32Array, from: number, words: readonly string[]): number {
  let [low, high] = [from, order.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (words[order[middle]!]! < word) low = middle + 1
    else high = middle
  }
  return low
}

/** Sorts numbers of words by their words: by a numeric key of the first four letters, then by comparison within equal keys. */
export function inOrder(numbers: Int32Array, words: readonly string[]): Int32Array {
  const compare = (a: number, b: number) => (words[a]! < words[b]! ? -1 : 1)
  if (numbers.length > MAX_KEYS) return numbers.slice().sort(compare)
  const keys = new Float64Array(numbers.length)
  for (let rank = 0; rank < numbers.length; rank += 1)
    keys[rank] = firstLetters(words[numbers[rank]!]!) * MAX_KEYS + rank
  keys.sort()
  const result = new Int32Array(numbers.length)
  let [start, before] = [0, -1]
  for (let n = 0; n < keys.length; n += 1) {
    const first = Math.floor(keys[n]! / MAX_KEYS)
    result[n] = numbers[keys[n]! - first * MAX_KEYS]!
    if (first === before) continue
    sortRun(result, start, n, compare)
    ;[start, before] = [n, first]
  }
  sortRun(result, start, result.length, compare)
  return result
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
  let end = word.length
  for (let at = 0; at < KEY_LETTERS; at += 1) {
    const code = at < end ? word.charCodeAt(at) : 0
    // letters after one beyond MAX_LETTER must not decide
    if (code >= MAX_LETTER) end = at
    key = key * 256 + Math.min(code, MAX_LETTER)
  }
  return key
}
