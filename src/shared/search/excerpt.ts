import { type Finder, type Match, matchesIn } from './marks.ts'

const EXCERPT_CHARS = 200
const open = '\u0001'
const close = '\u0002'

/** Cuts some `EXCERPT_CHARS` of the original texts around the place that answers best; matches stand between U+0001 and U+0002. */
export function excerpt(texts: Iterable<string>, finder: Finder): string {
  let first = ''
  let best = { text: '', at: 0, terms: 0 }
  for (const text of texts) {
    if (!text) continue
    if (!first) first = text.trim() ? text : ''
    if (!finder.terms && first) break
    const place = bestPlace(text, finder)
    if (place.terms > best.terms) best = { text, ...place }
    if (finder.terms && best.terms === finder.terms) break
  }
  return best.terms ? cut(best.text, best.at, finder) : cut(first, 0, finder)
}

/** The window that holds the most different terms, the first of them; looked for no further once one has all. */
function bestPlace(text: string, finder: Finder): { at: number; terms: number } {
  let best = { at: 0, terms: 0 }
  const recent: Match[] = []
  const times = new Int32Array(finder.terms)
  let terms = 0
  finder.each(text, match => {
    recent.push(match)
    times[match.term]! += 1
    if (times[match.term] === 1) terms += 1
    for (let first = recent[0]; first && match.end - first.start > EXCERPT_CHARS * 0.8; first = recent[0]) {
      recent.shift()
      times[first.term]! -= 1
      if (times[first.term] === 0) terms -= 1
    }
    if (terms > best.terms) best = { at: recent[0]?.start ?? 0, terms }
    return best.terms < finder.terms
  })
  return best
}

function cut(text: string, at: number, finder: Finder): string {
  const from =
    at < 60 || text.length <= EXCERPT_CHARS
      ? 0
      : wordStart(text, Math.min(at - 40, text.length - EXCERPT_CHARS))
  const to = from + EXCERPT_CHARS >= text.length ? text.length : wordEnd(text, from + EXCERPT_CHARS)
  // A few words around, so that a phrase or a word cut by the window is known for what it is.
  const [start, end] = [wordStart(text, Math.max(0, from - 30)), Math.min(text.length, to + 30)]
  let all = ''
  let position = from
  for (const match of matchesIn(text.slice(from && start, end), finder)) {
    const [first, last] = [match.start + (from && start), match.end + (from && start)]
    if (first < from || last > to) continue
    all += `${plain(text.slice(position, first))}${open}${plain(text.slice(first, last))}${close}`
    position = last
  }
  all += plain(text.slice(position, to))
  return `${from > 0 ? '…' : ''}${all.replace(/[ \t\r\n]+/g, ' ').trim()}${to < text.length ? '…' : ''}`
}

const plain = (text: string) => text.replaceAll(open, '').replaceAll(close, '')

function wordStart(text: string, at: number): number {
  const space = text.lastIndexOf(' ', at)
  return space > at - 30 && space >= 0 ? space + 1 : at
}

function wordEnd(text: string, at: number): number {
  const space = text.indexOf(' ', at)
  return space >= 0 && space < at + 30 ? space : at
}
