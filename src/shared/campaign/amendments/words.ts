import { withoutAccents } from '../../french/fold.ts'
import { escapeRegExp } from '../../kernel/escape.ts'

/** A stretch of an alinéa: from a letter, to before another. */
export interface Span {
  readonly from: number
  readonly to: number
}

const spaces = '[\\s\\u00a0\\u202f]'
const alike: Readonly<Record<string, string>> = {
  '’': "['’]",
  "'": "['’]",
  '-': '[-\u2010\u2011]',
  '\u2010': '[-\u2010\u2011]',
  '\u2011': '[-\u2010\u2011]',
  '«': `[«“]${spaces}*`,
  '“': `[«“]${spaces}*`,
  '»': `${spaces}*[»”]`,
  '”': `${spaces}*[»”]`,
  '–': '[–—-]',
  '—': '[–—-]',
  œ: '(?:œ|oe)',
}
const inWord = /[\p{L}\p{N}]/u

/** Where words stand in a text, whatever its spaces, apostrophes, hyphens and guillemets; never inside a longer word. */
export function occurrences(text: string, words: string): Span[] {
  const clean = words.replace(/[\s\u00a0\u202f]+/g, ' ').trim()
  if (!clean) return []
  let pattern = ''
  for (const char of clean.replace(/([«“]) /g, '$1').replace(/ ([»”])/g, '$1'))
    pattern += char === ' ' ? `${spaces}+` : (alike[char] ?? escapeRegExp(char))
  // before a sign that stands apart a space may be missing
  pattern = pattern.replaceAll(`${spaces}+;`, `${spaces}*;`).replaceAll(`${spaces}+:`, `${spaces}*:`)
  const spans: Span[] = []
  const search = new RegExp(pattern, 'g')
  for (let match = search.exec(text); match; match = search.exec(text)) {
    const from = match.index
    const to = from + match[0].length
    const cut =
      (inWord.test(match[0].charAt(0)) && inWord.test(text.charAt(from - 1))) ||
      (inWord.test(match[0].slice(-1)) && inWord.test(text.charAt(to)))
    // what begins inside a word may hide what is sought
    if (cut) search.lastIndex = from + 1
    else spans.push({ from, to })
  }
  return spans
}

const ABBREVIATION = /(?:^|[\s\u00a0\u202f(«’'])(?:Art|art|LO|[A-Z]|MM?|Mme|Dr|al|n|p|pp|cf|etc|No)\.$/u

/** The sentences of an alinéa. The number that opens it (« II. – », « Art. L. 1. – ») belongs to its first one. */
export function sentences(text: string): Span[] {
  const spans: Span[] = []
  let from = 0
  for (const match of text.matchAll(
    /[.!?…](?:[\s\u00a0\u202f]*[»”])?(?=[\s\u00a0\u202f]+[«“]?[\s\u00a0\u202f]*\p{Lu})/gu,
  )) {
    const end = match.index + match[0].length
    const before = text.slice(from, match.index + 1)
    if (match[0] === '.' && (ABBREVIATION.test(before) || /^[\s«]*(?:[IVXLC]+|[A-Z]|\d+)\.$/.test(before)))
      continue
    spans.push({ from, to: end })
    from = end + (/^[\s\u00a0\u202f]+/.exec(text.slice(end))?.[0].length ?? 0)
  }
  if (from < text.length || spans.length === 0) spans.push({ from, to: text.length })
  return spans
}

/** Where a text may be completed: before what closes it (« . », « ; », « » »). */
export const beforeClosing = (text: string): number =>
  text.length -
  (/[\s\u00a0\u202f]*[.;:,]?(?:[\s\u00a0\u202f]*[»”][\s\u00a0\u202f]*[.;]?)?[\s\u00a0\u202f]*$/.exec(
    text,
  )?.[0].length ?? 0)

const bare = (text: string): string[] => withoutAccents(text.toLowerCase()).match(/[\p{L}\p{N}]+/gu) ?? []

/** Words of the text that look most like those asked, or undefined where nothing does. */
export function nearest(text: string, words: string): string | undefined {
  const needle = bare(words)
  if (needle.length === 0) return undefined
  const tokens = [...text.matchAll(/[\p{L}\p{N}]+/gu)]
  const bareTokens = tokens.map(one => bare(one[0]).join(''))
  let best: { score: number; from: number; to: number } | undefined
  for (const size of new Set([needle.length, Math.max(1, needle.length - 1), needle.length + 1]))
    for (let start = 0; start + size <= tokens.length; start += 1) {
      const score = likeness(needle, bareTokens.slice(start, start + size))
      const [first, last] = [tokens[start], tokens[start + size - 1]]
      if (first && last && score > (best?.score ?? 0.55))
        best = { score, from: first.index, to: last.index + last[0].length }
    }
  return best && text.slice(best.from, best.to)
}

function likeness(a: readonly string[], b: readonly string[]): number {
  let sum = 0
  for (let n = 0; n < Math.max(a.length, b.length); n += 1)
    sum += Math.max(
      similarity(a[n] ?? '', b[n] ?? ''),
      similarity(a[n] ?? '', b[n - 1] ?? '') * 0.9,
      similarity(a[n] ?? '', b[n + 1] ?? '') * 0.9,
    )
  return sum / Math.max(a.length, b.length)
}

function similarity(a: string, b: string): number {
  if (a === b) return a ? 1 : 0
  const longest = Math.max(a.length, b.length)
  if (Math.abs(a.length - b.length) > longest / 2) return 0
  let row = Array.from({ length: b.length + 1 }, (_, n) => n)
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= b.length; j += 1)
      next.push(
        Math.min(
          (row[j] ?? 0) + 1,
          (next[j - 1] ?? 0) + 1,
          (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
        ),
      )
    row = next
  }
  return 1 - (row[b.length] ?? longest) / longest
}

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
