import type { PrintedBlock } from '../../../shared/drafts/assemble/assembled.ts'
import { spanAt } from '../../../shared/drafts/editing/table-geometry.ts'
import { headerRows } from '../layout/grid.ts'
import { type Para, type Piece, para } from '../layout/pieces.ts'
import { textWidth } from '../looks/look.ts'
import { blockBookmark, type StyleId } from '../looks/style-names.ts'
import type { Composer } from './composer.ts'
import { spansOf } from './spans.ts'
import { describeTable } from './table-words.ts'

/** A table of the draft, under its caption where it has one. */
export function tablePieces(
  block: Extract<PrintedBlock, { kind: 'table' }>,
  { references, look }: Composer,
): Piece[] {
  const count = Math.max(0, ...block.rows.map(row => row.length))
  if (count === 0) return []
  const spans = block.spans ?? []
  const heads = headerRows(block.header, spans)
  const weights = Array.from({ length: count }, (_, index) => block.widths[index] ?? 1)
  const title = spansOf(block.caption ?? [], references)
  const caption: Piece[] = block.caption?.length ? [{ ...para('Caption', title), keepNext: true }] : []
  const rows = block.rows.map((row, at) =>
    Array.from({ length: count }, (_, column): Para[] => {
      const span = spanAt(spans, at, column)
      if (span && span.column !== column) return []
      // Word wants a paragraph in the cells that go on from above
      if (span && span.row !== at) return [para('TableText', [])]
      const style: StyleId = at < heads ? 'TableHead' : 'TableText'
      const align = block.aligns?.[column] ?? 'left'
      return [
        {
          ...para(style, spansOf(row[column] ?? [], references)),
          ...(align === 'left' ? {} : { align }),
          ...(at === 0 && column === 0 ? { bookmarks: [blockBookmark(block.id)] } : {}),
        },
      ]
    }),
  )
  const columns = shares(weights, textWidth(look))
  const words = describeTable(rows, heads, title)
  return [...caption, { kind: 'grid', columns, header: block.header, words, rows, spans }, gap]
}

/** Word glues two tables that touch; and air is wanted under each. */
export const gap: Para = para('TableText', [])

/** Shrinks the paragraph Word requires after a table that ends the text, so that it never makes a page of its own. */
export const withLastParagraph = (pieces: Piece[]): Piece[] =>
  pieces.at(-1) === gap ? [...pieces.slice(0, -1), { ...gap, after: 0, line: 20 }] : pieces

/** Whole twips that add up to the width. */
export function shares(weights: readonly number[], width: number): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const columns = weights.map(weight => Math.floor((weight / total) * width))
  const rest = width - columns.reduce((sum, column) => sum + column, 0)
  return columns.map((column, index) => (index === columns.length - 1 ? column + rest : column))
}
