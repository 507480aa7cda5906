import fc from 'fast-check'
import { expect, test } from 'vitest'
import { area, lattice, spanAt } from '../../../../../src/shared/drafts/editing/table-geometry.ts'
import type { CellSpan, Inline } from '../../../../../src/shared/drafts/model.ts'

const cell = fc.array(
  fc.record({ kind: fc.constant('text' as const), text: fc.string({ minLength: 1, maxLength: 4 }) }),
  { maxLength: 2 },
)
const rows = fc.array(fc.array(cell, { maxLength: 5 }), { maxLength: 5 })
const small = fc.integer({ min: 0, max: 6 })
const span = fc.record({
  row: small,
  column: small,
  rows: fc.integer({ min: 1, max: 8 }),
  columns: fc.integer({ min: 1, max: 8 }),
})
const words = (cells: readonly (readonly (readonly Inline[])[])[]) =>
  cells
    .flat(2)
    .flatMap(one => (one.kind === 'text' ? [one.text] : []))
    .sort()

test('any geometry becomes a lattice: whole rows, spans inside it and apart, nothing written lost', () => {
  fc.assert(
    fc.property(rows, fc.array(span, { maxLength: 8 }), (given, spans) => {
      const made = lattice(given, spans)
      const taken = new Set<string>()
      expect(made.rows).toHaveLength(given.length)
      for (const row of made.rows) expect(row).toHaveLength(made.columns)
      for (const one of made.spans) {
        expect(one.rows * one.columns).toBeGreaterThan(1)
        for (const [row, column] of area(one)) {
          expect(row).toBeLessThan(made.rows.length)
          expect(column).toBeLessThan(made.columns)
          expect(taken.has(`${row},${column}`)).toBe(false)
          taken.add(`${row},${column}`)
          expect(spanAt(made.spans, row, column)).toBe(one)
          if (row !== one.row || column !== one.column) expect(made.rows[row]?.[column]).toEqual([])
        }
      }
      expect(words(made.rows)).toEqual(words(given))
    }),
  )
})

test('what is mended once stays as it is', () => {
  fc.assert(
    fc.property(rows, fc.array(span, { maxLength: 8 }), (given, spans) => {
      const once = lattice(given, spans)
      expect(lattice(once.rows, once.spans)).toEqual(once)
    }),
  )
})

test('a span that meets another, or the edge, is cut there; what it covers is kept', () => {
  const text = (value: string): Inline[] => [{ kind: 'text', text: value }]
  const grid = [
    [text('a'), text('b'), text('c')],
    [text('d'), text('e'), text('f')],
  ]
  const first: CellSpan = { row: 0, column: 1, rows: 1, columns: 9 }
  const second: CellSpan = { row: 0, column: 0, rows: 5, columns: 2 }
  const made = lattice(grid, [first, second])
  expect(made.spans).toEqual([{ row: 0, column: 0, rows: 2, columns: 2 }])
  expect(made.rows[0]?.[0]?.map(one => (one.kind === 'text' ? one.text : '/'))).toEqual([
    'a',
    '/',
    'b',
    '/',
    'd',
    '/',
    'e',
  ])
})
