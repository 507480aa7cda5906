import { countOf } from '../../../shared/french/wording.ts'
import { type Para, type Span, spansIn, type TableWords } from '../layout/pieces.ts'

/** Describes a table by its size and the heads of its columns. */
export function describeTable(
  rows: readonly (readonly (readonly Para[])[])[],
  heads: number,
  title: readonly Span[] = [],
): TableWords {
  const columns = Math.max(0, ...rows.map(row => row.length))
  const lines = rows.length - heads
  const names = (heads > 0 ? (rows[0] ?? []) : []).map(cell =>
    cell
      .map(para => wordsOf(para.spans))
      .join(' ')
      .trim(),
  )
  const size = `Tableau de ${countOf(lines, 'ligne')} et ${countOf(columns, 'colonne')}`
  const columnNames = names.filter(Boolean).join(', ')
  const words = wordsOf(title).trim()
  return {
    ...(words && { title: words }),
    description: columnNames ? `${size}\u00a0: ${columnNames}.` : `${size}.`,
  }
}

/** The words of a line, without those of its notes. */
export const wordsOf = (spans: readonly Span[]): string =>
  spans
    .map(span => {
      if (span.kind === 'note') return ''
      if (span.kind === 'tab' || span.kind === 'break') return ' '
      return 'text' in span ? span.text : wordsOf(spansIn(span))
    })
    .join('')
