import { expect, test } from 'vitest'
import type { SpaceState } from '../../../../../src/shared/sharing/office/contract.ts'
import { stateWords } from '../../../../../src/shared/sharing/office/desk-words.ts'

const now = new Date(2026, 10, 26, 15, 0)
const state = (some: Partial<SpaceState>): SpaceState => ({
  space: 'espace',
  title: 'Espace',
  toSend: 0,
  conflicts: 0,
  metAt: new Date(2026, 10, 26, 14, 5).toISOString(),
  failure: '',
  isIncomplete: false,
  isRemoved: false,
  isSetBack: false,
  refusals: [],
  ...some,
})

test('a space is told up to date as of its last meeting alone, and never where something is missing', () => {
  const words = (some: Partial<SpaceState>) => stateWords(state(some), now)
  expect(words({})).toBe('à jour à 14 h 05')
  expect(words({ metAt: new Date(2026, 10, 23, 9, 0).toISOString() })).toBe('à jour lundi')
  expect(words({ metAt: new Date(2026, 10, 3, 9, 0).toISOString() })).toBe('à jour le 3 novembre 2026')
  expect(words({ metAt: '' })).toBe('pas encore rencontré')
  expect(words({ isIncomplete: true })).not.toContain('à jour')
  expect(words({ isRemoved: true })).toBe('vous n’en êtes plus membre')
  expect(words({ isSetBack: true, toSend: 2 })).toBe('bureau ramené en arrière, 2 à envoyer')
  expect(words({ failure: 'absent', metAt: new Date(2026, 10, 23, 9, 0).toISOString() })).toBe(
    'hors ligne depuis lundi',
  )
})
