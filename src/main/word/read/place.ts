import { matches } from './align.ts'
import type { Expected } from './expected.ts'
import type { ReadPara, ReadPiece } from './story.ts'
import { cutText, plain, textIn } from './tokens.ts'

/** What a piece reads. */
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
export function placed(expected: readonly Expected[], pieces: readonly ReadPiece[]): number[] {
  const texts = pieces.map(pieceText)
  const found = pieces.map(() => -1)
  const taken = new Set<number>()
  const take = (piece: number, at: number) => {
    if (found[piece] !== -1 || taken.has(at) || !fits(pieces[piece]!, expected[at]!)) return
    found[piece] = at
    taken.add(at)
  }
  const anchors = new Map(expected.flatMap((one, at) => (one.anchor ? [[one.anchor, at] as const] : [])))
  const named = pieces.map(piece => {
    for (const name of bookmarksOf(piece)) {
      const at = anchors.get(name)
      if (at !== undefined) return at
    }
    return -1
  })
  for (const [piece, at] of named.entries())
    if (
      at >= 0 &&
      (texts[piece] === expected[at]!.text || likeness(texts[piece]!, expected[at]!.text) >= 0.3)
    )
      take(piece, at)
  between(found, expected.length, (from, to, low, high) => {
    const free = range(low, high).filter(at => !taken.has(at))
    const here = range(from, to)
    const keys = (at: number) => `${expected[at]!.table ? 'T' : ''}${bare(expected[at]!.text)}`
    for (const [a, b] of matches(
      free.map(keys),
      here.map(piece => `${pieces[piece]!.kind === 'table' ? 'T' : ''}${bare(texts[piece]!)}`),
    ))
      take(here[b]!, free[a]!)
  })
  for (const [piece, at] of named.entries())
    if (at >= 0 && (texts[piece] || expected[at]!.text === '')) take(piece, at)
  between(found, expected.length, (from, to, low, high) => {
    let next = low
    for (const piece of range(from, to)) {
      // far from its place it would be another paragraph that reads alike
      const at = range(next, Math.min(high, next + 40)).find(
        one => !taken.has(one) && likeness(texts[piece]!, expected[one]!.text) >= 0.5,
      )
      if (at === undefined) continue
      take(piece, at)
      next = at + 1
    }
  })
  return found
}

const fits = (piece: ReadPiece, one: Expected) => (piece.kind === 'table') === (one.table ?? false)

/** Guillemets and parentheses that printing put around are no words. */
const bare = (text: string) => text.replace(/^[«(]\s*|\s*[»)]$/g, '').trim()

const range = (from: number, to: number) => Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i)

/** Every stretch of pieces not known, with the stretch of the draft that stands between its neighbours. */
function between(
  found: readonly number[],
  total: number,
  each: (from: number, to: number, low: number, high: number) => void,
) {
  let from = 0
  let low = 0
  for (let at = 0; at <= found.length; at += 1) {
    const known = at === found.length ? total : found[at]!
    if (known < 0) continue
    if (at > from) each(from, at, Math.min(low, known), Math.max(low, known))
    from = at + 1
    if (at < found.length) low = known + 1
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
