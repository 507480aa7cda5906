import { randomBytes } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import { z } from 'zod'
import type { Connection } from '../../kernel/database/engine.ts'
import { maskValue } from './mask.ts'
import { foldedWords, type NameFinder, type NamePattern, patternFinder } from './name-pattern.ts'
import { type Cell, cellValue, PLACES, type Place, type PlaceRow, placeRows } from './places.ts'
import { tablesOf } from './store.ts'

/** A name to mask: everywhere, or in one dossier, but for the places that are kept. */
export interface Masking {
  readonly pattern: NamePattern
  readonly dossier?: string | undefined
  /** a party to be taken out whole, by its id */
  readonly party?: string | undefined
  /** keys of places */
  readonly kept: readonly string[]
}

/** Masks names in the rows of a database, in a transaction of the caller. Returns how many there were; `isTrial` changes nothing. */
export function maskNames(db: Connection, masking: Masking, isTrial = false): number {
  const find = patternFinder(masking.pattern)
  const exempt = new Set(masking.kept)
  const tables = tablesOf(db)
  let count = 0
  for (const place of PLACES) {
    if (place.why !== undefined || place.acts?.includes('mask') === false || !tables.has(place.table))
      continue
    // another dossier names another person of that name, perhaps
    if (masking.dossier !== undefined && !place.dossier) continue
    const write = isTrial ? () => {} : rowWriter(db, place)
    // read before any is written: a statement that goes on would meet its own changes
    const changes = [...placeRows(db, place, masking.dossier)].flatMap(row => {
      if (row.filed === 1 || exempt.has(row.key)) return []
      const masked = maskRow(place, row, find, masking.party)
      return masked.count > 0 ? [{ row, masked }] : []
    })
    for (const { row, masked } of changes) write(row, masked.cells)
    count += changes.reduce((sum, { masked }) => sum + masked.count, 0)
  }
  return count
}

function maskRow(place: Place, { cells }: PlaceRow, find: NameFinder, party: string | undefined) {
  let count = 0
  const masked = cells.map(cell => {
    const value = cellValue(cell)
    const without = place.table === 'dossiers' ? withoutParties(value, find, party) : { value, count: 0 }
    const rest = maskValue(without.value, find)
    if (without.count + rest.count === 0) return cell
    count += without.count + rest.count
    return cellOf(cell, value, rest.value)
  })
  return { cells: masked, count }
}

/** Writes a value as the cell it comes from was written. */
function cellOf(cell: Cell, before: unknown, value: unknown): Cell {
  const text = typeof before === 'string' && before === cell ? String(value) : JSON.stringify(value)
  return Buffer.isBuffer(cell) ? deflateRawSync(Buffer.from(text)) : text
}

const WithParties = z.looseObject({
  parties: z.array(
    z.looseObject({
      id: z.string(),
      type: z.string().optional(),
      firstName: z.string().default(''),
      name: z.string().default(''),
    }),
  ),
})

/** A dossier without the parties of that id or, where none is given, of that very name: their address and the rest go with them. */
function withoutParties(value: unknown, find: NameFinder, party: string | undefined) {
  const dossier = WithParties.safeParse(value)
  if (!dossier.success) return { value, count: 0 }
  const { parties } = dossier.data
  const isNamed = ({ firstName, name }: (typeof parties)[number]) => {
    const full = `${firstName} ${name}`
    return find(full).some(span => span.words === foldedWords(full).length)
  }
  const left = parties.filter(one => (party === undefined ? !isNamed(one) : one.id !== party))
  return { value: { ...dossier.data, parties: left }, count: parties.length - left.length }
}

/** Writes the masked cells of a row over it, or takes the row away where its place says so. */
function rowWriter(db: Connection, place: Place): (row: PlaceRow, cells: readonly Cell[]) => void {
  const { table, columns, hasRevision, isDropped, rowid } = place
  if (isDropped && rowid !== undefined) {
    const drop = db.prepare(`DELETE FROM ${table} WHERE 'draft:' || draft = @key AND ${columns[0]} = @cell`)
    return ({ key, cells }) => void drop.run({ key, cell: cells[0] })
  }
  if (isDropped) {
    const drop = db.prepare(`DELETE FROM ${table} WHERE rowid = @rowid`)
    return row => void drop.run({ rowid: row.rowid })
  }
  const sets = [
    ...columns.map((column, at) => `${column} = @cell${at}`),
    ...(hasRevision ? ['revision = revision + 1'] : []),
    // of blocks that become the same, each stays under a sum of its own
    ...(table === 'draft_blocks' || table === 'draft_versions' ? ['sum = @sum'] : []),
  ]
  const update = db.prepare(`UPDATE ${table} SET ${sets.join(', ')} WHERE rowid = @rowid`)
  return (row, cells) =>
    void update.run({
      ...Object.fromEntries(cells.map((cell, at) => [`cell${at}`, cell])),
      rowid: row.rowid,
      ...(sets.includes('sum = @sum') && { sum: randomBytes(16) }),
    })
}
