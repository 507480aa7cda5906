/** The same function of a text, its answers kept: names, numbers and dates of law come back all the time. Of long texts, keep few. */
export function memo<T>(make: (text: string) => T, maxEntries = 4096): (text: string) => T {
  const entries = new Map<string, T>()
  return text => {
    const had = entries.get(text)
    if (had !== undefined) return had
    const value = make(text)
    if (entries.size >= maxEntries) entries.clear()
    entries.set(text, value)
    return value
  }
}

/** A cache of the last few values by name: the least recently made is evicted first. */
export function lastFew<T>(maxEntries: number) {
  const entries = new Map<string, T>()
  return {
    get: (name: string): T | undefined => entries.get(name),
    keep(name: string, value: T): T {
      entries.delete(name)
      entries.set(name, value)
      for (const oldest of entries.keys()) if (entries.size > maxEntries) entries.delete(oldest)
      return value
    },
  }
}

/** A cache of `maxBytes` by name: the least recently made or asked for is evicted first, the last one never. */
export function lastBytes<T>(maxBytes: number) {
  const entries = new Map<string, { readonly value: T; readonly bytes: number }>()
  let size = 0
  return {
    get(name: string): T | undefined {
      const entry = entries.get(name)
      if (!entry) return undefined
      entries.delete(name)
      entries.set(name, entry)
      return entry.value
    },
    keep(name: string, value: T, bytes: number): T {
      size += bytes - (entries.get(name)?.bytes ?? 0)
      entries.delete(name)
      entries.set(name, { value, bytes })
      for (const [oldest, entry] of entries) {
        if (size <= maxBytes || oldest === name) break
        entries.delete(oldest)
        size -= entry.bytes
      }
      return value
    },
  }
}

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
