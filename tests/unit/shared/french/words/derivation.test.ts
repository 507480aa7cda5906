import { expect, test } from 'vitest'
import { rootOf } from '../../../../../src/shared/french/words/derivation.ts'

test.each([
  ['teletravailleuse', 'teletravail'],
  ['autoriser', 'autorisation'],
  ['licencier', 'licenciement'],
  ['suspendre', 'suspension'],
  ['decider', 'decision'],
  ['proteger', 'protection'],
  ['communiquer', 'communication'],
  ['interdire', 'interdiction'],
  ['chiffrer', 'chiffrement'],
  ['renouveler', 'renouvellement'],
])('%s and %s are of one family', (one, other) => {
  expect(rootOf(one)).toBe(rootOf(other))
})

test.each([
  ['police', 'policier'],
  ['commune', 'communication'],
  ['preuve', 'preavis'],
  ['travail', 'travers'],
])('%s and %s are not', (one, other) => {
  expect(rootOf(one)).not.toBe(rootOf(other))
})
