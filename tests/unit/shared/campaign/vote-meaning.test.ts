import { expect, test } from 'vitest'
import { typedPlace } from '../../../../src/shared/campaign/calls/place.ts'
import { isRebel, meaningOf, sidesOf } from '../../../../src/shared/campaign/members/vote-meaning.ts'

test('a vote is with or against the campaign only where somebody said what it asked for', () => {
  expect(meaningOf('pour', undefined)).toBeUndefined()
  expect(meaningOf('pour', 'contre')).toBe('against')
  expect(meaningOf('contre', 'contre')).toBe('with')
  expect(meaningOf('abstention', 'contre')).toBe('neither')
  expect(meaningOf('absent', 'pour')).toBe('neither')
  expect(sidesOf({ for: 3, against: 5 }, 'contre')).toEqual({ with: 5, against: 3 })
  expect(sidesOf({ for: 3, against: 5 }, undefined)).toBeUndefined()
})

test('who votes otherwise than the line of the group is told, but not who did not vote, nor where no line is known', () => {
  const groups = [
    { ref: 'G', majority: 'pour' },
    { ref: 'H', majority: '' },
  ]
  expect(isRebel({ group: 'G', position: 'contre' }, groups)).toBe(true)
  expect(isRebel({ group: 'G', position: 'abstention' }, groups)).toBe(true)
  expect(isRebel({ group: 'G', position: 'pour' }, groups)).toBe(false)
  expect(isRebel({ group: 'G', position: 'non-votant' }, groups)).toBe(false)
  expect(isRebel({ group: 'H', position: 'contre' }, groups)).toBe(false)
})

test.each([
  ['2 rue Franklin, 93100 Montreuil', { commune: 'Montreuil', department: '93' }],
  ['97400 Saint-Denis', { commune: 'Saint-Denis', department: '974' }],
  ['5 cours Napoléon, 20000 Ajaccio', { commune: 'Ajaccio' }],
  ['Montreuil (93)', { commune: 'Montreuil', department: '93' }],
])('« %s » is read as a commune', (typed, place) => expect(typedPlace(typed)).toEqual(place))
