/**
 * Caches results by the text they came from. Those asked for since about `most` signs of other texts were are kept, twice as much at the
 * most: the rest is forgotten.
 */
export function memoizeByLength<T extends object>(maxChars: number): (text: string, make: () => T) => T {
  let young = new Map<string, T>()
  let old = new Map<string, T>()
  let length = 0
  return (text, make) => {
    const recent = young.get(text)
    if (recent) return recent
    const value = old.get(text) ?? make()
    if (length > maxChars) {
      old = young
      young = new Map()
      length = 0
    }
    young.set(text, value)
    length += text.length
    return value
  }
}
