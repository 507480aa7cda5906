/** The same function of a text, its answers kept: names, numbers and dates of law come back all the time. Of long texts, keep few. */
export function memo<T>(make: (text: string) => T, most = 4096): (text: string) => T {
  const known = new Map<string, T>()
  return text => {
    const had = known.get(text)
    if (had !== undefined) return had
    const made = make(text)
    if (known.size >= most) known.clear()
    known.set(text, made)
    return made
  }
}
