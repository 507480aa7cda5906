import { describe, expect, test } from 'vitest'
import { amendments } from '../../../../src/main/campaign/amendments/store.ts'
import { designation, targetOf } from '../../../../src/main/imports/parliament/amendments/pointer.ts'
import {
  readAmendments,
  readText,
} from '../../../../src/main/imports/parliament/amendments/read-amendments.ts'
import { senatRows } from '../../../../src/main/imports/parliament/amendments/senat.ts'
import { openDb } from '../../../../src/main/library/open-library.ts'
import { haveSamples, samplePath } from '../../../fixtures/import/samples.ts'

const fixture = (name: string): string =>
  new URL(`../../../fixtures/amendments/${name}`, import.meta.url).pathname
const read = (name: string) => readAmendments(fixture(name), name)
const one = (name: string) => read(name).amendmentRows[0]!.amendment
const readPublished = (name: string) => readAmendments(samplePath(name), name.split('/').at(-1) ?? name)

describe('the Assemblée, files in its two XML shapes', () => {
  test('a liasse: a record without text yet, a sous-amendement, a committee’s', () => {
    const { amendmentRows, refusals: refused } = read('liasse.xml')
    expect(refused).toEqual([])
    expect(amendmentRows.map(({ uid }) => uid)).toEqual([
      'AMANR5L15PO999107B9806P0D1N28',
      'AMANR5L15PO999107B9806P0D1N26',
      'AMANR5L15PO999120B9168P0D1N103',
    ])
    const [first, second, third] = amendmentRows.map(({ amendment }) => amendment)
    expect(first).toMatchObject({
      target: { kind: 'article', article: '2' },
      changes: [],
      authors: 'M. Exemple',
      outcome: 'En traitement',
    })
    expect(second).toMatchObject({
      target: { kind: 'article', article: '1er' },
      kind: 'sous-amendement',
      outcome: 'Retiré',
      changes: [{ kind: 'insert-alineas', after: 12 }],
    })
    expect(third).toMatchObject({
      number: 'AS103',
      body: 'commission',
      target: { kind: 'article', article: '40 quater' },
      outcome: 'Adopté',
      changes: [{ kind: 'restore-article' }],
    })
    expect(third?.dispositif).toContain('«')
    expect(third?.dispositif).not.toMatch(/&|<p/)
  })
  test('an additional article: its dispositif is the article', () =>
    expect(one('liasse-beside.xml').target).toEqual({ kind: 'beside', side: 'after', article: '2' }))
  test('a table keeps its cells apart', () =>
    expect(one('liasse-table.xml').dispositif + one('liasse-table.xml').expose).not.toMatch(/20 ans25 ans/))
  test('of a table, nothing is lost', () =>
    expect(one('liasse-table.xml').dispositif).toMatch(/20 ans.*25 ans.*30 ans/s))
  test('live records: entities coded twice, a sous-amendement that names its place', () => {
    expect(one('live-3.xml')).toMatchObject({
      number: '3',
      parent: '1',
      kind: 'sous-amendement',
      asOf: '2018-07-12',
      textLabel: 'texte n°\u00a09911',
      changes: [
        {
          kind: 'replace-words',
          where: { alineas: [2], edge: 'end' },
          words: 'la date de sa promulgation',
          by: 'son entrée en vigueur',
        },
      ],
    })
    expect(one('live-3.xml').authors).toMatch(/^Mme Abeille, Mme Boulée, M. Le Chêne/)
    expect(one('live-2.xml').number).toBe('2 (Rect)')
    expect(one('live-2.xml').expose).toContain('le 2ème alinéa')
  })
})

