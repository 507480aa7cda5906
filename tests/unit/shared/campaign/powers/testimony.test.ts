import { expect, test } from 'vitest'
import { Bill } from '../../../../../src/shared/campaign/bills/model.ts'
import { thingsOf } from '../../../../../src/shared/campaign/briefs/things.ts'
import { contradictedText } from '../../../../../src/shared/campaign/powers/testimony.ts'
import { lateText } from '../../../../../src/shared/campaign/powers/whereabouts.ts'
import type { Source } from '../../../../../src/shared/library/model.ts'
import { anArgument, anArticle } from '../../../../fixtures/builders.ts'
import { starter } from '../../drafts/gathered.ts'

const TODAY = '2026-02-02'
const bill = (more: object = {}): Bill =>
  Bill.parse({
    id: 'jo',
    title: 'Projet de loi relatif aux jeux Olympiques et Paralympiques de 2030',
    stages: [{ key: 'an-seance', label: 'Séance', kind: 'seance', chamber: 'an', date: '2026-01-13' }],
    measures: [],
    ...more,
  })
const words = (late: { readonly question: string } | undefined): string =>
  late?.question.replace(/[\u00a0\u202f]/g, ' ') ?? ''
const law = (title: string, date: string): Source =>
  anArticle({ number: '', of: { nature: 'loi', title, number: '2026-201', date }, versions: [] })

test('a law of the same title contradicts a text noted before its promulgation, until somebody looked', () => {
  const told = [law('relative aux jeux Olympiques et Paralympiques de 2030', '2026-01-30')]
  expect(words(contradictedText(bill(), TODAY, told))).toContain('la loi n° 2026-201 du 30 janvier 2026')
  expect(contradictedText(bill({ seenOn: '2026-02-01' }), TODAY, told)).toBeUndefined()
  const promulgated = [
    ...bill().stages,
    { key: 'loi', label: 'Loi', kind: 'promulgation', date: '2026-01-30' },
  ]
  expect(contradictedText(bill({ stages: promulgated }), TODAY, told)).toBeUndefined()
})

test('a law of another title, of a day before the noted stage or of a day to come contradicts nothing', () => {
  const others = [
    law('relative aux jeux Olympiques et Paralympiques de 2024', '2026-01-30'),
    law('relative aux jeux Olympiques et Paralympiques de 2030', '2025-12-01'),
    law('relative aux jeux Olympiques et Paralympiques de 2030', '2026-03-20'),
  ]
  expect(contradictedText(bill(), TODAY, others)).toBeUndefined()
})

test('what a card of the starter library says of a promulgation is told with the name of the card', () => {
  expect(words(contradictedText(bill(), '2026-12-02', starter))).toMatch(
    /La source « Projet de loi JO 2030, art\. 35 » de la bibliothèque le dit promulgué le 20 mars 2026 \(loi n° 2026-201\)/,
  )
})

test('a text whose stages do not say what they are is asked where it is, and no day answers', () => {
  const late = lateText(bill({ stages: [{ key: 'x', label: 'Examen', date: '2026-02-01' }] }), TODAY)
  expect(late?.question).toContain('ne dit pas ce qu’elle est')
  expect(late?.since).toBeUndefined()
})

test('a fact past the last day it was true is not composed any more', () => {
  const argument = anArgument({
    facts: [
      { text: 'Ce qui a duré', sourceText: 'essai', until: '2026-01-31' },
      { text: 'Ce qui dure', sourceText: 'essai' },
    ],
  })
  const audience = { chamber: 'an' as const, group: '', member: '' }
  const choice = { bill: 'jo', stage: 'an-seance', measures: [], arguments: [argument.id], audience }
  const told = (today: string) =>
    thingsOf({ choice, bill: bill(), today, arguments: [argument] }).figures?.map(
      ({ words: { text } }) => text,
    )
  expect(told('2026-01-31')).toEqual(['Ce qui a duré', 'Ce qui dure'])
  expect(told('2026-02-01')).toEqual(['Ce qui dure'])
})
