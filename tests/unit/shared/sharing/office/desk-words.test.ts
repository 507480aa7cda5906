import { expect, test } from 'vitest'
import type { JournalLine, SpaceState } from '../../../../../src/shared/sharing/office/contract.ts'
import {
  CLOSED_SPACE,
  isMeetingInState,
  journalText,
  refusalWords,
  stateWords,
} from '../../../../../src/shared/sharing/office/desk-words.ts'

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
  refused: 0,
  files: 'keep',
  remoteFiles: 0,
  ...some,
})

test('a space is told up to date as of its last meeting alone, and never where something is missing', () => {
  const words = (some: Partial<SpaceState>) => stateWords(state(some), now)
  expect(words({})).toBe('à jour à 14\u00a0h\u00a005')
  expect(words({ metAt: new Date(2026, 10, 23, 9, 0).toISOString() })).toBe('à jour lundi')
  expect(words({ metAt: new Date(2026, 10, 3, 9, 0).toISOString() })).toBe('à jour le 3 novembre 2026')
  expect(words({ metAt: '' })).toBe('pas encore de rencontre')
  expect(words({ isIncomplete: true })).not.toContain('à jour')
  expect(words({ isRemoved: true })).toBe('vous n’en êtes plus membre')
  expect(words({ isSetBack: true, toSend: 2 })).toBe('bureau ramené en arrière, 2 à envoyer')
  expect(words({ failure: 'absent', metAt: new Date(2026, 10, 23, 9, 0).toISOString() })).toBe(
    'hors ligne depuis lundi',
  )
})

test('a host that answers and refuses a space is not told as out of reach', () => {
  const refused = state({ failure: `Le bureau ${CLOSED_SPACE} : un responsable vous en a retiré.` })
  expect(stateWords(refused, now)).toBe('ne vous est plus ouvert')
})

test('the day of the last meeting is not told twice', () => {
  const isInState = (some: Partial<SpaceState>) => isMeetingInState(state(some), now)
  expect(isInState({})).toBe(true)
  expect(isInState({ failure: 'absent' })).toBe(true)
  expect(isInState({ toSend: 2 })).toBe(false)
  expect(isInState({ metAt: '' })).toBe(false)
})

test.each<[Partial<JournalLine>, string]>([
  [{ kind: 'draft', act: 'edited' }, 'Ali a modifié le texte «\u00a0Requête\u00a0»'],
  [{ kind: 'draft', act: 'merged' }, 'Ali a réuni les versions du texte «\u00a0Requête\u00a0»'],
  [{ kind: 'exhibit', act: 'merged' }, 'Ali a réuni les versions de la pièce «\u00a0Requête\u00a0»'],
  [{ kind: 'filing', isOwn: true }, 'Vous avez ajouté «\u00a0Requête\u00a0»'],
  [{ kind: 'source', others: 2 }, 'Ali a ajouté «\u00a0Requête\u00a0» et 2 autres'],
])('the journal tells %o', (some, sentence) => {
  const line: JournalLine = {
    ...{ kind: 'source', id: 'x', version: 'a'.repeat(64), at: '2026-11-26T14:05:00.000Z', author: 'Ali' },
    ...{
      dated: 'written',
      isOwn: false,
      act: 'added',
      label: 'Requête',
      others: 0,
      isSent: true,
      isUndoable: false,
    },
    ...some,
  }
  expect(journalText(line)).toBe(sentence)
})

test('what was set aside is counted in the state, and told with its author and its reason', () => {
  expect(stateWords(state({ refused: 1 }), now)).toBe('1 laissé de côté')
  expect(stateWords(state({ refused: 2 }), now)).toBe('2 laissés de côté')
  const refusal = { id: 'x', label: 'Requête', author: 'Ali', change: 12, reason: 'ce texte a été déposé' }
  expect(refusalWords(refusal)).toBe('d’Ali (changement n°\u00a012)\u00a0: ce texte a été déposé')
  expect(refusalWords({ ...refusal, author: '' })).toBe('ce texte a été déposé')
})
