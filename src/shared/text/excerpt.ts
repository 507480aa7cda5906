import { type Match, matchesIn, type Query } from './query.ts'

const size = 200
const open = '\u0001'
const close = '\u0002'

/** About two hundred characters of the original texts, around the place that answers best; matches between U+0001 and U+0002. */
export function excerpt(texts: readonly string[], query: Query): string {
  let best = { text: texts.find(text => text.trim()) ?? '', at: 0, terms: 0, matches: [] as Match[] }
  for (const raw of texts) {
    const matches = raw ? matchesIn(raw, query) : []
    const place = bestPlace(matches)
    if (place.terms > best.terms) best = { text: raw, at: place.at, terms: place.terms, matches }
    if (best.terms === query.terms.length) break
  }
  return cut(best.text, best.at, best.matches)
}

/** The window that holds the most different terms, the first of them. */
function bestPlace(matches: readonly Match[]): { at: number; terms: number } {
  let best = { at: 0, terms: 0 }
  for (let first = 0, last = 0; first < matches.length; first += 1) {
    while (last < matches.length && matches[last]!.end - matches[first]!.start <= size * 0.8) last += 1
    const terms = new Set(matches.slice(first, Math.max(last, first + 1)).map(match => match.term)).size
    if (terms > best.terms) best = { at: matches[first]!.start, terms }
  }
  return best
}

function cut(text: string, at: number, matches: readonly Match[]): string {
  const from = at < 60 || text.length <= size ? 0 : wordStart(text, Math.min(at - 40, text.length - size))
  const to = from + size >= text.length ? text.length : wordEnd(text, from + size)
  let all = ''
  let done = from
  for (const match of matches) {
    if (match.start < from || match.end > to) continue
    all += `${plain(text.slice(done, match.start))}${open}${plain(text.slice(match.start, match.end))}${close}`
    done = match.end
  }
  all += plain(text.slice(done, to))
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