describe.skipIf(!haveSamples)('published files (skipped where they do not lie beside the work tree)', () => {
  const read = (name: string) => readPublished(`assemblee/amendements/${name}`)
  const one = (name: string) => read(name).amendmentRows[0]!.amendment

  test('a liasse: a record without text yet, a sous-amendement, a committee’s', () => {
    const { amendmentRows, refusals: refused } = read('liasse-xml/liasse.xml')
    expect(refused).toEqual([])
    expect(amendmentRows.map(({ uid }) => uid)).toEqual([
      'AMANR5L15PO744107B0806P0D1N28',
      'AMANR5L15PO744107B0806P0D1N26',
      'AMANR5L15PO420120B1168P0D1N103',
    ])
    const [first, second, third] = amendmentRows.map(({ amendment }) => amendment)
    expect(first).toMatchObject({
      target: { kind: 'article', article: '2' },
      changes: [],
      authors: 'M. Brun',
      outcome: 'En traitement',
    })
    expect(second).toMatchObject({
      target: { kind: 'article', article: '1er' },
      kind: 'sous-amendement',
      outcome: 'Retiré',
      changes: [{ kind: 'insert-alineas', after: 12 }],
    })
    expect(third).toMatchObject({
      number: 'AS103',
      body: 'commission',
      target: { kind: 'article', article: '40 quater' },
      outcome: 'Adopté',
      changes: [{ kind: 'restore-article' }],
    })
    expect(third?.dispositif).toContain('«')
    expect(third?.dispositif).not.toMatch(/&|<p/)
  })
  test('an additional article: its dispositif is the article', () =>
    expect(one('liasse-xml/liasse_apres.xml').target).toEqual({
      kind: 'beside',
      side: 'after',
      article: '2',
    }))
  test('a table keeps its cells apart', () =>
    expect(
      one('liasse-xml/liasse_with_table.xml').dispositif + one('liasse-xml/liasse_with_table.xml').expose,
    ).not.toMatch(/20 ans25 ans/))
  test('live records: entities coded twice, a sous-amendement that names its place', () => {
    expect(one('911/3.xml')).toMatchObject({
      number: '3',
      parent: '1',
      kind: 'sous-amendement',
      asOf: '2018-07-12',
      textLabel: 'texte n°\u00a0911',
      changes: [
        {
          kind: 'replace-words',
          where: { alineas: [2], edge: 'end' },
          words: 'la date de sa promulgation',
          by: 'son entrée en vigueur',
        },
      ],
    })
    expect(one('911/3.xml').authors).toMatch(/^Mme Untermaier, Mme Rabault/)
    expect(one('911/2.xml').number).toBe('2 (Rect)')
  })
  test('a jeu complet of the Sénat: cp1252, no quotes, names with blanks', () => {
    const { amendmentRows, refusals: refused, format } = readPublished('senat/jeu_complet_2017-2018_63.csv')
    expect([format, refused]).toEqual(['Sénat, jeu complet', []])
    expect(amendmentRows).toHaveLength(595)
    const withText = amendmentRows.filter(({ amendment }) => amendment.dispositif)
    const understood = withText.filter(({ amendment }) => amendment.changes.length > 0)
    expect(understood.length / withText.length).toBeGreaterThan(0.9)
  })
})

