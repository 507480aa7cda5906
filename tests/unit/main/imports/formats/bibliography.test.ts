import { describe, expect, it, test } from 'vitest'
import { mayHold } from '../../../../../src/main/imports/containers/decode-text.ts'
import { readArticle } from '../../../../../src/main/imports/dila/legi.ts'
import { recordsOf } from '../../../../../src/main/imports/records.ts'
import { keysOf } from '../../../../../src/shared/library/keys.ts'
import { anArticleXml } from '../../../../fixtures/import/records.ts'

const read = (text: string | Buffer) => [
  ...recordsOf({ path: 'x', bytes: Buffer.from(text) }, { isNamed: true, archive: 'x' }),
]

// constructed files: the shapes are those of the formats, the content is invented or public
const ris = [
  'TY  - CASE',
  'TI  - La Quadrature du Net et autres',
  'PB  - Conseil constitutionnel',
  'DA  - 2016/10/21/',
  'SV  - 2016-590 QPC',
  'KW  - surveillance',
  'N1  - ECLI: ECLI:FR:CC:2016:2016.590.QPC',
  'UR  - https://exemple.fr/a',
  'ER  - ',
  '',
  'TY  - STAT',
  'TI  - Loi relative à l’informatique',
  'M1  - 78-17',
  'DA  - 1978/01/06/',
  'ER  - ',
  'TY  - BOOK',
  'AU  - Exemple, Adèle',
  'TI  - Le contentieux',
  'PY  - 2020',
  'ER  - ',
].join('\r\n')

describe('RIS', () => {
  it('keeps apart two references whose title is still to complete, and knows each again', () => {
    const idOf = (abstract: string) => {
      const [one] = read(`TY  - CASE\r\nTI  - [à compléter]\r\nPY  - 2024\r\nAB  - ${abstract}\r\nER  - \r\n`)
      return one && 'source' in one ? one.source.id : undefined
    }
    expect(idOf('Une affaire.')).toBeDefined()
    expect(idOf('Une autre.')).not.toBe(idOf('Une affaire.'))
    expect(idOf('Une affaire.')).toBe(idOf('Une affaire.'))
  })

  it('gives a case, a law and a book', () => {
    expect(read(`\ufeff${ris}`)).toMatchObject([
      {
        place: 'référence 1',
        source: {
          kind: 'decision',
          court: 'Cons. const.',
          numbers: ['2016-590'],
          nature: 'QPC',
          date: '2016-10-21',
          ecli: 'ECLI:FR:CC:2016:2016.590.QPC',
          certainty: 'to-verify',
        },
      },
      { source: { kind: 'article', of: { nature: 'loi', number: '78-17' } } },
      {
        source: {
          kind: 'document',
          type: 'book',
          author: 'Adèle Exemple',
          title: 'Le contentieux',
          year: 2020,
        },
      },
    ])
  })

  it('is read in cp1252 as well', () => {
    expect(read(Buffer.from(ris.replace('’', "'"), 'latin1'))[2]).toMatchObject({
      source: { author: 'Adèle Exemple' },
    })
  })

  it('never fetches, and tells what is empty', () => {
    expect(read('TY  - BOOK\nER  - \n')).toMatchObject([{ reason: expect.any(String) }])
    expect(read('TY  - https://exemple.fr\nTI  - https://exemple.fr\nER  - \n')).toHaveLength(1)
  })
})

test('cases whose fields were left at their names stay apart: of two files, two courts, two days', () => {
  const aCase = (title: string, court: string, day: string) =>
    `TY  - CASE\nTI  - ${title}\nPB  - ${court}\nSV  - Docket Number\nPY  - 2020\nDA  - 2020/${day}/\nER  - \n`
  const all = [
    aCase('M. A.', 'Conseil d’État', '03/02'),
    aCase('M. B.', 'Conseil d’État', '03/02'),
    aCase('M. A.', 'TA Lille', '03/02'),
    aCase('M. A.', 'Conseil d’État', '05/04'),
  ].flatMap(text => read(text))
  const decisions = all.flatMap(one => ('source' in one ? [one.source] : []))
  expect(decisions.map(one => one.kind === 'decision' && one.numbers)).toEqual([[], [], [], []])
  expect(new Set(decisions.map(({ id }) => id)).size).toBe(4)
  expect(decisions.flatMap(keysOf)).toEqual([])
  expect(read(aCase('M. A.', 'Conseil d’État', '03/02'))).toMatchObject([
    { source: { id: decisions[0]?.id } },
  ])
})

describe('BibTeX', () => {
  const bib = String.raw`% une bibliographie
@comment{rien}
@string{dalloz = "Dalloz"}
@jurisdiction{cc, title = {{La Quadrature du Net}}, institution = {Conseil constitutionnel}, number = {2016-590 QPC}, date = {2016-10-21}}
@book{b, author = {Exemple, Ad{\'e}le and {\OE}uvre, C.}, title = {Le \c{c}ontentieux~de l'{\'E}tat}, publisher = dalloz # " Sirey", year = 2020, month = nov}
@misc{m, title = {Association Exemple}, howpublished = {Conseil d'État}, year = {2023}, note = {ECLI:FR:CECHR:2023:999999.20230201}}
@book{spoilt, title = {sans fin
@jurisdictionN{p, title = {Autre}, institution = {CAA Lyon}, number = {20LY00001}}
`
  const found = read(bib)

  it('gives what it holds, abbreviations, accents and lost types included', () => {
    expect(found.filter(one => 'source' in one)).toMatchObject([
      { place: 'cc', source: { court: 'Cons. const.', numbers: ['2016-590'], date: '2016-10-21' } },
      {
        place: 'b',
        source: {
          author: 'Adéle Exemple, C. Œuvre',
          title: "Le çontentieux de l'État",
          publisher: 'Dalloz Sirey',
        },
      },
      {
        place: 'm',
        source: {
          kind: 'decision',
          court: 'CE',
          name: 'Association Exemple',
          ecli: 'ECLI:FR:CECHR:2023:999999.20230201',
        },
      },
      { place: 'p', source: { court: 'CAA', city: 'Lyon', numbers: ['20LY00001'] } },
    ])
  })

  it('tells which entry is spoilt', () => {
    expect(found.filter(one => 'reason' in one)).toMatchObject([
      { place: 'spoilt', reason: expect.stringContaining('mal formée') },
    ])
  })
})

it.each([
  ['TY  - CASE', true],
  ['@book{a,', true],
  ['% x\n@book{a,', true],
  ['[{', true],
  ['{"', true],
  ['<a', true],
  ['Bonjour', false],
  ['a@b.fr', false],
])('%j may hold a record: %s', (head, expected) => expect(mayHold(Buffer.from(head))).toBe(expected))

it('reads an article of the Journal officiel, which has no state', () => {
  const xml = anArticleXml({ id: 'JORFARTI000099000001', status: '', from: '2999-01-01' })
  expect(readArticle(xml)).toMatchObject({
    provenance: [
      { publisher: 'DILA, JORF', url: 'https://www.legifrance.gouv.fr/jorf/article_jo/JORFARTI000099000001' },
    ],
    versions: [{ id: 'JORFARTI000099000001', from: undefined, status: '' }],
  })
})
