import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { openDb } from '../../../../src/main/library/open-library.ts'
import { sources } from '../../../../src/main/library/store.ts'
import { aDecision, anArgument, anArticle } from '../../../fixtures/builders.ts'

const db = openDb(':memory:')
const library = sources(db)
const found = (text: string, filters: object = {}) =>
  library.search({ text, ...filters }).hits.map(hit => hit.id)

beforeAll(() => {
  const lil = { nature: 'loi', title: 'relative à l’informatique', number: '78-17', short: 'LIL' } as const
  const cja = { nature: 'code', title: 'code de justice administrative' } as const
  const of = (given: Parameters<typeof aDecision>[0], text: string) =>
    aDecision({ name: 'X', ...given, text: [{ text }] })
  const article = (given: Parameters<typeof anArticle>[0], text: string, version: string) =>
    anArticle({
      ...given,
      path: [],
      versions: [{ id: version, from: '2014-03-20', status: 'VIGUEUR', text }],
    })
  library.putAll(
    [
      of(
        {
          id: 'moirans',
          court: 'TA',
          city: 'Grenoble',
          numbers: ['2105328'],
          date: '2025-01-24',
          tags: ['vsa'],
        },
        'Une donnée personnelle de l’usager est traitée par l’œuvre communale.',
      ),
      of(
        { id: 'nice', numbers: ['506370'], date: '2026-01-30' },
        'Des données personnelles ont été traitées. Un arrêté le dit.',
      ),
      of(
        { id: 'cass', court: 'Cass.', formation: '2e civ.', numbers: ['23-20.005'], date: '2024-05-02' },
        'Les député·es et les agriculteur·rices sont entendu·es. Un arrêt.',
      ),
      of(
        { id: 'cjue', court: 'CJUE', numbers: ['C-511/18'], date: '2020-10-06', ecli: 'ECLI:EU:C:2020:791' },
        'Conservation généralisée.',
      ),
      of(
        { id: 'cc', court: 'Cons. const.', numbers: ['2025-878'], nature: 'DC', date: '2025-04-24' },
        'Loi sur les transports.',
      ),
      article(
        { id: 'l251-2', number: 'L. 251-2' },
        'La voie est publique. Vidéoprotection sur la voie publique.',
        'LEGIARTI000000000901',
      ),
      article(
        { id: 'r421-1', number: 'R. 421-1', of: cja },
        'La juridiction ne peut être saisie que par voie de recours.',
        'LEGIARTI000000000902',
      ),
      article({ id: 'lil6', number: '6', of: lil }, 'Il est interdit de traiter.', 'LEGIARTI000000000903'),
    ],
    'import',
  )
  library.put(
    anArgument({
      id: 'base',
      title: 'Absence de base légale',
      thesis: 'Aucun texte ne le permet.',
      tags: ['vsa'],
    }),
    'pack',
  )
})

describe('finds', () => {
  test.each([
    ['accents left out', 'donnees personnelles', ['nice', 'moirans']],
    ['plural for singular, exact first', 'données personnelles', ['nice', 'moirans']],
    ['singular for plural, exact first', 'donnée personnelle', ['moirans', 'nice']],
    ['capitals', 'DONNÉES PERSONNELLES', ['nice', 'moirans']],
    ['elision', 'l’usager', ['moirans']],
    ['straight apostrophe', "l'usager", ['moirans']],
    ['ligature', 'oeuvre', ['moirans']],
    ['inclusive, feminine', 'députées', ['cass']],
    ['inclusive, masculine plural', 'députés', ['cass']],
    ['inclusive, singular', 'député', ['cass']],
    ['inclusive spelling typed', 'député⋅e·s', ['cass']],
    ['inclusive spelling in brackets', 'député(e)s', ['cass']],
    ['inclusive, other ending', 'agricultrice', ['cass']],
    ['the last word goes on', 'conservation gé', ['cjue']],
    ['from one letter on', 'conservation g', ['cjue']],
    ['a phrase', '"voie publique"', ['l251-2']],
    ['a phrase not closed', '« voie publique', ['l251-2']],
    ['a phrase is not its words apart', '"voie de publique"', []],
    ['stop words do not hide, and one word comes after both', 'la voie de publique', ['l251-2', 'r421-1']],
    ['arrêté is not arrêt', 'un arrêt,', ['cass', 'nice']],
  ])('%s: %s', (_, text, ids) => {
    expect(found(text)).toEqual(ids)
  })

  test.each([
    ['2105328', 'moirans'],
    ['n° 2105328', 'moirans'],
    ['23-20.005', 'cass'],
    ['23-20005', 'cass'],
    ['C-511/18', 'cjue'],
    ['ECLI:EU:C:2020:791', 'cjue'],
    ['2025-878 DC', 'cc'],
    ['2025-878', 'cc'],
    ['L. 251-2', 'l251-2'],
    ['l251-2', 'l251-2'],
    ['L251-2 CSI', 'l251-2'],
    ['art. 6 LIL', 'lil6'],
    ['article 6 de la loi 78-17', 'lil6'],
    ['R. 421-1 du code de justice administrative', 'r421-1'],
    ['R421-1 CJA', 'r421-1'],
  ])('by number, first: %s', (text, id) => {
    expect(found(text)[0]).toBe(id)
  })

  test('a stop word alone is still a word', () => {
    expect(found('de').length).toBeGreaterThan(0)
  })
})

