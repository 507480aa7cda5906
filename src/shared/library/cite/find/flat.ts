/** A text in which no two blanks follow each other, and where each of its places is in the text as published. */
export interface Flat {
  readonly text: string
  /** absent when nothing has changed */
  readonly place?: (at: number) => number
}

const double = /\s\s+/g

/** The text with each run of blanks made one, a line end if it holds one: names and numbers are then as they are known. */
export function flatten(text: string): Flat {
  if (!hasRun(text)) return { text }
  // where each run begins in the new text, and how many characters have gone by its end
  const starts: number[] = []
  const removals: number[] = []
  let shift = 0
  const flat = text.replace(double, (run, at: number) => {
    starts.push(at - shift)
    shift += run.length - 1
    removals.push(shift)
    return run.includes('\n') ? '\n' : ' '
  })
  return { text: flat, place: at => at + (removals[before(starts, at)] ?? 0) }
}

/** Whether two blanks follow each other: most texts have none, which is seen faster so. */
function hasRun(text: string): boolean {
  let before = false
  for (let at = 0; at < text.length; at += 1) {
    const blank = isBlank(text.charCodeAt(at))
    if (blank && before) return true
    before = blank
  }
  return false
}

/** Whether a character is one of the blanks of `\s`. */
const isBlank = (code: number): boolean =>
  code < 0xa0
    ? code === 32 || (code >= 9 && code <= 13)
    : code === 0xa0 ||
      (code >= 0x1680 &&
        (code === 0x1680 ||
          (code >= 0x2000 && code <= 0x200a) ||
          code === 0x2028 ||
          code === 0x2029 ||
          code === 0x202f ||
          code === 0x205f ||
          code === 0x3000 ||
          code === 0xfeff))

/** The last of these numbers, which rise, that is below `at`; -1 when none is. */
function before(starts: readonly number[], at: number): number {
  let low = -1
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (starts[middle]! < at) low = middle
    else high = middle - 1
  }
  return low
}
