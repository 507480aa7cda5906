import type { Look } from '../looks/look.ts'
import { closingRule, headerRows } from './grid.ts'
import { type Layout, layOut } from './layout.ts'
import type { Piece } from './pieces.ts'

/** How much lower a table is set, in twips: two points, more than any rule under a table. */
const LOWER_TWIPS = 40

/**
 * A composed document laid out, once no table of it is where LibreOffice would print only its first row: a repeated header, one row
 * under it, and less room left on the page than the rule that closes the table. Such a table is set lower, so that it goes whole to
 * the next page.
 */
export function layOutAroundTables(
  start: readonly Piece[],
  look: Look,
): { readonly pieces: readonly Piece[]; readonly layout: Layout } {
  let pieces = start
  let layout = layOut(pieces, look)
  for (let round = 0; round < 4; round += 1) {
    const tight = tightIn(pieces, look, layout)
    if (tight.size === 0) break
    pieces = pieces.map((piece, at) =>
      piece.kind === 'para' && tight.has(at + 1)
        ? { ...piece, after: (piece.after ?? look.styles[piece.style].after) + LOWER_TWIPS }
        : piece,
    )
    layout = layOut(pieces, look)
  }
  return { pieces, layout }
}

/** The tables that LibreOffice would cut short, by their place among the pieces. */
function tightIn(pieces: readonly Piece[], look: Look, { blocks }: Layout): Set<number> {
  const tight = new Set<number>()
  let start = 0
  for (const [at, piece] of pieces.entries()) {
    const first = start
    start += piece.kind === 'para' ? 1 : piece.rows.length
    if (piece.kind === 'para') continue
    const heads = headerRows(piece.header, piece.spans)
    if (heads === 0 || piece.rows.length <= heads + 1) continue
    const [row, next] = [blocks[first + heads], blocks[first + heads + 1]]
    if (row && next && row.pages[0] !== next.pages[0] && row.roomUnder < closingRule(look.tables))
      tight.add(at)
  }
  return tight
}