test('filters, facets and total agree', () => {
  const { hits, total, facets } = library.search({ text: '', tag: 'vsa' })
  expect(hits.map(hit => hit.id).sort()).toEqual(['base', 'moirans'])
  expect(total).toBe(2)
  expect(facets.kind).toEqual({ decision: 1, argument: 1 })
  expect(found('données', { court: 'TA' })).toEqual(['moirans'])
  expect(found('données', { from: '2026-01-01' })).toEqual(['nice'])
  expect(library.search({ text: '', kind: 'article' }).facets.kind).toEqual({
    decision: 5,
    article: 3,
    argument: 1,
  })
})

test('nothing asked: the newest first, by pages', () => {
  const all = found('', { kind: 'decision' })
  expect(all).toEqual(['nice', 'cc', 'moirans', 'cass', 'cjue'])
  expect(found('', { kind: 'decision', limit: 2, offset: 2 })).toEqual(all.slice(2, 4))
})

test('the excerpt is the original text, its matches marked', () => {
  expect(library.search({ text: 'donnees personnelles' }).hits[0]?.excerpt).toBe(
    'Des \u0001données\u0002 \u0001personnelles\u0002 ont été traitées. Un arrêté le dit.',
  )
  expect(library.search({ text: 'députées' }).hits[0]?.excerpt).toContain('\u0001député·es\u0002')
})

test('the longest name that may end a judgment after « Le » is not looked for; a sentence is', () => {
  const named = `Le secrétaire ${'Unnomtrèslong '.repeat(5)}`.trim()
  const longest = `${named}${'x'.repeat(83 - named.length)}:`
  library.putAll(
    [
      aDecision({ id: 'named', numbers: ['499124'], text: [{ section: 'ruling', text: longest }] }),
      aDecision({
        id: 'told',
        numbers: ['499125'],
        text: [{ section: 'ruling', text: `${longest.slice(0, -1)}x:` }],
      }),
    ],
    'import',
  )
  expect(longest).toHaveLength(84)
  expect(found('Unnomtrèslong')).toEqual(['told'])
})

test('who sat and signed is not looked for, nor shown by a number (art. L. 10 CJA)', () => {
  library.putAll(
    [
      aDecision({
        id: 'signed',
        numbers: ['499123'],
        text: [
          {
            section: 'visas',
            text: '- le rapport de Mme Unetellequirapporte, conseillère d’Etat ;\n- les conclusions de M. Untelquiconclut, rapporteur public ;',
          },
          { n: 1, section: 'reasons', text: 'La requête tend à l’annulation d’un arrêté de péage urbain.' },
          {
            section: 'ruling',
            text: 'Délibéré à l’issue de la séance où siégeaient : M. Untelquisiège, présidant.',
          },
          { section: 'ruling', text: 'La secrétaire :' },
          { section: 'ruling', text: 'Signé : Mme Unetellequisigne 499123- 5 -' },
        ],
      }),
    ],
    'import',
  )
  expect(found('Unetellequisigne')).toEqual([])
  expect(found('Untelquisiège')).toEqual([])
  expect(found('Unetellequirapporte')).toEqual([])
  expect(found('Untelquiconclut')).toEqual([])
  expect(library.search({ text: 'Untelquiconclut' })).toMatchObject({ total: 0 })
  expect(found('péage urbain')).toEqual(['signed'])
  const excerpt = library.search({ text: '499123' }).hits[0]?.excerpt
  expect(excerpt).toContain('péage urbain')
  expect(JSON.stringify(library.get('signed'))).toContain('Unetellequisigne')
})

test('a removed source is not found, a restored one is', () => {
  library.remove('cjue')
  expect(found('conservation')).toEqual([])
  expect(found('C-511/18')).toEqual([])
  library.restore('cjue')
  expect(found('conservation')).toEqual(['cjue'])
})

test('whatever is typed, the search answers', () => {
  const odd = fc.constantFrom(
    '"',
    '*',
    'NEAR(',
    'AND',
    'OR',
    'NOT',
    '^',
    'head:',
    '(',
    ')',
    '-',
    '\0',
    "'",
    '«',
    '{',
    '}',
    '+',
    'é',
    '·e·s',
  )
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.array(odd, { maxLength: 12 }).map(all => all.join(' ')),
  )
  fc.assert(
    fc.property(text, typed => {
      const { hits, total } = library.search({ text: typed })
      expect(hits.length).toBeLessThanOrEqual(total)
    }),
    { numRuns: 400 },
  )
})
