import type { CellSpan } from '../../../shared/drafts/model.ts'
import type { TableLook } from '../looks/look.ts'
import { ruleWeight } from '../looks/units.ts'

/** Space inside the cells of a table, in twips. */
export const cellMargins = { top: 50, bottom: 50, left: 85, right: 85 } as const

/** Weights of the rules of a table, in eighths of a point: its edges, and between rows. */
export const tableRules = { outer: 6, inner: 2 } as const

/** Height, in twips, that the rule above a row adds to it, and under the last one. */
export function rowRules(index: number, last: boolean, tables?: TableLook): number {
  const { outer, inner } = tableRules
  const [top, between] = tables ? [tables.top?.size ?? 0, tables.inner?.size ?? 0] : [outer, inner]
  return ruleWeight(index === 0 ? top : between) + (last ? closingRule(tables) : 0)
}

/** The height of the rule under a table. */
export const closingRule = (tables?: TableLook) =>
  ruleWeight(tables ? (tables.bottom?.size ?? 0) : tableRules.outer)

/** How many rows are repeated on each page: the first, and those its cells go down to. */
export const headerRows = (header: boolean, spans: readonly CellSpan[] = []) =>
  header ? Math.max(1, ...spans.filter(span => span.row === 0).map(span => span.rows)) : 0

/** Whether a row stays with the next one: a header with what it heads, and the last row but one, so that no row stands alone on a page. */
export const keepsNextRow = (index: number, heads: number, rows: number): boolean =>
  rows > heads && (index < heads || index === rows - 2)
