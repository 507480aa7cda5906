import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as reshape from '../../../../../src/shared/drafts/editing/reshape-table.ts'
import { lattice } from '../../../../../src/shared/drafts/editing/table-geometry.ts'

const { addColumn, addRow, alignColumns, evenColumns, mergeCells, moveColumn, moveRow } = reshape
const { removeColumns, removeRows, sharesOf, splitCells, widenColumn } = reshape

const acts: Record<string, reshape.Reshape> = {
  above: addRow('above'),
  below: addRow('below'),
  before: addColumn('before'),
  after: addColumn('after'),
  removeRows,
  removeColumns,
  up: moveRow(-1),
  down: moveRow(1),
  left: moveColumn(-1),
  right: moveColumn(1),
  merge: mergeCells,
  split: splitCells,
  centre: alignColumns('center'),
  wider: widenColumn(0.05),
  narrower: widenColumn(-0.5),
  even: evenColumns,
}

/** A table whose every cell says where it was. */
const aTable = (rows: number, columns: number): reshape.Table => ({
  kind: 'table',
  id: 't',
  header: true,
  widths: [],
  spans: [],
  aligns: [],
  caption: [],
  rows: Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_unused, column) => [{ kind: 'text', text: `${row}.${column}` }]),
  ),
})
const words = (table: reshape.Table) =>
  table.rows
    .flat(2)
    .flatMap(one => (one.kind === 'text' ? [one.text] : []))
    .sort()
const columnsOf = (table: reshape.Table) => table.rows[0]?.length ?? 0

const step = fc.record({
  act: fc.constantFrom(...Object.keys(acts)),
  at: fc.tuple(fc.nat(20), fc.nat(20), fc.nat(20), fc.nat(20)),
})

test('whatever is done to a table, it stays whole: rows of one length, spans apart, nothing lost but what is removed', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 1, max: 4 }),
      fc.array(step, { maxLength: 20 }),
      (rows, columns, steps) => {
        let table = aTable(rows, columns)
        for (const { act, at } of steps) {
          const row = at[0] % table.rows.length
          const column = at[1] % columnsOf(table)
          const place = {
            row,
            column,
            rows: 1 + (at[2] % (table.rows.length - row)),
            columns: 1 + (at[3] % (columnsOf(table) - column)),
          }
          const next = acts[act]?.(table, place)
          if (!next) continue
          const whole = lattice(next.rows, next.spans)
          expect(whole.rows).toEqual(next.rows)
          expect(whole.spans).toEqual(next.spans)
          expect([0, columnsOf(next)]).toContain(next.widths.length)
          expect([0, columnsOf(next)]).toContain(next.aligns.length)
          for (const width of next.widths) expect(width).toBeGreaterThan(0)
          if (!act.startsWith('remove')) expect(words(next)).toEqual(words(table))
          else expect(words(table)).toEqual(expect.arrayContaining(words(next)))
          table = next
        }
      },
    ),
  )
})

const one = (row: number, column: number) => ({ row, column, rows: 1, columns: 1 })

test('a merged cell grows with a row put in it, shrinks with one taken out, and keeps its words', () => {
  const merged = mergeCells(aTable(3, 2), { row: 0, column: 0, rows: 3, columns: 1 })
  expect(merged?.spans).toEqual([{ row: 0, column: 0, rows: 3, columns: 1 }])
  const grown = merged && addRow('below')(merged, one(1, 1))
  expect(grown?.spans).toEqual([{ row: 0, column: 0, rows: 4, columns: 1 }])
  const shrunk = grown && removeRows(grown, one(0, 1))
  expect(shrunk?.spans).toEqual([{ row: 0, column: 0, rows: 3, columns: 1 }])
  expect(shrunk && words(shrunk)).toEqual(['0.0', '1.0', '1.1', '2.0', '2.1'])
})

test('rows that a merged cell holds together do not part; the only row or column does not go', () => {
  const merged = mergeCells(aTable(3, 2), { row: 0, column: 0, rows: 2, columns: 1 })
  if (!merged) throw new Error('not merged')
  expect(moveRow(1)(merged, one(1, 1))).toBeUndefined()
  expect(moveRow(-1)(merged, one(0, 1))).toBeUndefined()
  expect(removeRows(aTable(1, 2), one(0, 0))).toBeUndefined()
  expect(removeColumns(aTable(2, 1), one(0, 0))).toBeUndefined()
})

test('widths and alignment follow their column', () => {
  const table = { ...aTable(1, 3), widths: [1, 2, 3], aligns: ['left', 'center', 'right'] as const }
  const moved = moveColumn(1)({ ...table, aligns: [...table.aligns] }, one(0, 1))
  expect(moved?.widths).toEqual([1, 3, 2])
  expect(moved?.aligns).toEqual(['left', 'right', 'center'])
  expect(moved?.rows[0]?.map(cell => (cell[0]?.kind === 'text' ? cell[0].text : ''))).toEqual([
    '0.0',
    '0.2',
    '0.1',
  ])
})

test('a widened column takes from its neighbour, down to what can still be read', () => {
  const wide = widenColumn(0.9)(aTable(1, 2), one(0, 0))
  expect(wide && sharesOf(wide).map(share => Math.round(share * 100))).toEqual([96, 4])
  const last = widenColumn(0.1)(aTable(1, 2), one(0, 1))
  expect(last && sharesOf(last).map(share => Math.round(share * 100))).toEqual([40, 60])
})

test('of two columns too narrow to be read, neither loses all its width', () => {
  const narrow = { ...aTable(1, 3), widths: [10, 20, 970] }
  for (const by of [-0.5, 0.5]) expect(widenColumn(by)(narrow, one(0, 0))?.widths).toEqual([15, 15, 970])
})

test('aligning a column leaves the alignment of the others', () => {
  const aligned = (aligns: reshape.Table['aligns'], column: number, columns = 1) =>
    alignColumns('center')({ ...aTable(2, 4), aligns }, { ...one(0, column), columns })?.aligns
  expect(aligned([], 0)).toEqual(['center', 'left', 'left', 'left'])
  expect(aligned([], 3)).toEqual(['left', 'left', 'left', 'center'])
  expect(aligned(['right', 'left', 'left', 'right'], 1, 2)).toEqual(['right', 'center', 'center', 'right'])
  expect(alignColumns('left')({ ...aTable(2, 2), aligns: ['left', 'right'] }, one(0, 1))?.aligns).toEqual([])
})