describe('the Assemblée, records constructed in the shape of the 16th and 17th legislatures', () => {
  const made = (more: object = {}, division: object = {}) => ({
    amendement: {
      '@xmlns': 'http://schemas.assemblee-nationale.fr/referentiel',
      uid: 'AMANR5L17PO838901BTC1043P0D1N000078',
      legislature: '17',
      identification: {
        numeroLong: '78 (Rect)',
        numeroOrdreDepot: '78',
        prefixeOrganeExamen: 'AN',
        numeroRect: '1',
      },
      texteLegislatifRef: 'PIONANR5L17BTC1043',
      amendementParentRef: null,
      signataires: {
        auteur: { typeAuteur: 'Député', acteurRef: 'PA999999' },
        cosignataires: { acteurRef: 'PA1' },
        libelle: 'Mme&#160;Exemple, M.&#160;Autre',
      },
      pointeurFragmentTexte: {
        division: {
          titre: 'Article 8 ter',
          articleDesignationCourte: 'ART. 8 TER',
          articleDesignation: 'Article 8 ter',
          type: 'ARTICLE',
          avant_A_Apres: 'A',
          ...division,
        },
        alinea: { numero: '3' },
        missionVisee: { '@xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance', '@xsi:nil': 'true' },
      },
      corps: {
        contenuAuteur: {
          dispositif:
            '<p>&#192; l&#8217;alin&#233;a&#160;3, supprimer les mots&#160;:</p><p>&#171;&#160;par d&#233;cret&#160;&#187;.</p>',
          exposeSommaire: '<p>Amendement de repli.</p>',
        },
      },
      cycleDeVie: {
        dateDepot: '2025-03-10',
        sort: '',
        etatDesTraitements: {
          etat: { code: 'DI', libelle: 'Discuté' },
          sousEtat: { code: 'RJ', libelle: 'Rejeté' },
        },
      },
      ...more,
    },
  })
  const amendmentIn = (record: object) => readText(JSON.stringify(record)).amendmentRows[0]?.amendment
  test('is read', () =>
    expect(amendmentIn(made())).toMatchObject({
      number: '78 (Rect)',
      body: 'séance',
      textLabel: 'texte n°\u00a01043',
      target: { kind: 'article', article: '8 ter' },
      authors: 'Mme Exemple, M. Autre',
      changes: [{ kind: 'delete-words', where: { alineas: [3] }, words: 'par décret' }],
      kind: 'repli',
      outcome: 'Rejeté',
      asOf: '2025-03-10',
      source: 'https://www.assemblee-nationale.fr/dyn/17/amendements/1043/AN/78',
    }))
  test('whatever its cosignatories are: a list, one, none, an empty string', () => {
    for (const cosignataires of [{ acteurRef: ['PA1', 'PA2'] }, { acteurRef: 'PA1' }, {}, '', null])
      expect(
        amendmentIn(made({ signataires: { auteur: { acteurRef: 'PA9' }, cosignataires } }))?.authors,
      ).toMatch(/^PA9/)
  })
  test('beside an article, before or after', () => {
    const beside = amendmentIn(
      made({}, { articleDesignationCourte: 'APRÈS ART. 8 TER', avant_A_Apres: 'Apres' }),
    )
    expect(beside).toMatchObject({
      target: { kind: 'beside', side: 'after', article: '8 ter' },
      changes: [{ kind: 'add-article', beside: '8 ter' }],
    })
  })
  test('a list, one record a line, and the old shape with its committee', () => {
    const other = made({
      uid: 'AMANR5L17PO59051BTC1043P0D1N000001',
      identification: { numeroLong: 'CL1', prefixeOrganeExamen: 'CION_LOIS' },
    })
    expect(
      readText(JSON.stringify([made(), other])).amendmentRows.map(({ amendment }) => amendment.body),
    ).toEqual(['séance', 'CION_LOIS'])
    expect(readText(`${JSON.stringify(made())}\n${JSON.stringify(other)}\n`).amendmentRows).toHaveLength(2)
    expect(readText(JSON.stringify({ amendements: [made().amendement] })).amendmentRows).toHaveLength(1)
  })
  test('what is no amendment is refused in a sentence, the rest is taken', () => {
    expect(
      readText(JSON.stringify({ amendements: [made().amendement, { uid: 'x' }] })).refusals,
    ).toHaveLength(1)
    for (const text of ['{', '[]', '<a/>', 'a;b', '{"acteur":{}}'])
      expect(() => readText(text)).toSatisfy(refusedOrEmpty(text))
  })
})
const refusedOrEmpty = (text: string) => () => {
  try {
    return readText(text).amendmentRows.length === 0
  } catch (error) {
    return error instanceof Error && error.message.length > 10
  }
}

