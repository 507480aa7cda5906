import type { Span } from './words.ts'

/** The blanks before a letter. */
export const spaceBefore = (text: string, at: number): number =>
  /[\s\u00a0\u202f]*$/.exec(text.slice(0, at))?.[0].length ?? 0
/** Deleted words take with them the space that would be left over. */
export function withSpace(text: string, { from, to }: Span): Span {
  const after = text.slice(to)
  if (from === 0) return { from, to: to + (/^[\s\u00a0\u202f]+/.exec(after)?.[0].length ?? 0) }
  return /^(?:$|[\s\u00a0\u202f,.;:)»])/.test(after)
    ? { from: from - spaceBefore(text, from), to }
    : { from, to }
}
/** Words put after others: apart, unless they open with a sign that leans on what is before. */
export const withSpaceBefore = (by: string): string => (/^[,.)]/.test(by) ? by : ` ${by}`)
/** Words put before others. */
export const before = (by: string): string => `${by} `
/** Where a sentence may be added: before the guillemet that closes the text. */
export const beforeQuote = (text: string): number =>
  text.length -
  (/[\s\u00a0\u202f]*(?:[»”][\s\u00a0\u202f]*[.;]?)?[\s\u00a0\u202f]*$/.exec(text)?.[0].length ?? 0)
