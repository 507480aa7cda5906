import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../../../../src/main/kernel/database/open.ts'
import { graphHandlers } from '../../../../../src/main/library/citations/handlers.ts'
import { graphFew, graphPass, graphWaits } from '../../../../../src/main/library/citations/read-citations.ts'
import { libraryView } from '../../../../../src/main/library/citations/same-number.ts'
import { waitingUpTo } from '../../../../../src/main/library/citations/store.ts'
import { openDb } from '../../../../../src/main/library/open-library.ts'
import { sources } from '../../../../../src/main/library/store.ts'
import { findCitations } from '../../../../../src/shared/library/cite/find/find.ts'
import { aDecision, anArticle } from '../../../../fixtures/builders.ts'

let db: Database
beforeAll(() => {
  db = openDb(':memory:')
})
afterAll(() => db.close())
const handlers = () => graphHandlers({ library: { db } } as never)
const cited = (text: string) => findCitations(text)[0]!
const ids = (all: readonly { id: string }[]) => all.map(one => one.id).sort()
const law = (id: string, number: string, date: string, article: string) =>
  anArticle({ id, of: { nature: 'loi', title: `loi n° ${number}`, number, date } as never, number: article })

test('few texts that wait are read at once, many wait for their turn', () => {
  expect(graphWaits(db)).toBe(false)
  const many = Array.from({ length: 13 }, (_, n) =>
    aDecision({ id: `d${n}`, numbers: [`4000${10 + n}`], date: '2020-03-03' }),
  )
  sources(db).putAll(many.slice(0, 11), 'import')
  expect(graphWaits(db)).toBe(true)
  expect(graphFew(db)).toBe(true)
  expect(graphWaits(db)).toBe(false)
  sources(db).putAll(
    many.map(one => ({ ...one, name: 'Autre nom' })),
    'import',
  )
  expect(waitingUpTo(db, 5).count).toBe(5)
  expect(graphFew(db)).toBe(false)
  const batches: object[] = []
  graphPass(
    db,
    () => true,
    now => batches.push(now),
  )
  expect(batches).toEqual([])
  graphPass(
    db,
    () => false,
    now => batches.push(now),
  )
  expect(batches.at(-1)).toMatchObject({ left: 0 })
  expect(graphWaits(db)).toBe(false)
})

test('one long text waits for its turn too: an answer would be kept waiting by it', () => {
  const text = [{ text: 'Vu la loi n° 78-17 du 6 janvier 1978 ; '.repeat(6000) }]
  sources(db).putAll([aDecision({ id: 'long', numbers: ['499999'], date: '2020-03-03', text })], 'import')
  expect(graphFew(db)).toBe(false)
  graphPass(db)
  expect(graphWaits(db)).toBe(false)
})

