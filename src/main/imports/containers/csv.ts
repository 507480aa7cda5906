/** Reads the rows of a CSV text (RFC 4180: a quoted cell may hold the separator, a line break, a doubled quote); line ends may differ. */
export function* csvRows(text: string, separator: ',' | ';' = ','): Generator<string[]> {
  let row: string[] = []
  let from = 0
  let at = 0
  const cell = (end: number) => {
    row.push(unquote(text.slice(from, end)))
  }
  while (at < text.length) {
    if (at === from && text[at] === '"') {
      // to the quote that is not doubled
      at += 1
      while (at < text.length && (text[at] !== '"' || text[at + 1] === '"')) at += text[at] === '"' ? 2 : 1
      at += 1
    }
    const char = text[at]
    if (char === separator) {
      cell(at)
      from = at += 1
    } else if (char === '\n' || (char === '\r' && text[at + 1] === '\n')) {
      cell(at)
      yield row
      row = []
      from = at += char === '\r' ? 2 : 1
    } else at += 1
  }
  if (from < text.length || row.length) {
    cell(text.length)
    yield row
  }
}

/** The value of a cell; text after its closing quote belongs to it. */
function unquote(cell: string): string {
  if (!cell.startsWith('"')) return cell
  const [, inner = '', rest = ''] = QUOTED_CELL.exec(cell) ?? []
  return inner.replaceAll('""', '"') + rest
}
const QUOTED_CELL = /^"((?:[^"]|"")*)"?(.*)$/s

/** Each row as an object named by the header; spaces around names are not part of them. */
export function* csvRecords(
  text: string,
  separator: ',' | ';' = ',',
): Generator<Readonly<Record<string, string>>> {
  const rows = csvRows(text, separator)
  const names = (rows.next().value ?? []) as string[]
  for (const row of rows) {
    if (row.length === 1 && !row[0]?.trim()) continue
    yield Object.fromEntries(names.map((name, at) => [name.trim(), row[at]?.trim() ?? '']))
  }
}
