import { describe, expect, test } from 'vitest'
import { alike } from '../../../../src/renderer/sharing/Comparison.tsx'
import { all, isTaken, outcome, sideOf, withSide } from '../../../../src/renderer/sharing/choices.ts'
import { isPack } from '../../../../src/renderer/sharing/packFiles.ts'
import { Review } from '../../../../src/shared/sharing/review.ts'

const field = (name: string, take: 'mine' | 'theirs', conflict = false) => ({
  name,
  label: name,
  conflict,
  take,
})
const item = (id: string, state: string, fields: object[] = []) => ({
  id,
  what: 'decision',
  label: id,
  state,
  fields,
})
const review = Review.parse({
  id: 'r',
  title: 'Lot',
  author: 'Ana',
  licence: '',
  date: '2026-01-01',
  signature: 'known',
  signed: '',
  items: [
    item('neuve', 'new'),
    item('suivie', 'changed', [field('name', 'theirs'), field('holding', 'mine')]),
    item('disputée', 'conflict', [field('name', 'mine', true)]),
    item('pareille', 'same'),
  ],
})
const [fresh, followed, disputed] = review.items as [
  Review['items'][0],
  Review['items'][0],
  Review['items'][0],
]
const [name, holding] = followed.fields as [Review['items'][0]['fields'][0], Review['items'][0]['fields'][0]]

describe('what is chosen', () => {
  test('nothing chosen: what is new and what only its author changed come in', () =>
    expect(outcome(review, {})).toEqual({ newCount: 1, changedCount: 1, ownCount: 2 }))
  test('all taken, all kept', () => {
    expect(outcome(review, all(review.items, 'take'))).toEqual({ newCount: 1, changedCount: 2, ownCount: 1 })
    expect(outcome(review, all(review.items, 'keep'))).toEqual({ newCount: 0, changedCount: 0, ownCount: 4 })
  })
  test('one field put on a side leaves the others where they stood', () => {
    const choices = withSide({}, followed, name, 'mine')
    expect([sideOf(choices, followed, name), sideOf(choices, followed, holding)]).toEqual(['mine', 'mine'])
    expect(isTaken(choices, followed)).toBe(false)
    const other = withSide({ suivie: 'take' }, followed, name, 'mine')
    expect(sideOf(other, followed, holding)).toBe('theirs')
  })
  test('what is disputed stands on my side until I say so', () => {
    expect(isTaken({}, disputed)).toBe(false)
    expect(isTaken({ disputée: { name: 'theirs' } }, disputed)).toBe(true)
    expect(isTaken({ neuve: 'keep' }, fresh)).toBe(false)
  })
})

test('a pack alone is examined; with other files it is imported, and refused there', () => {
  const file = (called: string) => new File([], called)
  expect(isPack([file('lot.pretoire')])).toBe(true)
  expect(isPack([file('LOT.PRETOIRE')])).toBe(true)
  expect(isPack([file('lot.pretoire'), file('autre.zip')])).toBe(false)
  expect(isPack([file('lot.pretoire.zip')])).toBe(false)
  expect(isPack([])).toBe(false)
})

test('texts that have few words in common are not compared word by word', () => {
  expect(alike('Commune de Nice', 'Commune de Nice, rendue publique')).toBe(true)
  expect(alike('Annule la décision de la maire', 'Un texte doit autoriser le traitement')).toBe(false)
  expect(alike('', 'quelque chose')).toBe(false)
})
