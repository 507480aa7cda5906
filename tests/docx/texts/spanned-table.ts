const cell = (words: string) => [{ kind: 'text', text: words }]

/** A table of three rows as it is read: its title over two columns, a number over two rows. */
export const spannedTable = (widths: readonly number[]) => ({
  kind: 'table',
  header: true,
  widths,
  rows: [
    [cell('Lots'), []],
    [cell('1'), cell('a')],
    [[], cell('b')],
  ],
  spans: [
    { row: 0, column: 0, rows: 1, columns: 2 },
    { row: 1, column: 0, rows: 2, columns: 1 },
  ],
  aligns: [],
  caption: [],
})
