import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { toldApart } from '../../../../../src/shared/library/cite/hit.ts'
import { cite, citeText, label, precitedName } from '../../../../../src/shared/library/cite/print.ts'
import {
  pinFromFields,
  sourceFromFields,
  sourceFromJson,
} from '../../../../../src/shared/library/cite/source-fields.ts'
import { Source } from '../../../../../src/shared/library/model.ts'

interface Case {
  id: string
  type: string
  fields: Record<string, unknown>
  pretoire: string
  reflex: string
}
const casesIn = (file: URL): Case[] => JSON.parse(readFileSync(file, 'utf8'))
const specification = new URL('../../../../../../shared/legal/citations.json', import.meta.url)
const specified = existsSync(specification) ? casesIn(specification) : []

const spaces = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ')

const printsAsExpected = ({ type, fields, pretoire, reflex }: Case) => {
  const source = sourceFromFields(type, fields)
  const pin = pinFromFields(fields)
  const guided = pinFromFields(fields, 'reflex')
  it('prétoire', () => expect(spaces(citeText(source, { pin }))).toBe(pretoire))
  it('Ref-Lex', () => expect(spaces(citeText(source, { pin: guided, profile: 'reflex' }))).toBe(reflex))
  it('is read from JSON in both shapes', () => {
    expect(sourceFromJson({ type, fields })).toEqual({ source, pin })
    expect(sourceFromJson({ ...source, id: undefined }).source).toEqual(source)
  })
}
describe.each(casesIn(new URL('../../../../fixtures/citations/citations.json', import.meta.url)))(
  '$id $type',
  printsAsExpected,
)
describe.skipIf(specified.length === 0)('the references of the specification kept beside the project', () => {
  it('are there', () => expect(specified.length).toBeGreaterThan(40))
  describe.each(specified)('$id $type', printsAsExpected)
})

const source = (value: Record<string, unknown>): Source => Source.parse({ id: 'x', ...value })
const grenoble = source({
  kind: 'decision',
  court: 'TA',
  city: 'Grenoble',
  formation: '7e ch.',
  date: '2025-01-24',
  name: 'M. B. et La Quadrature du Net',
  numbers: ['2105328'],
})
const again = (s: Source, pin?: string): string => spaces(citeText(s, { form: 'again', pin }))

describe('what must not be cut', () => {
  it('ties marks, dates and initials', () => {
    expect(citeText(grenoble, { pin: 'pt 18' })).toBe(
      'TA Grenoble, 7e ch., 24\u00a0janvier 2025, M.\u00a0B. et La Quadrature du Net, n°\u00a02105328, pt\u00a018',
    )
    const article = source({
      kind: 'article',
      of: { nature: 'code', title: 'Code de justice administrative', short: 'CJA' },
      number: 'R. 421-1',
    })
    expect(citeText(article)).toBe('article\u00a0R.\u00a0421-1 du code de justice administrative')
    expect(citeText(article, { profile: 'reflex' })).toBe('CJA, art.\u00a0R.\u00a0421-1')
  })
  it.each([
    ['L251-2', 'L. 251-2'],
    ['R*771-3', 'R.* 771-3'],
    ['LO141', 'LO 141'],
    ['R. 421-1', 'R. 421-1'],
    ['706-73', '706-73'],
    ['Annexe', 'Annexe'],
  ])('prints the number %s of the open data as %s', (number, printed) => {
    const article = source({ kind: 'article', of: { nature: 'code', title: 'Code' }, number })
    expect(spaces(citeText(article))).toBe(`article ${printed} du code`)
  })
  it('ties guillemets and colons', () => {
    const press = source({
      kind: 'document',
      type: 'press',
      title: 'Un titre : la suite',
      publisher: 'LCP',
      date: '2025-04-01',
    })
    expect(citeText(press)).toBe('«\u00a0Un titre\u00a0: la suite\u00a0», LCP, 1er\u00a0avril 2025')
  })
  it('puts the parties in italics, and nothing else', () => {
    expect(
      cite(grenoble)
        .filter(run => run.marks?.includes('italic'))
        .map(run => spaces(run.text)),
    ).toEqual(['M. B. et La Quadrature du Net'])
  })
})

