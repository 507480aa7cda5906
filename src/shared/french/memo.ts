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
