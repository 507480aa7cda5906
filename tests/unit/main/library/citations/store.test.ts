import { beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '../../../../../src/main/kernel/database/open.ts'
import { links } from '../../../../../src/main/library/citations/citation-links.ts'
import { graphPass } from '../../../../../src/main/library/citations/read-citations.ts'
import { needsTrace, traceBatch } from '../../../../../src/main/library/citations/store.ts'
import { openDb } from '../../../../../src/main/library/open-library.ts'
import { sources } from '../../../../../src/main/library/store.ts'
import type { Source } from '../../../../../src/shared/library/model.ts'
import { aDecision, anArgument, anArticle } from '../../../../fixtures/builders.ts'

let db: Database
beforeEach(() => {
  db = openDb(':memory:')
})

const add = (...all: Source[]) => sources(db).putAll(all, 'import')
const read = () => graphPass(db)
const of = (id: string) => links(db).of(id, 20, 0)!
const missing = () =>
  links(db)
    .missing(undefined, 50, 0)
    .items.map(({ key }) => key)

const lil = { nature: 'loi', title: '', number: '78-17' } as const

const says = (id: string, text: string, given: Partial<Source> = {}) =>
  aDecision({
    id,
    numbers: [id.replace(/\D/g, '')],
    text: [{ n: 3, section: 'reasons', text }],
    ...given,
  } as object)
const lower = () =>
  aDecision({
    id: 'caa',
    court: 'CAA',
    city: 'Bordeaux',
    numbers: ['18BX99631'],
    date: '2020-10-29',
    text: [],
  })

describe('citations of the library', () => {
  test('lead to the source, with the point, the words and the sentence, and back', () => {
    add(
      aDecision({ id: 'ancienne', numbers: ['442364'], date: '2022-04-26' }),
      says(
        'd500001',
        'D’une part, rien ne le dit. Par sa décision n° 442364 du 26 avril 2022, le Conseil d’État a jugé que la loi suffit. Ensuite.',
      ),
    )
    read()
    expect(of('d500001').cites).toMatchObject([
      {
        hit: { id: 'ancienne' },
        times: 1,
        treatment: 'cites',
        written: expect.stringContaining('442364 du 26 avril 2022'),
        places: [
          {
            n: 3,
            passage: 0,
            excerpt:
              'Par sa décision n° 442364 du 26 avril 2022, le Conseil d’État a jugé que la loi suffit.',
          },
        ],
      },
    ])
    expect(of('ancienne').citedBy).toMatchObject([{ hit: { id: 'd500001' }, places: [{ n: 3 }] }])
    expect(of('ancienne').citedByTotal).toBe(1)
  })

  test('a source imported later answers to what waited for it, with or without its date', () => {
    add(
      says('d500001', 'Par la décision du Conseil d’État n° 442364 du 26 avril 2022, il a été jugé ainsi.'),
      says('d500002', 'Vu l’article L. 251-2 du code de la sécurité intérieure.'),
    )
    read()
    expect(missing()).toEqual(
      expect.arrayContaining([
        'decision:ce||442364|2022-04-26',
        'article:code de la securite interieure|l-251-2',
      ]),
    )
    add(
      aDecision({ id: 'ancienne', numbers: ['442364'], date: '2022-04-26' }),
      anArticle({ id: 'l251', number: 'L. 251-2' }),
    )
    read()
    expect(of('d500001').cites[0]?.hit?.id).toBe('ancienne')
    expect(of('l251').citedBy[0]?.hit?.id).toBe('d500002')
    expect(missing()).toEqual([])
  })

  test('a whole code that texts cite is not missing: its articles are', () => {
    add(
      says('d500001', 'Vu le code électoral ; vu l’article L. 52-12 du code électoral ; vu la loi n° 78-17.'),
    )
    read()
    expect(missing()).toEqual(['article:code electoral|l-52-12', 'article:loi 7817|'])
  })

  test('a number without a date leads to the only decision that bears it, and nowhere when two do', () => {
    add(says('d500001', 'Comme l’a jugé le Conseil d’État, n° 442364.'))
    read()
    add(aDecision({ id: 'une', numbers: ['442364'], date: '2022-04-26' }))
    read()
    expect(of('d500001').cites[0]?.hit?.id).toBe('une')
    add(aDecision({ id: 'deux', numbers: ['442364'], date: '2023-04-26' }))
    read()
    expect(of('d500001').cites[0]?.hit).toBeUndefined()
  })

  test('a court and a day lead to the only decision it can be; to none, with those it may be, when there are several', () => {
    const council = (id: string, number: string) =>
      aDecision({ id, court: 'Cons. const.', nature: 'DC', numbers: [number], date: '1971-07-16' })
    add(
      says(
        'd500001',
        'La décision du Conseil constitutionnel du 16 juillet 1971 et l’arrêt de la cour administrative d’appel de Bordeaux du 29 octobre 2020.',
      ),
    )
    read()
    expect(of('d500001').cites.some(({ hit, candidates }) => hit || candidates)).toBe(false)
    add(council('une', '71-44'), lower())
    read()
    expect(of('d500001').cites.map(({ hit, byDay }) => [hit?.id, byDay])).toEqual([
      ['une', undefined],
      ['caa', true],
    ])
    add(council('deux', '71-45'), { ...lower(), id: 'caa-2', numbers: ['18BX00632'] } as Source)
    read()
    expect(of('d500001').cites.map(one => one.hit)).toEqual([undefined, undefined])
    expect(of('d500001').cites.map(one => one.candidates?.map(({ id }) => id).sort())).toEqual([
      ['deux', 'une'],
      ['caa', 'caa-2'],
    ])
  })

  test('of a court and a day, the name tells which; another name leads nowhere', () => {
    const one = (id: string, number: string, given: object) =>
      aDecision({ id, numbers: [number], date: '2021-12-24', name: undefined, text: [], ...given })
    add(
      says('d500001', 'Comme jugé (CE, 24 décembre 2021, La Quadrature du Net, Lebon).'),
      says('d500002', 'Comme jugé (CE, 24 décembre 2021, Société Tartempion, Lebon).'),
      one('lqdn', '440442', { text: [{ text: 'Vu la requête de l’association « La Quadrature du Net ».' }] }),
    )
    read()
    const found = (id: string) => of(id).cites.map(({ hit, byDay }) => [hit?.id, byDay])
    expect(found('d500001')).toEqual([['lqdn', undefined]])
    expect(found('d500002')).toEqual([[undefined, undefined]])
    expect(of('d500002').cites[0]?.candidates?.map(({ id }) => id)).toEqual(['lqdn'])
    // what comes later answers to its own name alone
    add(one('autre', '440443', { name: 'Société Tartempion' }))
    read()
    expect(found('d500001')).toEqual([['lqdn', undefined]])
    expect(found('d500002')).toEqual([['autre', undefined]])
    sources(db).remove('autre')
    read()
    expect(found('d500002')).toEqual([[undefined, undefined]])
  })

  test('every wording of an article is read; what only a former one says is told so', () => {
    add(
      anArticle({
        id: 'wordings',
        versions: [
          {
            id: 'v1',
            from: '2012-01-01',
            to: '2020-01-01',
            status: 'MODIFIE',
            text: 'Selon la loi n° 78-17 du 6 janvier 1978 et le règlement (UE) 2016/679.',
          },
          { id: 'v2', from: '2020-01-01', status: 'VIGUEUR', text: 'Selon le règlement (UE) 2016/679.' },
        ],
      }),
    )
    read()
    expect(
      of('wordings').cites.map(({ key, former, times, places }) => [key, former, times, places[0]?.excerpt]),
    ).toEqual([
      ['article:reglement ue 2016679|', undefined, 1, 'Selon le règlement (UE) 2016/679.'],
      [
        'article:loi 7817|',
        true,
        1,
        'Selon la loi n° 78-17 du 6 janvier 1978 et le règlement (UE) 2016/679.',
      ],
    ])
  })

  test('what is cited with its date is not another decision of the same number', () => {
    add(aDecision({ id: 'une', numbers: ['442364'], date: '2022-04-26' }))
    add(says('d500001', 'Comme l’a jugé le Conseil d’État, 3 mai 2023, n° 442364.'))
    read()
    expect(of('d500001').cites[0]?.hit).toBeUndefined()
    expect(missing()).toEqual(['decision:ce||442364|2023-05-03'])
  })

  test('a source taken away is missing again, and found when it is put back', () => {
    add(
      aDecision({ id: 'ancienne', numbers: ['442364'], date: '2022-04-26' }),
      says('d500001', 'Par sa décision n° 442364 du 26 avril 2022, le Conseil d’État a jugé.'),
    )
    read()
    sources(db).remove('ancienne')
    expect(of('d500001').cites[0]?.hit).toBeUndefined()
    read()
    expect(missing()).toEqual(['decision:ce||442364|2022-04-26'])
    sources(db).restore('ancienne')
    read()
    expect(of('d500001').cites[0]?.hit?.id).toBe('ancienne')
    expect(missing()).toEqual([])
  })

  test('a text taken away cites nothing more', () => {
    add(says('d500001', 'Par sa décision n° 442364 du 26 avril 2022, le Conseil d’État a jugé.'))
    read()
    sources(db).remove('d500001')
    read()
    expect(missing()).toEqual([])
  })

  test('a text that has changed is read again', () => {
    add(says('d500001', 'Par sa décision n° 442364 du 26 avril 2022, le Conseil d’État a jugé.'))
    read()
    const source = sources(db).get('d500001')
    if (source.kind !== 'decision') throw new Error(source.kind)
    sources(db).save({ ...source, text: [{ text: 'Vu la loi n° 78-17 du 6 janvier 1978.' }] })
    expect(of('d500001').read).toBe(false)
    read()
    expect(of('d500001').read).toBe(true)
    expect(missing()).toEqual(['article:loi 7817|'])
  })

  test('what is missing comes most cited first, without the texts of which the library has articles', () => {
    add(
      anArticle({ number: 'L. 251-2' }),
      says(
        'd500001',
        'Vu le code de la sécurité intérieure, la loi n° 78-17 du 6 janvier 1978 et le décret n° 2019-536 du 29 mai 2019.',
      ),
      says('d500002', 'Vu le décret n° 2019-536 du 29 mai 2019.'),
    )
    read()
    const { items, total } = links(db).missing('text', 50, 0)
    expect(items.map(({ key, times, sources }) => [key, times, sources])).toEqual([
      ['article:decret 2019536|', 2, 2],
      ['article:loi 7817|', 1, 1],
    ])
    expect(total).toBe(2)
    expect(links(db).missing('text', 1, 1).items[0]?.key).toBe('article:loi 7817|')
    expect(items[0]?.url).toContain('legifrance.gouv.fr')
  })

  test('a text is missing again once none of its articles is left', () => {
    add(
      anArticle({ of: lil, number: '4', id: 'l251-2' }),
      anArticle({ of: lil, number: '5', id: 'l252-1' }),
      says('d500001', 'Vu la loi n° 78-17.'),
    )
    const missingWithout = (id: string) => {
      sources(db).remove(id)
      read()
      return missing()
    }
    read()
    expect(missing()).toEqual([])
    expect(missingWithout('l252-1')).toEqual([])
    expect(missingWithout('l251-2')).toEqual(['article:loi 7817|'])
    add(anArticle({ of: lil, number: '6' }))
    read()
    expect(missing()).toEqual([])
  })

  test('an arrêt annulled is known by the number given it before, and both sides say so', () => {
    add(
      lower(),
      aDecision({
        id: 'ce',
        text: [
          {
            section: 'facts',
            text: 'Par un arrêt n° 18BX99631 du 29 octobre 2020, la cour administrative d’appel de Bordeaux a rejeté son appel.',
          },
          {
            section: 'ruling',
            text: 'Article 1er : L’arrêt du 29 octobre 2020 de la cour administrative d’appel de Bordeaux est annulé.',
          },
        ],
      }),
    )
    read()
    expect(of('ce').cites).toMatchObject([{ hit: { id: 'caa' }, times: 2, treatment: 'overturns' }])
    expect(of('caa').citedBy).toMatchObject([{ hit: { id: 'ce' }, treatment: 'overturns' }])
  })

  test('an argument cites its authorities and what its texts name, whichever comes first', () => {
    add(
      anArgument({
        id: 'base-legale',
        thesis: 'Nul texte ne l’autorise [[ancienne|pt 5]].',
        authorities: [{ source: 'ancienne', role: 'support' }],
      }),
    )
    read()
    expect(missing()).toEqual([])
    expect(of('base-legale').cites).toEqual([])
    add(aDecision({ id: 'ancienne' }))
    read()
    expect(of('base-legale').cites).toMatchObject([{ hit: { id: 'ancienne' }, times: 2 }])
    expect(of('ancienne').citedBy).toMatchObject([{ hit: { id: 'base-legale' } }])
  })

  test('batches are kept one by one and never done twice', () => {
    add(...Array.from({ length: 5 }, (_, n) => says(`d50000${n}`, 'Vu la loi n° 78-17 du 6 janvier 1978.')))
    expect(traceBatch(db, 2)).toEqual({ done: 2, left: 3 })
    expect(links(db).missing(undefined, 9, 0).coverage).toEqual({ texts: 5, read: 2 })
    expect(traceBatch(db, 9)).toEqual({ done: 3, left: 0 })
    expect(needsTrace(db)).toBe(false)
    expect(links(db).missing(undefined, 9, 0).items).toMatchObject([{ times: 5, sources: 5 }])
    expect(traceBatch(db)).toEqual({ done: 0, left: 0 })
  })

  test('what cites a source: what undoes it first, then the newest, then as they came, a page at a time', () => {
    const annuls = [
      {
        section: 'facts',
        text: 'Par un arrêt n° 18BX99631 du 29 octobre 2020, la cour administrative d’appel de Bordeaux a rejeté son appel.',
      },
      {
        section: 'ruling',
        text: 'Article 1er : L’arrêt du 29 octobre 2020 de la cour administrative d’appel de Bordeaux est annulé.',
      },
    ] as const
    const cites = 'Comme l’a jugé CAA Bordeaux, 29 octobre 2020, n° 18BX99631, la loi suffit.'
    add(
      lower(),
      says('d500001', cites, { date: '2021-05-05' }),
      says('d500002', cites, { date: '2023-05-05' }),
      says('d500003', cites, { date: undefined }),
      aDecision({ id: 'annule', numbers: ['500004'], date: '2021-12-01', text: [...annuls] }),
      says('d500005', cites, { date: '2022-05-05' }),
      says('d500006', cites, { date: '2022-05-05' }),
    )
    read()
    const citing = (limit: number, offset: number) =>
      links(db)
        .of('caa', limit, offset)!
        .citedBy.map(({ hit }) => hit?.id)
    const all = ['annule', 'd500002', 'd500005', 'd500006', 'd500001', 'd500003']
    expect(citing(9, 0)).toEqual(all)
    expect(citing(2, 1)).toEqual(all.slice(1, 3))
    expect(of('caa').citedByTotal).toBe(6)
    expect(of('caa').citedBy.map(({ hit }) => hit?.date)).toEqual([
      '2021-12-01',
      '2023-05-05',
      '2022-05-05',
      '2022-05-05',
      '2021-05-05',
      undefined,
    ])
  })

  test('a source of a list says how sure it is, its words and whether it was withdrawn', () => {
    const one = (id: string, given: object) =>
      aDecision({ id, numbers: [id.replace(/\D/g, '')], date: '2022-04-26', text: [], ...given })
    add(
      one('ce-442364', { certainty: 'to-verify', tags: ['essai'] }),
      one('ce-442365', { withdrawn: '2024-01-01' }),
      says(
        'd500001',
        'Comme l’a jugé CE, 26 avril 2022, n° 442364, puis CE, 26 avril 2022, n° 442365, puis CE, 26 avril 2022, n° 442366.',
      ),
    )
    read()
    const hits = of('d500001').cites.map(({ hit }) => hit)
    expect(hits.slice(0, 2)).toMatchObject([
      { id: 'ce-442364', kind: 'decision', certainty: 'to-verify', tags: ['essai'], excerpt: '' },
      { id: 'ce-442365', certainty: 'verified', tags: [], withdrawn: '2024-01-01' },
    ])
    expect(hits[0]).not.toHaveProperty('withdrawn')
    expect(hits[2]).toBeUndefined()
  })

  test('what a source cites comes in the order of its text, each with its words, its places as far as they are shown', () => {
    const council = 'Conseil d’État, 3 mars 2020, n° 400001'
    add(
      aDecision({
        id: 'd500001',
        numbers: ['500001'],
        text: [
          { n: 1, section: 'reasons', text: `L’article 6 du code civil le dit ; ${council}` },
          { section: 'reasons', text: 'Vu la loi n° 78-17 du 6 janvier 1978.' },
          {
            n: 2,
            section: 'reasons',
            text: 'L’article 5 du code pénal. L’article 6 du code civil. '.repeat(9),
          },
        ],
      }),
    )
    read()
    const { cites } = of('d500001')
    expect(cites.map(({ written, times, places }) => [written, times, places.length])).toEqual([
      ['article 6 du code civil', 10, 6],
      [council, 1, 1],
      ['loi n° 78-17 du 6 janvier 1978', 1, 1],
      ['article 5 du code pénal', 9, 6],
    ])
    expect(cites.map(({ places }) => places[0])).toMatchObject([
      { n: 1, passage: 0 },
      { n: 1, passage: 0 },
      { passage: 1 },
      { n: 2, passage: 2 },
    ])
    expect(cites[2]?.places[0]).not.toHaveProperty('n')
    expect(cites.every(one => one.former === undefined)).toBe(true)
  })

  test('of a day that has many decisions, the first eight are proposed', () => {
    add(
      ...Array.from({ length: 10 }, (_, n) =>
        aDecision({ id: `ce-${n}`, numbers: [`44236${n}`], date: '2022-04-26', text: [] }),
      ),
      says('d500001', 'Selon la décision du Conseil d’État du 26 avril 2022.'),
    )
    read()
    expect(of('d500001').cites[0]?.candidates?.map(({ id }) => id)).toEqual(
      Array.from({ length: 8 }, (_, n) => `ce-${n}`),
    )
  })

  test('an article that names itself cites nothing, nor does a decision that names itself', () => {
    add(
      anArticle({
        id: 'soi',
        number: 'L. 251-2',
        versions: [
          {
            id: 'LEGIARTI000000000001',
            from: '2014-03-20',
            status: 'VIGUEUR',
            text: 'L’article L. 251-2 du code de la sécurité intérieure s’applique.',
          },
        ],
      }),
    )
    read()
    expect(of('soi')).toMatchObject({ cites: [], citedBy: [], citedByTotal: 0 })
    expect(missing()).toEqual([])
  })

  test('a source that cites another by two of its keys is counted once', () => {
    add(
      aDecision({
        id: 'ancienne',
        numbers: ['442364'],
        date: '2022-04-26',
        ecli: 'ECLI:FR:CECHR:2022:442364.20220426',
        text: [],
      }),
      says(
        'd500001',
        'Comme l’a jugé CE, 26 avril 2022, n° 442364 (ECLI:FR:CECHR:2022:442364.20220426), la loi suffit.',
      ),
    )
    read()
    expect(of('d500001').cites.map(({ hit }) => hit?.id)).toEqual(['ancienne', 'ancienne'])
    expect(of('ancienne')).toMatchObject({ citedByTotal: 1, citedBy: [{ hit: { id: 'd500001' } }] })
  })

  test('a text of law is missing no more once the library has an article of it', () => {
    add(says('d500001', 'Vu la loi n° 78-17.'))
    read()
    expect(missing()).toEqual(['article:loi 7817|'])
    expect(of('d500001').cites).toMatchObject([{ key: 'article:loi 7817|' }])
    add(anArticle({ of: lil, number: '4' }))
    read()
    expect(missing()).toEqual([])
    expect(of('d500001').cites).toEqual([])
  })

  test('a batch ends where it has much text, so that what was read is soon written', () => {
    const long = 'Rien. '.repeat(140_000)
    add(...['d500001', 'd500002', 'd500003'].map(id => says(id, long)))
    expect(traceBatch(db)).toEqual({ done: 2, left: 1 })
    expect(traceBatch(db)).toEqual({ done: 1, left: 0 })
  })
})
