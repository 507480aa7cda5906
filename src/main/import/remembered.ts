/** A function of texts whose last few thousand answers are kept: records of one archive say the same names over and over. */
export function remembered<R>(compute: (text: string) => R, most = 4000): (text: string) => R {
  const known = new Map<string, R>()
  return text => {
    const found = known.get(text)
    if (found !== undefined) return found
    if (known.size >= most) known.clear()
    const result = compute(text)
    known.set(text, result)
    return result
  }
}
