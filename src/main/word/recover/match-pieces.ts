import type { ReadPara, ReadPiece } from '../read/story.ts'
import type { BaselinePiece } from './baseline.ts'
import { cutText, plain, textIn } from './line/line-tokens.ts'
import { matches } from './matches.ts'

/** The text of a piece. */
export const pieceText = (piece: ReadPiece): string =>
  piece.kind === 'para'
    ? paraText(piece)
    : piece.rows
        .flatMap(row => row.cells.flatMap(cell => cell.paras.map(paraText)))
        .join(' ')
        .trim()

export const paraText = (para: ReadPara): string => plain(textIn(para.bits)).trim()

const bookmarksOf = (piece: ReadPiece): readonly string[] =>
  piece.kind === 'para'
    ? piece.bookmarks
    : piece.rows.flatMap(row => row.cells.flatMap(cell => cell.paras.flatMap(para => para.bookmarks)))

/**
 * Which paragraph of the draft each piece is: by its bookmark where it still reads much the same, then by its words, then by its
 * place between two that are known. `-1`: it is new.
 */
export function matchPieces(baseline: readonly BaselinePiece[], pieces: readonly ReadPiece[]): number[] {
  const texts = pieces.map(pieceText)
  const places = pieces.map(() => -1)
  const usedPlaces = new Set<number>()
  const take = (piece: number, at: number) => {
    if (places[piece] !== -1 || usedPlaces.has(at) || !fits(pieces[piece]!, baseline[at]!)) return
    places[piece] = at
    usedPlaces.add(at)
  }
  const anchors = new Map(baseline.flatMap((one, at) => (one.anchor ? [[one.anchor, at] as const] : [])))
  const byAnchor = pieces.map(piece => {
    for (const name of bookmarksOf(piece)) {
      const at = anchors.get(name)
      if (at !== undefined) return at
    }
    return -1
  })
  for (const [piece, at] of byAnchor.entries())
    if (
      at >= 0 &&
      (texts[piece] === baseline[at]!.text || likeness(texts[piece]!, baseline[at]!.text) >= 0.3)
    )
      take(piece, at)
  between(places, baseline.length, (from, to, low, high) => {
    const free = range(low, high).filter(at => !usedPlaces.has(at))
    const stretch = range(from, to)
    const keys = (at: number) => `${baseline[at]!.table ? 'T' : ''}${bare(baseline[at]!.text)}`
    for (const [a, b] of matches(
      free.map(keys),
      stretch.map(piece => `${pieces[piece]!.kind === 'table' ? 'T' : ''}${bare(texts[piece]!)}`),
    ))
      take(stretch[b]!, free[a]!)
  })
  for (const [piece, at] of byAnchor.entries())
    if (at >= 0 && (texts[piece] || baseline[at]!.text === '')) take(piece, at)
  between(places, baseline.length, (from, to, low, high) => {
    let next = low
    for (const piece of range(from, to)) {
      // far from its place it would be another paragraph that reads alike
      const at = range(next, Math.min(high, next + 40)).find(
        one => !usedPlaces.has(one) && likeness(texts[piece]!, baseline[one]!.text) >= 0.5,
      )
      if (at === undefined) continue
      take(piece, at)
      next = at + 1
    }
  })
  return places
}

const fits = (piece: ReadPiece, one: BaselinePiece) => (piece.kind === 'table') === (one.table ?? false)

/** Guillemets and parentheses that printing put around are no words. */
const bare = (text: string) => text.replace(/^[«(]\s*|\s*[»)]$/g, '').trim()

const range = (from: number, to: number) => Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i)

/** Visits each run of unmatched pieces, with the run of the baseline between its matched neighbours. */
function between(
  places: readonly number[],
  total: number,
  each: (from: number, to: number, low: number, high: number) => void,
) {
  let from = 0
  let low = 0
  for (let at = 0; at <= places.length; at += 1) {
    const place = at === places.length ? total : places[at]!
    if (place < 0) continue
    if (at > from) each(from, at, Math.min(low, place), Math.max(low, place))
    from = at + 1
    if (at < places.length) low = place + 1
  }
}

/** The share of the words two texts have in common, of the longer of them. */
export function likeness(a: string, b: string): number {
  const [left, right] = [wordsOf(a), wordsOf(b)]
  if (left.length === 0 || right.length === 0) return left.length === right.length ? 1 : 0
  const counts = new Map<string, number>()
  for (const word of left) counts.set(word, (counts.get(word) ?? 0) + 1)
  let common = 0
  for (const word of right) {
    const count = counts.get(word) ?? 0
    if (count > 0) common += 1
    counts.set(word, count - 1)
  }
  return common / Math.max(left.length, right.length)
}

const wordsOf = (text: string) => cutText(text).filter(word => /[\p{L}\p{N}]/u.test(word))
