import { expect, it, test } from 'vitest'
import { billCsv, billHtml } from '../../../../../src/shared/campaign/bills/bill-table.ts'
import { fateLook, fateState, matrixOf } from '../../../../../src/shared/campaign/bills/fate.ts'
import { Bill } from '../../../../../src/shared/campaign/bills/model.ts'
import { billPicture } from '../../../../../src/shared/campaign/bills/picture.ts'
import { readingCells } from '../../../../../src/shared/campaign/bills/reading.ts'
import { stateAt } from '../../../../../src/shared/campaign/bills/state/measure-state.ts'
import { aBill } from '../../../../fixtures/builders.ts'

it.each([
  ['adopté', 'adopted'],
  ['maintenu, deux magistrats ajoutés', 'kept'],
  ['supprimé le 5 mars 2025', 'deleted'],
  ['rétablissement rejeté', 'refused'],
  ['rétabli le 24 mars 2025', 'restored'],
  ['censuré en partie', 'partly-struck'],
  ['article 15 de la loi votée censuré', 'struck'],
  ['déclaré conforme sous une réserve', 'upheld'],
  ['dans la loi (numéro d’article non lu)', 'in-law'],
  ['absent de la loi', 'absent'],
  ['jugé fragile', undefined],
  ['', undefined],
])('« %s » says %s', (outcome, state) => {
  expect(fateState({ outcome })).toBe(state)
})

it('shows what is not known as such, and each state by a word and a sign', () => {
  const [row] = matrixOf(aBill(), true).rows
  expect(row?.cells.map(cell => [cell.look.sign, cell.look.word, cell.look.tone])).toEqual([
    ['●', 'adopté', 'in'],
    ['?', 'non connu', 'unknown'],
  ])
  expect(fateLook({ outcome: 'x', state: 'struck' })).toMatchObject({ word: 'censuré', sign: '⊘' })
})

it('leaves as a spreadsheet, a page and a drawing, nothing of it being a formula or a mark', () => {
  const bill = aBill({ title: 'Loi <b> & "guillemets"', note: '' })
  const [measure] = bill.measures
  const hostile = { ...bill, measures: [{ ...measure!, title: '=1+1; "x"' }] }
  expect(billCsv(hostile).split('\r\n')[1]).toContain(`"'=1+1; ""x"""`)
  expect(billHtml(hostile, '2026-11-26')).toContain('<h1>Loi &lt;b&gt; &amp; &quot;guillemets&quot;</h1>')
  const drawing = billPicture(hostile, '2026-11-26')
  expect(drawing).toContain('Loi &lt;b&gt; &amp; &quot;guillemets&quot;')
  expect(drawing).toContain('● adopté')
})

test.each([
  'dans la loi, jusqu’au 31 mars 2027',
  'dans la loi, expire le 31 mars 2027',
  'expire le 31 mars 2027',
])('the table says that a term has passed on the day the documents do: %s', outcome => {
  const law = { key: 'loi', label: 'Loi', kind: 'promulgation' as const, date: '2026-01-20' }
  const bill = Bill.parse({
    ...{ id: 'b', title: 'Loi X', current: 'loi', stages: [law] },
    measures: [{ id: 'm', article: '1', title: 'Mesure', fates: [{ stage: 'loi', outcome }] }],
  })
  for (const today of ['2026-12-02', '2027-03-31', '2027-04-01']) {
    const isOver = stateAt(bill, bill.measures[0]!, 'loi', today).standing === 'expired'
    expect(isOver).toBe(today > '2027-03-31')
    const word = isOver ? 'arrivé à son terme' : 'dans la loi'
    expect(matrixOf(bill, true, today).rows[0]?.cells[0]?.look.word).toBe(word)
    expect(readingCells(bill, bill.measures[0]!, today)[0]?.look.word).toBe(word)
  }
})
