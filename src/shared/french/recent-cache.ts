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
