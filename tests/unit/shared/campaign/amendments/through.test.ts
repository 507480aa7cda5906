import { expect, test } from 'vitest'
import { through } from '../../../../../src/shared/campaign/amendments/applying/through.ts'
import type { Change } from '../../../../../src/shared/campaign/amendments/model.ts'
import { receiveAmendment, subOf } from '../../../../../src/shared/campaign/amendments/parents.ts'

const article = { alineas: ['Le rapport est public.', 'Il est remis au ministre.'] }
const parentOf = (dispositif: string, chamber: 'an' | 'senat' = 'senat') =>
  receiveAmendment({
    id: 'p',
    chamber,
    number: '12',
    target: { kind: 'article', article: '9' },
    dispositif,
  })
const replace: Change = { kind: 'replace-words', where: { alineas: [2] }, words: 'secret', by: 'annuel' }

test('a sous-amendement shows the article as its amendment, so changed, makes it', () => {
  const parent = parentOf('Rédiger ainsi l’alinéa 2 :\n« Un rapport secret est remis. »')
  const sub = { ...subOf(parent, 's'), changes: [replace] }
  const { result, unreadLines } = through(sub, parent, article)
  expect([result.alineas, unreadLines]).toEqual([
    ['Le rapport est public.', 'Un rapport annuel est remis.'],
    [],
  ])
  // the article as the amendment alone makes it is another
  expect(through({ ...sub, changes: [] }, parent, article).result.alineas[1]).toBe(
    'Un rapport secret est remis.',
  )
})

test('what the amendment says and is not understood is named, not applied', () => {
  const parent = parentOf('Faire autrement.\n« Un rapport secret est remis. »')
  const { result, unreadLines } = through({ ...subOf(parent, 's'), changes: [replace] }, parent, article)
  expect(result.alineas).toEqual(article.alineas)
  expect(unreadLines.join('\n')).toContain('Faire autrement')
})
