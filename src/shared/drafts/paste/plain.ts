import type { Block } from '../model.ts'
import { squeeze, visibleText } from './line.ts'
import { endsThere, marginOf, rejoin } from './wrapped.ts'

/** The paragraphs of a plain text, line by line as it stands. */
export const plainLines = (text: string): string[] =>
  visibleText(text.replace(/\r\n?/g, '\n'))
    .split(/[\n\f\v\u2028\u2029]+/)
    .map(line => line.replace(/\t/g, ' ').trimEnd())
    .filter(line => line.trim() !== '')

/** The blocks of a text copied from a PDF: lines cut at the margin joined, words whole again, page numbers and running heads left out where they are evident. Any other text is taken line by line. */
export function readPlain(text: string, newId: () => string): Block[] {
  return paragraphsOf(text).map(one => ({
    kind: 'paragraph',
    id: newId(),
    style: 'body',
    inlines: [{ kind: 'text', text: one }],
  }))
}

/** The same as texts. */
export function paragraphsOf(text: string): string[] {
  const raw = visibleText(text.replace(/\r\n?/g, '\n').replace(/\u00ad(?=\n)/g, '\u2010'))
    .replace(/\f/g, '\n\f\n')
    .split('\n')
    .map(line => (line === '\f' ? line : squeeze(line).trim()))
  const margin = marginOf(raw)
  if (margin === 0) return plainLines(text)
  const lines = withoutFurniture(raw)
  const paragraphs: string[] = []
  let current = ''
  let last = ''
  for (const line of lines) {
    if (line === '') {
      // a blank line ends a paragraph, unless the sentence goes on over it as it does from page to page
      if (/[.!?:;»…]$/.test(last) || last.length < margin * 0.6) {
        if (current) paragraphs.push(current)
        current = ''
      }
      continue
    }
    if (current === '') current = line
    else if (endsThere(last, line, margin)) {
      paragraphs.push(current)
      current = line
    } else current = rejoin(current, line)
    last = line
  }
  if (current) paragraphs.push(current)
  return paragraphs
}

const NUMBER = /^(?:page\s)?[-–—]?\s?(\d{1,4})(?:\s?(?:\/|sur|of)\s?\d{1,4})?\s?[-–—]?$/i
const OF_TOTAL = /^(?:page\s?)?\d{1,4}\s?(?:\/|sur)\s?\d{1,4}$/i

/** Lines without the numbers of the pages, and the head or foot repeated beside them. */
function withoutFurniture(lines: readonly string[]): string[] {
  const pageNumberLines = new Set<number>()
  let before: number | undefined
  const candidates = lines.flatMap((line, at) => {
    const n = NUMBER.exec(line)?.[1]
    return n ? [{ at, n: Number(n), sure: OF_TOTAL.test(line) || /^page/i.test(line) }] : []
  })
  for (const [i, { at, n, sure }] of candidates.entries()) {
    const follows = candidates[i + 1]?.n === n + 1 || before === n - 1
    if (sure || follows) {
      pageNumberLines.add(at)
      before = n
    }
  }
  const breaks = new Set([...pageNumberLines, ...lines.flatMap((line, at) => (line === '\f' ? [at] : []))])
  const maskDigits = (line: string) => line.replace(/\d+/g, '0')
  const times = new Map<string, number[]>()
  for (const at of breaks)
    for (const beside of around(lines, at)) {
      const key = maskDigits(lines[beside] ?? '')
      times.set(key, [...(times.get(key) ?? []), beside])
    }
  const heads = new Set<number>()
  for (const places of times.values())
    if (new Set(places).size >= 2 && breaks.size >= 2) for (const at of places) heads.add(at)
  return lines.map((line, at) => (pageNumberLines.has(at) || heads.has(at) || line === '\f' ? '' : line))
}

/** The nearest written lines beside a page's end. */
function around(lines: readonly string[], at: number): number[] {
  const edges: number[] = []
  for (const by of [-1, 1]) {
    let place = at + by
    while (lines[place] === '' || lines[place] === '\f') place += by
    if (lines[place] !== undefined && !NUMBER.test(lines[place] ?? '')) edges.push(place)
  }
  return edges
}
