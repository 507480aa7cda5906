/**
 * What texts gave, found again by them. Those asked for since about `most` signs of other texts were are kept, twice as much at the
 * most: the rest is forgotten.
 */
export function keptByText<T extends object>(most: number): (text: string, make: () => T) => T {
  let young = new Map<string, T>()
  let old = new Map<string, T>()
  let length = 0
  return (text, make) => {
    const there = young.get(text)
    if (there) return there
    const found = old.get(text) ?? make()
    if (length > most) {
      old = young
      young = new Map()
      length = 0
    }
    young.set(text, found)
    length += text.length
    return found
  }
}

/** A short name for a long text: two texts of one name are not to be met with (64 bits and the length). */
export function digest(text: string): string {
  let [a, b] = [0xdeadbeef, 0x41c6ce57]
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    a = Math.imul(a ^ code, 0x9e3779b1)
    b = Math.imul(b ^ code, 0x5f356495)
  }
  a ^= b >>> 16
  b ^= a >>> 15
  return `${(a >>> 0).toString(36)}-${(b >>> 0).toString(36)}-${text.length}`
}
