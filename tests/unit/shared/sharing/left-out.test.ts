import { expect, test } from 'vitest'
import { leftOut } from '../../../../src/shared/sharing/compare.ts'
import { aDecision } from '../../../fixtures/builders.ts'

test('of several records made one, what the one kept says otherwise is told; what adds up or is the same is not', () => {
  const same = { date: '2024-01-24', numbers: ['123456'], city: 'Nice' }
  const kept = aDecision({
    ...same,
    name: 'LDH',
    holding: 'Le premier résumé.',
    tags: ['a', 'b'],
    notes: 'un\n\ndeux',
  })
  const other = aDecision({ ...same, name: 'Ligue', holding: 'x'.repeat(1000), tags: ['b'], notes: 'deux' })
  const silent = aDecision({ ...same, name: '', holding: '' })
  const told = leftOut(kept, [other, silent])
  expect(told.map(one => one.field)).toEqual(['Nom usuel', 'Ce qu’il faut retenir'])
  expect(told[0]).toMatchObject({ words: 'Ligue', from: expect.stringContaining('123456') })
  expect(told[1]?.words).toHaveLength(301)
})