describe('the library as a draft is held against it', () => {
  beforeAll(() => {
    sources(db).putAll(
      [
        aDecision({
          id: 'annulee',
          court: 'CAA',
          city: 'Lyon',
          numbers: ['19LY00001'],
          date: '2020-05-05',
          text: [],
        }),
        aDecision({
          ...{ id: 'annule', numbers: ['450001'], date: '2021-06-06' },
          text: [
            {
              section: 'facts',
              text: 'Par un arrêt n° 19LY00001 du 5 mai 2020, la cour administrative d’appel de Lyon a rejeté son appel. Il demande d’annuler cet arrêt.',
            },
            {
              section: 'ruling',
              text: 'D E C I D E :\nArticle 1er : L’arrêt n° 19LY00001 du 5 mai 2020 de la cour administrative d’appel de Lyon est annulé.',
            },
          ],
        }),
        aDecision({
          id: 'meme-numero',
          court: 'TA',
          city: 'Nice',
          numbers: ['450001'],
          date: '2019-01-02',
          text: [],
        }),
        law('l1', '2020-10', '2020-02-01', '1er'),
        law('l2', '2020-10', '2020-02-01', '2'),
        law('l3', '2020-11', '2020-02-02', '1er'),
        law('l4', '95-20', '1995-02-02', '1er'),
        aDecision({
          ...{ id: 'cite', numbers: ['450009'], date: '2022-01-01' },
          text: [{ section: 'reasons', text: 'CE, 7 juillet 2021, n° 450777, l’a jugé.' }],
        }),
      ],
      'import',
    )
    graphPass(db)
  })
  test('a citation leads to its source, by its keys or its id; to nothing when it is not there', () => {
    const view = libraryView(db)
    expect(view.resolve(cited('CE, 6 juin 2021, n° 450001').keys)?.id).toBe('annule')
    expect(view.resolve(cited('CE, 6 juin 2021, n° 999999').keys)).toBeUndefined()
    expect(view.resolve([])).toBeUndefined()
    expect(view.resolve(['article:loi 202010|2..9'])?.id).toBe('l2')
    expect(view.resolve(['decision:ta|nice|450001|'])?.id).toBe('meme-numero')
    expect(view.resolve(['id:l3'])?.id).toBe('l3')
    expect(view.byId('l1')?.id).toBe('l1')
    expect(view.byId('absent')).toBeUndefined()
    expect(view.holds(['article:loi 202010|'])).toBe(true)
    expect(view.holds(['article:loi 199999|', 'article:loi 9520|'])).toBe(true)
    expect(view.holds(['article:loi 199999|'])).toBe(false)
  })
  test('decisions of the same number or of the same court and day look alike', () => {
    const view = libraryView(db)
    expect(ids(view.lookalikes(cited('CE, 7 juin 2021, n° 450001')))).toEqual(['annule', 'meme-numero'])
    expect(ids(view.lookalikes(cited('CE, 6 juin 2021, n° 123456')))).toEqual(['annule'])
    expect(view.lookalikes(cited('CE, 9 juin 2021, n° 123456'))).toEqual([])
  })
  test('an annulled decision says by which, a standing one nothing', () => {
    const view = libraryView(db)
    const lower = view.resolve(cited('CAA Lyon, 5 mai 2020, n° 19LY00001').keys)
    expect(lower?.id).toBe('annulee')
    expect(view.undoings('annulee')).toEqual([
      { text: expect.stringMatching(/^annulée ou réformée par .*450001/u), whole: true },
    ])
    expect(view.undoings('inconnue')).toEqual([])
    expect(view.byId('annule') && view.undoings('annule')).toEqual([])
  })
  test('a decision annulled in part says so; who read the deciding text answers for what the program read', () => {
    const lower = (id: string, number: string) =>
      aDecision({ id, court: 'CAA', city: 'Nantes', numbers: [number], date: '2020-06-05', text: [] })
    const annuls = (id: string, number: string, words: string) =>
      aDecision({
        ...{ id, numbers: [id.replace(/\D/g, '')], date: '2021-07-07' },
        text: [
          {
            section: 'ruling',
            text: `D E C I D E :\nArticle 1er : L’arrêt n° ${number} du 5 juin 2020 de la cour administrative d’appel de Nantes est annulé${words}.`,
          },
        ],
      })
    const read = {
      ...lower('relue', '19NT00002'),
      readings: [{ by: 'Me Petit', on: '2022-01-01' }],
    } as never
    sources(db).putAll(
      [
        lower('en-partie', '19NT00001'),
        annuls('ce-451001', '19NT00001', ' en tant qu’il statue sur les frais'),
        read,
        annuls('ce-451002', '19NT00002', ''),
      ],
      'import',
    )
    graphPass(db)
    const view = libraryView(db)
    const undoings = (id: string) => view.byId(id) && view.undoings(id)
    expect(undoings('en-partie')).toEqual([
      { text: expect.stringMatching(/^annulée ou réformée en partie par .*451001/u), whole: false },
    ])
    expect(undoings('relue')).toEqual([
      { text: expect.stringMatching(/^annulée ou réformée par .*451002/u), whole: false },
    ])
    const [whole, bare] = [view.byId('annule'), view.byId('annulee')]
    expect(whole && view.stateOf(whole)).toBe('held')
    expect(bare && view.stateOf(bare)).toBe('unverified')
  })
  test('the acts of a number or of a year, each by one article', () => {
    const view = libraryView(db)
    const numbers = (act: object) =>
      view
        .acts(act as never)
        .map(one => one.number)
        .sort()
    expect(numbers({ nature: 'loi', number: '2020-10' })).toEqual(['2020-10'])
    expect(numbers({ nature: 'loi', date: '2020-02-01' })).toEqual(['2020-10', '2020-11'])
    expect(numbers({ nature: 'loi', date: '1995-05-05' })).toEqual(['95-20'])
    expect(numbers({ nature: 'décret', date: '2020-02-01' })).toEqual([])
    expect(view.missingFrom('article:loi 202010|99')).toBeUndefined()
  })
  test('what the library only knows from the citations of others is told by them', () => {
    const view = libraryView(db)
    const found = cited('CE, 8 juillet 2021, n° 450777')
    expect(view.citedElsewhere(found).map(one => one.key)).toEqual(['decision:ce||450777|2021-07-07'])
    expect(view.citedElsewhere(cited('CE, 7 juillet 2021, n° 450777'))).toEqual([])
    expect(view.citedElsewhere(cited('l’article 3 du code civil'))).toEqual([])
  })
  test('messages: links both ways, what is missing, what is recognised, and a source that is gone', async () => {
    const all = handlers()
    const page = await all['library.links']({ id: 'annule', limit: 10, offset: 0 })
    expect(page.cites.map(one => [one.hit?.id, one.treatment])).toContainEqual(['annulee', 'overturns'])
    const back = await all['library.links']({ id: 'annulee', limit: 10, offset: 0 })
    expect(back).toMatchObject({ citedByTotal: 1, read: true })
    expect(() => all['library.links']({ id: 'absente', limit: 1, offset: 0 })).toThrow(
      'n’est plus dans la bibliothèque',
    )
    const missing = await all['library.missing']({ kind: undefined, limit: 50, offset: 0 })
    expect(missing.items.map(one => one.key)).toContain('decision:ce||450777|2021-07-07')
    expect(missing.coverage.read).toBe(missing.coverage.texts)
    const keys = cited('CE, 6 juin 2021, n° 450001').keys
    const unread = aDecision({
      id: 'a-lire',
      numbers: ['460001'],
      text: [{ text: 'CE, 6 juin 2021, n° 450001, l’a jugé.' }],
    })
    sources(db).putAll([unread], 'import')
    expect(await all['library.links']({ id: 'a-lire', limit: 10, offset: 0 })).toMatchObject({
      read: true,
      cites: [{ hit: { id: 'annule' } }],
    })
    const code = cited('l’article L. 251-9 du code de la sécurité intérieure').keys
    sources(db).putAll([anArticle({ id: 'csi', number: 'L. 251-9' })], 'import')
    expect(await all['library.recognise']({ cited: [[...code]], profile: 'reflex' })).toEqual([
      {
        kind: 'article',
        id: 'csi',
        full: 'CSI, art.\u00a0L.\u00a0251-9',
        short: 'CSI, art.\u00a0L.\u00a0251-9',
      },
    ])
    expect(await all['library.recognise']({ cited: [[...code]], profile: 'pretoire' })).toMatchObject([
      {
        full: 'article\u00a0L.\u00a0251-9 du code de la sécurité intérieure',
        short: 'art.\u00a0L.\u00a0251-9 CSI',
      },
    ])
    graphPass(db)
    expect(
      await all['library.recognise']({
        cited: [[...keys], ['decision:ce||1|'], [...keys]],
        profile: 'pretoire',
      }),
    ).toEqual([
      expect.objectContaining({ id: 'annule', kind: 'decision', full: expect.stringContaining('450001') }),
      null,
      expect.objectContaining({ id: 'annule' }),
    ])
    expect(await all['library.trace']()).toEqual({ done: 0, left: 0 })
  })
})
