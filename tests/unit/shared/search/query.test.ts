import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rangeOf } from '../../../../src/shared/french/dates.ts'
import { courtAt, renderedOf } from '../../../../src/shared/search/named-court.ts'
import { parseQuery } from '../../../../src/shared/search/query.ts'

/** The clauses as one reads them: words between spaces, phrases joined by `_`, alternatives by `|`, an open last word by `*`. */
const read = (text: string) =>
  parseQuery(text)
    .clauses.map(({ any }) =>
      any
        .filter(({ synonym }) => !synonym)
        .map(({ forms, prefix }) => (forms[0] ?? []).join('_') + (prefix ? '*' : ''))
        .join('|'),
    )
    .join(' ')

test.each([
  ['reconnaissance faciale', 'reconnaissance faciale*'],
  ['reconnaissance faciale ', 'reconnaissance faciale'],
  ['"vie privée" police', 'vie_privee police*'],
  ['«\u00a0vie privée\u00a0»', 'vie_privee'],
  ['“vie privée”', 'vie_privee'],
  ['police "vie pri', 'police vie_pri*'],
  ['la voie de publique', 'voie publique*'],
  ['la', 'la*'],
  ['caméra OU drone police', 'camera|drone police*'],
  ['OU caméra OU', 'camera'],
  ['drone proche:5 police', 'drone_police'],
  ['drone Proche:5 police municipale', 'drone_police municipale*'],
  ['a proche:2 b proche:3 c', 'a_b_c'],
  ['L. 251-2 CSI', 'l_251_2 csi*'],
  ['l’usager demande-t-il', 'usager demande*'],
  ['l’usager peut-il demander', 'usager demander*'],
  ['ai-je droit à une pause', 'pause*'],
  ['quelle est la durée du congé ?', 'duree conge'],
  ['comment doit', 'comment doit*'],
  ['vidéo-surveillance', 'video_surveillance*'],
])('%s asks for %s', (text, clauses) => {
  expect(read(text)).toBe(clauses)
})

test('accents typed are kept beside the folded word', () => {
  const [thé, the, œuvre] = parseQuery('thé the œuvre ').clauses.map(({ any }) => any[0]?.accents)
  expect([thé, the, œuvre]).toEqual(['thé', undefined, undefined])
})

test('what must not be there stands apart', () => {
  const { clauses, exclusions } = parseQuery('police -caméra -"vie privée" −drone')
  expect(clauses).toHaveLength(1)
  expect(exclusions.map(({ forms }) => forms[0]?.join(' '))).toEqual(['camera', 'vie privee', 'drone'])
  expect(read('mi-temps - pause')).toBe('mi_temps pause*')
})

describe('operators', () => {
  const filters = (text: string) => parseQuery(text).filters
  test.each([
    ['juridiction:CE', ['CE']],
    ['JURIDICTION:CE', ['CE']],
    ['juridiction:CAA Lyon permis', ['CAA Lyon']],
    ['juridiction:"CAA Lyon" permis', ['CAA Lyon']],
    ['juridiction:«TA Cergy-Pontoise» permis', ['TA Cergy-Pontoise']],
    ['juridiction:CE,TA', ['CE', 'TA']],
    ['juridiction:Conseil d’État', ['Conseil d’État']],
  ])('%s', (text, values) => {
    expect(filters(text)).toEqual([{ field: 'court', values, not: false }])
  })
  test('others', () => {
    expect(filters('code:CSI -type:article publication:A,B tag:"vie privée"')).toEqual([
      { field: 'code', values: ['CSI'], not: false },
      { field: 'type', values: ['article'], not: true },
      { field: 'publication', values: ['A', 'B'], not: false },
      { field: 'tag', values: ['vie privée'], not: false },
    ])
    expect(read('juridiction:CAA Lyon permis')).toBe('permis*')
  })
  test.each([
    ['foo:bar', '«\u00a0foo:\u00a0» n’est pas un opérateur', 'foo bar*'],
    ['date:hier', '«\u00a0date:hier\u00a0» n’est pas une date comprise', ''],
    ['proche:5 police', '«\u00a0proche:5\u00a0» se place entre deux mots', 'police*'],
    ['police proche:cinq drone', '«\u00a0proche:\u00a0» attend un nombre de mots', 'police drone*'],
    ['juridiction:', '«\u00a0juridiction:\u00a0» attend une valeur', ''],
  ])('%s is said', (text, remark, clauses) => {
    expect(parseQuery(text).remarks.join()).toContain(remark)
    expect(read(text)).toBe(clauses)
  })
  test.each([
    ['la Cour : CASSE ET ANNULE', 'cour casse annule*'],
    ['Texte : la loi', 'texte loi*'],
    ['vu le code : ', 'vu code'],
    ['vu le code: la loi', 'vu code loi*'],
    ['Type : décret ; nature\u00a0: réglementaire', 'type decret nature reglementaire*'],
  ])('%s is prose', (text, clauses) => {
    expect(filters(text)).toEqual([])
    expect(parseQuery(text).remarks).toEqual([])
    expect(read(text)).toBe(clauses)
  })
  test('an operator whose value names nothing is words', () => {
    const query = parseQuery('cour:CASSE arrêt -code:RIEN', () => false)
    expect(query.filters).toEqual([])
    expect(query.clauses.map(({ any }) => any[0]?.raw)).toEqual(['cour', 'CASSE', 'arrêt'])
    expect(query.exclusions).toEqual([])
    expect(query.remarks).toEqual([
      '«\u00a0cour:CASSE\u00a0» ne désigne rien ici\u00a0: cherché comme des mots.',
      '«\u00a0-code:RIEN\u00a0» ne désigne rien ici\u00a0: laissé de côté.',
    ])
  })
  test('the operators are kept as typed', () => {
    const { operators } = parseQuery('drone juridiction:CAA Lyon permis -tag:"vie privée" date:2021..')
    expect(operators).toEqual(['juridiction:CAA Lyon', '-tag:"vie privée"', 'date:2021..'])
  })
  test.each(['ECLI:FR:CECHR:2026:506370.20260130', 'https://exemple.fr/a', 'à 10:30', 'EU:C:2020:791'])(
    '%s is not an operator',
    text => {
      expect(parseQuery(text).remarks).toEqual([])
    },
  )
})

