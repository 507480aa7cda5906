import { fold } from '../../../shared/french/fold.ts'
import { csvTable, withoutNeutralMark } from '../../../shared/kernel/csv.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import { csvRows } from '../../imports/containers/csv.ts'

/** A table as its program saved it: UTF-8, or the Windows alphabet of many spreadsheets. */
export function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** A line of a file of openings: a member by id or by name, and what they are told. */
export interface OpeningRow {
  readonly member: string
  readonly opening: string
}

/**
 * Reads a CSV of openings, `;` or `,` between cells, quotes where a cell holds one. The member first, then the opening; a first line
 * of titles is passed over, and where it names a column `ouverture`, that one is read.
 */
export function readOpenings(text: string): OpeningRow[] {
  const whole = text.replace(/^\ufeff/, '')
  const semicolons = (whole.split('\n', 1)[0]?.match(/;/g) ?? []).length
  const rows = [...csvRows(whole, semicolons > 0 ? ';' : ',')].filter(row => row.some(cell => cell.trim()))
  const [first, ...rest] = rows
  const hasHeader = first && /^(membre|member|id|nom|parlementaire)$/i.test(first[0]?.trim() ?? '')
  const column = hasHeader ? first.findIndex(title => /^(ouverture|opening)s?$/i.test(title.trim())) : -1
  return (hasHeader ? rest : rows).flatMap(row => {
    const [member = '', ...opening] = column > 0 ? [row[0] ?? '', row[column] ?? ''] : row
    if (!member.trim()) return []
    if (opening.length === 0)
      throw new AppError(
        'damaged',
        `Le fichier des ouvertures a une ligne sans ouverture («\u00a0${member.slice(0, 60)}\u00a0») : deux colonnes sont attendues, le membre puis son ouverture.`,
      )
    return [
      {
        member: textOf(member),
        opening: textOf(opening.join(semicolons > 0 ? ';' : ',')),
      },
    ]
  })
}

const textOf = (cell: string): string => withoutNeutralMark(cell.trim()).trim()

/** A line of the file one writes openings in: who it is for, and what is written so far. */
export interface OpeningLine extends OpeningRow {
  readonly name: string
  readonly group: string
}

/** The openings of a set as a table for a spreadsheet, which `readOpenings` takes back. */
export const openingsTable = (lines: readonly OpeningLine[]): string =>
  csvTable([
    ['membre', 'nom', 'groupe', 'ouverture'],
    ...lines.map(one => [one.member, one.name, one.group, one.opening]),
  ])

/** The openings by member, and those that are for nobody of the list. */
export function openingsOf(
  rows: readonly OpeningRow[],
  members: readonly { readonly id: string; readonly name: string }[],
): { openings: Record<string, string>; strays: string[] } {
  const byKey = new Map(
    members.flatMap(one => [
      [one.id, one.id] as const,
      ...(one.name ? [[fold(one.name), one.id] as const] : []),
    ]),
  )
  const openings: Record<string, string> = {}
  const strays: string[] = []
  for (const { member, opening } of rows) {
    const id = byKey.get(member) ?? byKey.get(fold(member))
    if (id) openings[id] = opening
    else strays.push(member)
  }
  return { openings, strays }
}
