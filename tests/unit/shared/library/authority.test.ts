import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { AuthorityFile, eventText, standingOf } from '../../../../src/shared/library/authority.ts'
import { keysOf } from '../../../../src/shared/library/keys.ts'
import { Source } from '../../../../src/shared/library/model.ts'
import { saysUndone } from '../../../../src/shared/library/undone.ts'
import { aDecision, anArticle } from '../../../fixtures/builders.ts'

const json = (path: string) =>
  JSON.parse(readFileSync(new URL(`../../../../resources/${path}`, import.meta.url), 'utf8'))
const file = AuthorityFile.parse(json('authority-history.json'))
const pack: Source[] = json('packs/autorites.json').sources.map((one: unknown) => Source.parse(one))
const byId = new Map(pack.map(source => [source.id, source]))
const seen = { page: 'conseil-etat.fr', official: true, on: '2026-11-28' }
const record = { id: 'a', keys: [], history: [], readFirst: false }

describe('the state of an authority', () => {
  test('is held where its text is in the library, unless the point it is cited at is not in it', () => {
    const source = aDecision({ text: [{ n: 1, text: 'Un point.' }] })
    expect(standingOf(source, undefined, 'Prétoire').state).toBe('held')
    expect(standingOf(source, undefined, 'Prétoire', true).state).toBe('unverified')
  })
  test('is a reference only where an official page was seen; by whom and when is said', () => {
    const bare = aDecision({ text: [] })
    expect(standingOf(bare, { ...record, seen }, 'Prétoire')).toMatchObject({
      state: 'reference',
      why: expect.stringContaining('Prétoire le 28\u00a0novembre 2026 (conseil-etat.fr)'),
    })
    const press = { ...seen, page: 'clubic.com', official: false }
    expect(standingOf(bare, { ...record, seen: press }, 'Prétoire').state).toBe('unverified')
    expect(standingOf(bare, undefined, 'Prétoire').state).toBe('unverified')
  })
  test('is read by who says so, with initials and day; a card alone never is', () => {
    const read = aDecision({ text: [], readings: [{ by: 'AB', on: '2026-11-20' }] })
    expect(standingOf(read, undefined, 'Prétoire')).toMatchObject({
      state: 'read',
      why: 'Lu par AB le 20\u00a0novembre 2026.',
    })
    expect(standingOf(anArticle({ certainty: 'verified', versions: [] }), undefined, 'Prétoire').state).toBe(
      'unverified',
    )
  })
})

describe('the history that ships', () => {
  test.each(file.records.map(one => [one.id, one] as const))(
    '%s is a source of the pack, by all its keys',
    (id, one) => {
      const source = byId.get(id)
      expect(source).toBeDefined()
      expect(one.keys).toEqual(source ? keysOf(source) : [])
    },
  )
  test('no event comes before what it is about, and each can be printed', () => {
    for (const { id, history } of file.records)
      for (const event of history) {
        const source = byId.get(id)
        const day = source && 'date' in source ? (source.date ?? '') : ''
        if (!['related', 'applied'].includes(event.what))
          expect(`${id} ${event.date ?? '9999'}` >= `${id} ${day}`, id).toBe(true)
        expect(eventText(event)).not.toMatch(/undefined|\(\)/)
      }
  })
  test('the order of Caen is annulled', () => {
    const caen = file.records.find(one => one.id === 'VSA-04')
    expect(caen?.history.map(eventText)).toEqual([
      'Annulation\u00a0: CE, ord., 21\u00a0décembre 2023, n°\u00a0489990 (conseil-etat.fr)',
    ])
  })
})

const says = (text: string) => saysUndone(text, text.indexOf('@'), text.indexOf('@') + 1)

test.each([
  'Le juge avait ordonné l’effacement (@) ; cette ordonnance a été annulée (CE, 21 déc. 2023, n° 489990).',
  'Cette ordonnance (@), annulée par le Conseil d’État, ne peut servir.',
  'Le Conseil d’État annule cette ordonnance (@) faute d’atteinte grave.',
  'L’arrêt (@) fut ensuite cassé.',
])('the sentence says that the decision is annulled: %s', text => expect(says(text)).toBe(true))

test.each([
  'Le tribunal (@) a annulé la délibération de la commune.',
  'Le juge a ordonné l’effacement (@). L’ordonnance rendue à Caen a certes été annulée.',
  'La demande d’annulation de la décision (@) est fondée.',
  'Le refus annulé par le tribunal de M. Durand n’est pas en cause. Voir aussi @ sur ce point.',
])('the sentence does not say it: %s', text => expect(says(text)).toBe(false))
