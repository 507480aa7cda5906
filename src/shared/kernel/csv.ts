/** Starts a table: spreadsheets then read it as UTF-8. */
export const CSV_MARK = '\ufeff'

const FORMULA = /^[=+\-@\t\r]/
const NEUTRAL_FORMULA = /^'(?=[=+\-@\t\r])/

/** A row for a French spreadsheet: `;` between cells, quoted where they must be. A cell that it would compute is given as text, by an apostrophe. */
export const csvRow = (cells: readonly string[]): string => `${cells.map(csvCell).join(';')}\r\n`

/** A whole table, its mark first. */
export const csvTable = (rows: readonly (readonly string[])[]): string =>
  `${CSV_MARK}${rows.map(csvRow).join('')}`

/** The text of a cell without the apostrophe that `csvRow` put before a formula. */
export const withoutNeutralMark = (cell: string): string => cell.replace(NEUTRAL_FORMULA, '')

function csvCell(text: string): string {
  const inert = FORMULA.test(text) ? `'${text}` : text
  return /[";\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert
}
