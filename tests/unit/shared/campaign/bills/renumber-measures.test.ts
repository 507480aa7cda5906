import { expect, test } from 'vitest'
import { renumberMeasures } from '../../../../../src/shared/campaign/bills/came-from.ts'
import { aBill, aBillText } from '../../../../fixtures/builders.ts'

const bill = aBill()
const [measure] = bill.measures
const words = aBillText().articles[0]!.alineas
const text = (stage: string, ...articles: [string, readonly string[]][]) =>
  aBillText({
    stage,
    articles: articles.map(([designation, alineas]) => ({ designation, alineas: [...alineas] })) as never,
  })
const other = ['Un tout autre article, sur les chiens de garde et les parcs publics.']

test('an article that the latest text numbers otherwise is told, unless the measure says it', () => {
  const before = text('senat', ['8', words], ['9', other])
  const moved = text('an', ['8', other], ['11', words])
  expect(renumberMeasures(bill, measure!, before, moved)).toContain(
    'L’article\u00a08 semble devenu l’article\u00a011',
  )
  const known = { ...measure!, articles: [{ stage: 'an', article: '11' }] }
  expect(renumberMeasures(bill, known, before, moved)).toBe('')
  expect(renumberMeasures(bill, measure!, before, text('an', ['8', words], ['9', other]))).toBe('')
  expect(renumberMeasures(bill, measure!, before, text('an', ['9', other]))).toBe('')
})
