import { expect, test } from 'vitest'
import { caseName } from '../../../../../src/main/imports/dila/judgment.ts'

test('a case is named after who « a demandé », where the facts say nothing more', () => {
  const text = 'L’association Les Amis du parc a demandé au tribunal administratif d’annuler la décision.'
  expect(caseName([{ n: '1', section: 'facts', text } as never])).toBe('Association Les Amis du parc')
})