describe('the Sénat', () => {
  test('a jeu complet: cp1252, a `sep=` line, no quotes, names with blanks', () => {
    const { amendmentRows, refusals: refused, format } = read('jeu_complet_2098-2099_963.csv')
    expect([format, refused]).toEqual(['Sénat, jeu complet', []])
    expect(amendmentRows).toHaveLength(14)
    const first = amendmentRows[0]!
    expect(first.uid).toMatch(/^senat:2098-2099\/963\/Amdt_\d+$/)
    expect(first.amendment).toMatchObject({
      chamber: 'senat',
      textLabel: 'texte n°\u00a0963 (2098-2099)',
      body: 'séance',
    })
    const withText = amendmentRows.filter(({ amendment }) => amendment.dispositif)
    const understood = withText.filter(({ amendment }) => amendment.changes.length > 0)
    expect(withText).toHaveLength(12)
    expect(understood.length / withText.length).toBeGreaterThan(0.9)
    expect(amendmentRows.some(({ amendment }) => amendment.target.kind === 'beside')).toBe(true)
  })
  const header =
    'Nature \tNuméro \tSubdivision \tAlinéa\tAuteur \tAu nom de \tDate de dépôt \tDispositif \tObjet \tSort \tUrl amendement \tFiche Sénateur'
  const row = (...cells: string[]) => `sep=\t\r\n${header}\r\n${cells.join('\t')}\r\n`
  const cells = [
    'Amt',
    '9 rect.',
    'Article 3',
    '2',
    'M. X',
    '',
    '2025-01-02',
    '<body><p>Alin&#233;a&#160;2</p><p>Supprimer cet alin&#233;a.</p></body>',
    '<body><p>Objet "cité".</p></body>',
    'Adopté',
    '//www.senat.fr/amendements/commissions/2024-2025/254/Amdt_COM-9.html',
    '',
  ]
  test('a tabulation inside the text is mended around what is known', () => {
    const [first, ...rest] = [
      ...cells.slice(0, 7),
      '<body><p>Alin&#233;a\t2</p>',
      '<p>Supprimer cet alin&#233;a.</p></body>',
      ...cells.slice(8),
    ]
    const [found] = senatRows(row(first ?? '', ...rest))
    expect(found).toMatchObject({
      raw: {
        number: '9 rect.',
        body: 'commission',
        outcome: 'Adopté',
        uid: 'senat:2024-2025/254/commission/Amdt_COM-9',
      },
    })
  })
  test('a row that cannot be mended is told, the others are read', () => {
    const text = `${row(...cells)}Amt\t10\tArticle 3\r\n`
    expect(senatRows(text)).toMatchObject([{ raw: { number: '9 rect.' } }, { what: 'ligne 4' }])
  })
})

test.each([
  ['ART. PREMIER', { kind: 'article', article: '1er' }],
  ['art. add. avant Article 2 bis', { kind: 'beside', side: 'before', article: '2 bis' }],
  ['Article 31 (nouveau)', { kind: 'article', article: '31' }],
  ['APRÈS ART. 40 QUATER A', { kind: 'beside', side: 'after', article: '40 quater A' }],
  ['Intitulé du projet de loi', { kind: 'title' }],
  ['ANNEXE', { kind: 'other', label: 'ANNEXE' }],
])('« %s » is a place', (label, target) => expect(targetOf(label)).toEqual(target))
test('a designation as printed', () => expect(designation('8 QUATER')).toBe('8 quater'))

test('amendmentRows again, an amendment is amendmentRows up to date, keeps what the user said of it, and stays out once taken out', () => {
  const all = amendments(openDb(':memory:'))
  const { amendmentRows } = read('liasse.xml')
  expect(all.bring(amendmentRows)).toEqual({ added: 3, updated: 0, unchanged: 0 })
  expect(all.bring(amendmentRows)).toEqual({ added: 0, updated: 0, unchanged: 3 })
  const [first, second] = all.list()
  all.save({ ...first!, measure: 'm8' })
  all.remove([second!.id])
  const later = amendmentRows.map(one => ({ ...one, amendment: { ...one.amendment, outcome: 'Rejeté' } }))
  expect(all.bring(later)).toEqual({ added: 0, updated: 2, unchanged: 1 })
  expect(all.list().map(one => [one.outcome, one.measure])).toEqual([
    ['Rejeté', 'm8'],
    ['Rejeté', undefined],
  ])
})
