/**
 * Numbers the words of texts without cutting them out of these: most have been met before. `numberOf` is asked once for each
 * spelling. What a map of strings does, several times faster.
 */
export function spellings(numberOf: (raw: string, plain: boolean) => number) {
  let mask = (1 << 15) - 1
  // the spelling in each place, from 1 on; 0: none
  let slots = new Int32Array(mask + 1)
  let [hashes, numbers] = [new Int32Array(1 << 14), new Int32Array(1 << 14)]
  // the letters of a spelling run up to where those of the next begin
  let [letters, starts] = [new Uint16Array(1 << 17), new Int32Array((1 << 14) + 1)]
  let count = 0

  function same(known: number, text: string, start: number, end: number): boolean {
    const from = starts[known]!
    if (starts[known + 1]! - from !== end - start) return false
    for (let at = start, own = from; at < end; at += 1, own += 1)
      if (text.charCodeAt(at) !== letters[own]) return false
    return true
  }

  function grow(): void {
    mask = mask * 2 + 1
    slots = new Int32Array(mask + 1)
    hashes = enlarged(hashes, new Int32Array(count * 2))
    numbers = enlarged(numbers, new Int32Array(count * 2))
    starts = enlarged(starts, new Int32Array(count * 2 + 1))
    for (let n = 0; n < count; n += 1) {
      let slot = hashes[n]! & mask
      while (slots[slot] !== 0) slot = (slot + 1) & mask
      slots[slot] = n + 1
    }
  }

  function note(text: string, start: number, end: number, hash: number, plain: boolean): number {
    if (count === hashes.length) grow()
    let slot = hash & mask
    while (slots[slot] !== 0) slot = (slot + 1) & mask
    slots[slot] = count + 1
    const from = starts[count]!
    const to = from + end - start
    if (to > letters.length) letters = enlarged(letters, new Uint16Array(Math.max(to, letters.length * 2)))
    for (let at = start; at < end; at += 1) letters[from + at - start] = text.charCodeAt(at)
    starts[count + 1] = to
    hashes[count] = hash
    const number = numberOf(text.slice(start, end), plain)
    numbers[count] = number
    count += 1
    return number
  }

  return (text: string, start: number, end: number, plain: boolean): number => {
    let hash = end - start
    for (let at = start; at < end; at += 1) hash = (Math.imul(hash, 0x01000193) ^ text.charCodeAt(at)) | 0
    hash ^= hash >>> 15
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const known = slots[slot]!
      if (known === 0) return note(text, start, end, hash, plain)
      if (hashes[known - 1] === hash && same(known - 1, text, start, end)) return numbers[known - 1]!
    }
  }
}

function enlarged<T extends Int32Array | Uint16Array>(from: T, to: T): T {
  to.set(from)
  return to
}
