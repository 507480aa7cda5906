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