describe('cited again', () => {
  it('agrees with what is cited', () => {
    expect(again(grenoble, 'pt 18')).toBe('TA Grenoble, 24 janvier 2025, précité, pt 18')
    expect(again(source({ kind: 'decision', court: 'CE', date: '2026-01-30', numbers: ['506370'] }))).toBe(
      'CE, 30 janvier 2026, précitée',
    )
    expect(again(source({ kind: 'decision', court: 'CE', formation: 'avis', date: '2023-07-12' }))).toBe(
      'CE, avis, 12 juillet 2023, précité',
    )
    expect(
      again(source({ kind: 'decision', court: 'TA', city: 'Caen', formation: 'ord.', date: '2023-11-22' })),
    ).toBe('TA Caen, ord., 22 novembre 2023, précitée')
    expect(
      again(
        source({
          kind: 'decision',
          court: 'Cons. const.',
          nature: 'DC',
          date: '2025-04-24',
          numbers: ['2025-878'],
        }),
      ),
    ).toBe('Cons. const., 24 avril 2025, précitée')
    expect(
      again(
        source({ kind: 'decision', court: 'CEDH', date: '2023-07-04', name: 'Glukhin', state: 'Russie' }),
        '§ 90',
      ),
    ).toBe('CEDH, Glukhin c. Russie, précité, § 90')
    expect(
      again(
        source({
          kind: 'article',
          of: { nature: 'loi', number: '78-17', date: '1978-01-06', title: 'relative à l’informatique' },
          number: '88',
        }),
      ),
    ).toBe('loi n° 78-17 du 6 janvier 1978 précitée, art. 88')
    expect(
      again(
        source({
          kind: 'article',
          of: { nature: 'décret', number: '2019-536', date: '2019-05-29' },
          number: '10',
        }),
      ),
    ).toBe('décret n° 2019-536 du 29 mai 2019 précité, art. 10')
    expect(
      again(
        source({
          kind: 'article',
          of: { nature: 'directive UE', number: '2016/680', date: '2016-04-27' },
          number: '10',
        }),
      ),
    ).toBe('directive (UE) 2016/680 du 27 avril 2016 précitée, art. 10')
    expect(
      again(
        source({
          kind: 'article',
          of: { nature: 'règlement UE', number: '2016/679', date: '2016-04-27', short: 'RGPD' },
          number: '5',
        }),
      ),
    ).toBe('règlement (UE) 2016/679 du 27 avril 2016 précité, art. 5')
    expect(
      again(
        source({
          kind: 'document',
          type: 'cnil',
          nature: 'délib.',
          numbers: ['SAN-2021-003'],
          date: '2021-01-12',
        }),
      ),
    ).toBe('CNIL, délib. SAN-2021-003, précitée')
    expect(
      again(source({ kind: 'document', type: 'cnil', nature: 'délib.', numbers: ['2013-175', '2013-176'] })),
    ).toBe('CNIL, délib. nos 2013-175, 2013-176, précitées')
    expect(
      again(
        source({
          kind: 'document',
          type: 'parliament',
          chamber: 'AN',
          nature: 'rapports',
          numbers: ['1277', '1278'],
        }),
      ),
    ).toBe('AN, rapports nos 1277 et 1278, précités')
  })
  it('knows that two articles are of one text', () => {
    const of = { nature: 'loi', number: '78-17', date: '1978-01-06' }
    const [one, two] = ['87', '90'].map(number => source({ id: number, kind: 'article', of, number }))
    expect(precitedName(one!)).toBe(precitedName(two!))
    expect(precitedName(grenoble)).toBe('x')
  })
  it('never says it of a code', () => {
    expect(
      again(
        source({
          kind: 'article',
          of: { nature: 'code', title: 'code de justice administrative' },
          number: 'R. 421-1',
        }),
      ),
    ).toBe('article R. 421-1 du code de justice administrative')
  })
  it('adds the number where two decisions would read the same', () => {
    const one = source({ id: 'a', kind: 'decision', court: 'CE', date: '2018-10-05', numbers: ['418233'] })
    const two = source({ id: 'b', kind: 'decision', court: 'CE', date: '2018-10-05', numbers: ['409579'] })
    expect(spaces(citeText(one, { form: 'again', among: [one, two] }))).toBe(
      'CE, 5 octobre 2018, n° 418233, précitée',
    )
    expect(spaces(citeText(one, { form: 'again', among: [one, grenoble] }))).toBe(
      'CE, 5 octobre 2018, précitée',
    )
  })
})