test.each([
  '24.11.2021',
  '24/11/2021',
  '24-11-2021',
  '2021-11-24',
  '24 nov. 2021',
  '24 nov 2021',
  '24 novembre 2021',
])('a day is the same however written: %s', day => {
  expect(read(`CAA ${day} drone`)).toBe('caa 24 novembre 2021 drone*')
})

test.each([
  ['24.11.21', '24 novembre 2021'],
  ['24/11/21', '24 novembre 2021'],
  ['2 févr. 98', '2 fevrier 1998'],
  ['8 nov. 23', '8 novembre 2023'],
])('a year may have two figures: %s', (day, full) => {
  expect(read(`CAA ${day} drone`)).toBe(`caa ${full} drone*`)
})

test.each([
  '24-11-21',
  '45/01/26',
  '3 rue 12',
  '12 mai 2',
  '8.11.23.4',
  '21-11.2021',
  '45/01/2026',
  'n° 2021-11-24-3',
  '10.24.11.2021',
  '12 rue 2021',
])('%s is left', text => {
  expect(parseQuery(text).text).toBe(text)
})

test('of a page pasted, the beginning is searched', () => {
  const { clauses, remarks } = parseQuery('mot '.repeat(3000))
  expect(clauses).toHaveLength(500)
  expect(remarks).toEqual(['Texte long\u00a0: ses 2\u202f000 premiers signes sont cherchés.'])
})

test.each([
  ['2020..2025', 20200000, 20259999],
  ['2021', 20210000, 20219999],
  ['2021-03..', 20210300, 99999999],
  ['..2019', 0, 20199999],
  ['30/01/2026', 20260130, 20260130],
  ['2025..2020', 20200000, 20259999],
])('date:%s', (text, from, to) => {
  expect(rangeOf(text)).toEqual({ from, to })
})

test.each(['', '..', '2020..2021..2022', '2021-13', '45/01/2026', 'demain'])('%s is no date', text => {
  expect(rangeOf(text)).toBeUndefined()
})

test.each([
  ['CE 30 janvier 2026', { from: 20260130, to: 20260130, court: { court: 'CE' } }],
  ['Conseil d’État, 1er avril 2025', { from: 20250401, to: 20250401, court: { court: 'CE' } }],
  ['CAA Lyon 2024', { from: 20240000, to: 20249999, court: { court: 'CAA', city: 'lyon' } }],
  [
    'cour administrative d’appel de Lyon du 3 mars 2024',
    { from: 20240303, to: 20240303, court: { court: 'CAA', city: 'lyon' } },
  ],
  ['30/01/2026', { from: 20260130, to: 20260130 }],
  ['2026', undefined],
  ['CE drone', undefined],
  ['CE', undefined],
])('%s is a court and a date', (text, rendered) => {
  expect(renderedOf(text)).toEqual(rendered)
})

test('a court is read to its end', () => {
  const text = 'tribunal administratif de Châlons-en-Champagne, référé'
  expect(text.slice(0, courtAt(text)?.end)).toBe('tribunal administratif de Châlons-en-Champagne')
  expect(courtAt('cela va')).toBeUndefined()
})

test('whatever is typed is read', () => {
  const bits = fc.constantFrom(
    '"',
    '«',
    '-',
    '−',
    'OU',
    'proche:',
    'proche:9',
    'date:',
    '..',
    'juridiction:',
    ':',
    ',',
    'é',
    '·e·s',
    '\0',
    '|',
    'CAA',
    'L. 2',
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 80 }),
        fc.array(bits, { maxLength: 14 }).map(all => all.join(' ')),
        fc.array(bits, { maxLength: 14 }).map(all => all.join('')),
      ),
      text => {
        const { clauses, exclusions } = parseQuery(text)
        for (const term of [...clauses.flatMap(({ any }) => any), ...exclusions])
          expect(term.forms.every(form => form.length > 0 && form.every(Boolean))).toBe(true)
      },
    ),
    { numRuns: 1000 },
  )
})
