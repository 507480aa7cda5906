import type { Para, Piece } from './pieces.ts'

/** A title and what must stand under it on its page, by their bookmarks. */
export interface TitlePair {
  readonly title: string
  readonly next: string
}

/** The titles of a document, each with what follows it. */
export const titlePairs = (pieces: readonly Piece[]): TitlePair[] =>
  pieces.flatMap((piece, at) => {
    const title = isTitle(piece) ? firstBookmark(piece) : undefined
    const next = title && firstBookmark(pieces[at + 1])
    return title && next ? [{ title, next }] : []
  })

const isTitle = (piece: Piece): piece is Para => piece.kind === 'para' && /^Heading\d$/.test(piece.style)

const firstBookmark = (piece: Piece | undefined): string | undefined =>
  piece?.kind === 'para' ? piece.bookmarks[0] : piece?.rows.flat(2).flatMap(one => one.bookmarks)[0]

/** The titles printed on the page before what follows them: of several that follow each other there, the first. */
export function loneTitles(pairs: readonly TitlePair[], pageOf: (bookmark: string) => number): string[] {
  const above = new Map(pairs.map(one => [one.next, one.title]))
  const firstOf = (title: string): string => {
    const before = above.get(title)
    return before !== undefined && pageOf(before) === pageOf(title) ? firstOf(before) : title
  }
  return [
    ...new Set(
      pairs.filter(({ title, next }) => pageOf(title) < pageOf(next)).map(({ title }) => firstOf(title)),
    ),
  ]
}

/** The pieces, titles of these bookmarks at the top of a page. */
export const withBreaks = (pieces: readonly Piece[], titles: ReadonlySet<string>): readonly Piece[] =>
  titles.size === 0
    ? pieces
    : pieces.map(piece =>
        piece.kind === 'para' && piece.bookmarks.some(name => titles.has(name))
          ? { ...piece, pageBreakBefore: true, before: 0 }
          : piece,
      )