describe('with little known', () => {
  const bare: [string, Record<string, unknown>, string][] = [
    [
      'a decision without number',
      { kind: 'decision', court: 'CE', date: '1984-02-24', name: 'Rompler' },
      'CE, 24 février 1984, Rompler',
    ],
    [
      'a decision without date',
      { kind: 'decision', court: 'TA', city: 'Lille', numbers: ['2100001'] },
      'TA Lille, n° 2100001',
    ],
    ['a court alone', { kind: 'decision', court: 'CE' }, 'CE'],
    [
      'another court',
      { kind: 'decision', court: 'autre', city: 'BVerfG', date: '2008-02-27', numbers: ['1 BvR 370/07'] },
      'BVerfG, 27 février 2008, n° 1 BvR 370/07',
    ],
    [
      'more numbers than given',
      { kind: 'decision', court: 'CE', numbers: ['473506'], andOthers: true },
      'CE, nos 473506 et autres',
    ],
    [
      'a charter',
      {
        kind: 'article',
        of: { nature: 'charte', title: 'Charte des droits fondamentaux', short: 'Charte UE' },
        number: '8',
      },
      'Charte UE, art. 8',
    ],
    [
      'an order without number',
      { kind: 'article', of: { nature: 'arrêté', date: '2006-08-28', title: 'fixant le modèle' } },
      'arrêté du 28 août 2006 fixant le modèle',
    ],
    ['an empty document', { kind: 'document', type: 'web' }, 'document sans titre'],
    ['an empty argument', { kind: 'argument', title: '', thesis: '' }, 'argument sans titre'],
    [
      'a ready citation',
      { kind: 'document', type: 'cnil', citeAs: 'CNIL, position de juillet 2022' },
      'CNIL, position de juillet 2022',
    ],
  ]
  it.each(bare)('%s', (_, value, expected) => {
    const made = source(value)
    expect(spaces(label(made))).toBe(expected)
    for (const form of ['full', 'short', 'again'] as const)
      for (const profile of ['pretoire', 'reflex'] as const) {
        const text = citeText(made, { form, profile, pin: 'pt 2' })
        expect(text).not.toMatch(/undefined|, ,|^,|\s,|n°\s*$/)
        expect(text.length).toBeGreaterThan(0)
      }
  })
  it('understands the short names of our own shape, and empty fields', () => {
    const { source: read } = sourceFromJson({
      kind: 'decision',
      court: 'TA',
      city: 'Grenoble',
      number: '2105328',
      date: '',
      name: null,
    })
    expect(spaces(label(read))).toBe('TA Grenoble, n° 2105328')
    const { source: cass } = sourceFromJson({
      kind: 'decision',
      court: 'Cass.',
      chamber: 'crim.',
      n: ['13-84.909'],
      pub: 'Bull.',
    })
    expect(spaces(label(cass))).toBe('Cass. crim., n° 13-84.909, Bull.')
  })
  it('says in a sentence what cannot be read', () => {
    expect(() => sourceFromJson({ kind: 'decision' })).toThrow(/La source n’a pas pu être lue/)
    expect(() => sourceFromJson('x')).toThrow(/La source n’a pas pu être lue/)
    expect(() => sourceFromFields('inconnu', {})).toThrow(/La source n’a pas pu être lue/)
    expect(() => sourceFromJson('x')).toThrow('lue. Donnez')
    expect(() => sourceFromJson({ kind: 'decision', court: 'Tribunal' })).toThrow('(champ en cause : court).')
    expect(() => sourceFromJson({ kind: 'article', of: { nature: 'usage' } })).toThrow(
      '(champ en cause : of.nature).',
    )
  })
  it.each([
    ['2105328', ['2105328']],
    [2105328, ['2105328']],
    [
      ['1', 2],
      ['1', '2'],
    ],
  ])('reads the numbers %j', (n, numbers) =>
    expect(sourceFromFields('TA', { n })).toMatchObject({ kind: 'decision', court: 'TA', numbers }),
  )
  it.each([
    ['loi organique', { full: 'relative à l’eau', n: '1', art: 3 }, { nature: 'loi organique', number: '1' }],
    ['loi constitutionnelle', { title: 'T' }, { nature: 'loi constitutionnelle', title: 'T' }],
    ['ordonnance', { alias: 'A' }, { nature: 'ordonnance', short: 'A' }],
    ['décret', { abr: 'A' }, { nature: 'décret', short: 'A' }],
    ['arrêté', { date: '2020-03-03' }, { nature: 'arrêté', date: '2020-03-03' }],
    ['UE', { nature: 'directive' }, { nature: 'directive UE' }],
    ['UE', { nature: 'règlement' }, { nature: 'règlement UE' }],
    ['UE', {}, { nature: 'règlement UE' }],
  ])('a text of law: %s %j', (type, fields, of) =>
    expect(sourceFromFields(type, fields)).toMatchObject({ kind: 'article', of }),
  )
  it.each([
    ['TC', { chamber: 'Ass.' }, { court: 'TC', formation: 'Ass.' }],
    ['autre', { city: 'BVerfG', pub: 'Rec.', page: 3 }, { city: 'BVerfG', publication: 'Rec.', page: 3 }],
    ['parl.', { chamber: 'AN', session: 'XVIIe' }, { type: 'parliament', chamber: 'AN', session: 'XVIIe' }],
    ['amendement', { art: 3, texte: 12 }, { type: 'amendment', article: '3', billNumber: '12' }],
    ['doctrine', { kind: 'book', publisher: 'LGDJ' }, { type: 'book', publisher: 'LGDJ' }],
    ['doctrine', { review: 'AJDA', page: 612, name: 'N' }, { type: 'doctrine', page: '612', title: 'N' }],
    [
      'presse',
      { paper: 'Le Monde', url: 'u', accessed: '2025-01-02' },
      { type: 'press', publisher: 'Le Monde' },
    ],
    ['presse', { publisher: 'Le Monde' }, { publisher: 'Le Monde' }],
    ['CNIL', { nature: 'délib.', author: 'A', year: 2019 }, { type: 'cnil', author: 'A', year: 2019 }],
  ])('another source: %s %j', (type, fields, source) =>
    expect(sourceFromFields(type, fields)).toMatchObject(source),
  )
  it('tells a source from its twin by what the user put on it', () => {
    const bare = source({ kind: 'decision', court: 'CE', notes: ' ', tags: [] })
    expect(toldApart(bare)).toMatch(/^provenance inconnue · /)
    expect(toldApart(bare)).not.toMatch(/vos notes|mots-clés/)
    expect(
      toldApart({
        ...bare,
        notes: 'Une note.',
        tags: ['un', 'deux'],
        provenance: [
          { publisher: 'DILA', licence: 'Licence Ouverte 2.0', asOf: '2020-03-03' },
          { publisher: 'CE', licence: 'Licence Ouverte 2.0' },
        ],
      } as Source),
    ).toMatch(/^DILA \(3 mars 2020\), CE · .* · vos notes · mots-clés : un, deux$/)
  })
})
