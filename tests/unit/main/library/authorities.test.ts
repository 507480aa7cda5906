import { afterEach, beforeEach, expect, test } from 'vitest'
import { annulledSupport } from '../../../../src/main/drafts/checks/annulled-support.ts'
import type { Database } from '../../../../src/main/kernel/database/open.ts'
import { standings } from '../../../../src/main/library/authorities.ts'
import { libraryView } from '../../../../src/main/library/citations/same-number.ts'
import { openDb } from '../../../../src/main/library/open-library.ts'
import { sources } from '../../../../src/main/library/store.ts'
import { aDecision, anArgument, anArticle } from '../../../fixtures/builders.ts'

let db: Database
beforeEach(() => {
  db = openDb(':memory:')
})
afterEach(() => db.close())

const caen = aDecision({
  id: 'imported',
  court: 'TA',
  city: 'Caen',
  date: '2023-11-22',
  numbers: ['2303004'],
  formation: 'ord.',
})

test('a decision imported under another id has the history of its number', () => {
  sources(db).put({ ...caen, text: [{ n: 1, text: 'Il est ordonné.' }] }, 'import')
  const held = libraryView(db)
  expect(held.byId('imported')).toBeDefined()
  expect(held.undoings('imported')).toEqual([
    { text: 'annulée par CE, ord., 21 décembre 2023, n° 489990', whole: true },
  ])
  expect(standings(db, [{ id: 'imported' }])).toMatchObject([{ state: 'held', history: [{ undoes: true }] }])
})

test('the cards that rest on an annulled decision are listed, those that say so are not', () => {
  const all = sources(db)
  all.put(caen, 'import')
  all.put(
    anArgument({ id: 'one', title: 'Appui', authorities: [{ source: 'imported', role: 'support' }] }),
    'pack',
  )
  all.put(
    anArgument({ id: 'two', title: 'Texte', development: 'Le juge l’a ordonné ([[imported|pt 2]]).' }),
    'pack',
  )
  all.put(
    anArgument({
      id: 'three',
      title: 'Honnête',
      development: 'Cette ordonnance ([[imported]]) a été annulée.',
    }),
    'pack',
  )
  all.put(
    anArgument({ id: 'four', title: 'Contre', authorities: [{ source: 'imported', role: 'contrary' }] }),
    'pack',
  )
  const messages = annulledSupport(db).map(one => one.message)
  expect(messages.map(text => /«\u00a0(.+?)\u00a0»/.exec(text)?.[1])).toEqual(['Appui', 'Texte'])
})

test('an official text imported over a card clears «\u00a0rappelé de mémoire\u00a0», whichever came first', () => {
  const card = anArticle({
    id: 'CARD',
    number: 'L. 251-9',
    certainty: 'to-verify',
    caveat: 'Rappelé de mémoire : relire la rédaction en vigueur avant de citer.',
    holding: 'Notre notice.',
    versions: [],
  })
  const official = anArticle({ id: 'official', number: 'L. 251-9', certainty: 'verified' })
  for (const order of [['pack', 'import'] as const, ['import', 'pack'] as const]) {
    const own = openDb(':memory:')
    const all = sources(own)
    for (const by of order) all.put(by === 'pack' ? card : official, by)
    const article = all.get(order[0] === 'pack' ? 'CARD' : 'official')
    expect([article.certainty, article.caveat, 'holding' in article && article.holding]).toEqual([
      'verified',
      undefined,
      'Notre notice.',
    ])
    own.close()
  }
})
