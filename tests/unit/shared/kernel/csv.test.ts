import { expect, test } from 'vitest'
import { csvRows } from '../../../../src/main/imports/containers/csv.ts'
import { csvTable, withoutNeutralMark } from '../../../../src/shared/kernel/csv.ts'

const formulas = ['=1+1', '+33 1 02', '-5', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("x";"y")']

test('a cell that a spreadsheet would compute is given as text', () => {
  const [row] = [...csvRows(csvTable([formulas]).slice(1), ';')]
  expect(row).toEqual(formulas.map(formula => `'${formula}`))
})

test('what was written is read back, quotes, separators and line breaks included', () => {
  const rows = [['a;b', 'say "hi"', 'one\ntwo', ''], formulas]
  const back = [...csvRows(csvTable(rows).slice(1), ';')]
  expect(back.map(row => row.map(withoutNeutralMark))).toEqual(rows)
})

test('an apostrophe of the text itself stays', () => {
  expect(withoutNeutralMark("'tis")).toBe("'tis")
})
