import { expect, test } from 'vitest'
import { answerOf } from '../../../../../src/renderer/campaign/members/colours.ts'
import type { MemberLine } from '../../../../../src/shared/campaign/members/contract.ts'

/** As much of a member as the map reads. */
const member = (some: { sigle?: string; position?: MemberLine['position']; calls?: number }): MemberLine =>
  ({ calls: 0, group: some.sigle ? { sigle: some.sigle } : undefined, ...some }) as MemberLine

test('the map says how many members were reached', () => {
  expect(answerOf([member({}), member({})], 'appels')).toBe('Personne encore, sur 2.')
  expect(answerOf([member({ calls: 3 }), member({})], 'appels')).toBe('1 membre joint sur 2.')
  expect(answerOf([member({ calls: 1 }), member({ calls: 1 })], 'appels')).toBe('2 membres joints sur 2.')
  expect(answerOf([], 'appels')).toBe('')
})

test('every member is in the answer about positions, once', () => {
  const members = [
    member({ position: 'contre' }),
    member({ position: 'abstention' }),
    member({ position: 'indécis' }),
    member({ position: 'pour' }),
    member({}),
    member({ position: 'inconnue' }),
  ]
  const answer = answerOf(members, 'position')
  expect(answer).toBe('1 contre, 1 pour, 1 indécis, 1 abstention\u00a0; 2 dont la position n’est pas connue.')
  expect(answerOf([member({})], 'position')).toBe('Aucune position connue, sur 1.')
})

test('two groups as large as each other are both named', () => {
  expect(answerOf([member({ sigle: 'B' }), member({ sigle: 'A' })], 'groupe')).toBe(
    'A, B\u00a0: 1 chacun, sur 2.',
  )
  expect(answerOf([member({ sigle: 'B' }), member({ sigle: 'B' }), member({ sigle: 'A' })], 'groupe')).toBe(
    'B, 2 sur 3.',
  )
})
