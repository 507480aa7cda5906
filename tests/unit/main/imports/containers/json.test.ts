import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { jsonRecords } from '../../../../../src/main/imports/containers/json-stream.ts'
import { readCass } from '../../../../../src/main/imports/dila/cass.ts'
import { readArticle } from '../../../../../src/main/imports/dila/legi.ts'
import { dateOf } from '../../../../../src/main/imports/formats/csl.ts'
import { dayOf } from '../../../../../src/main/imports/formats/legifrance.ts'
import { jsonNotRead } from '../../../../../src/main/imports/not-read.ts'
import type { ReadRecord } from '../../../../../src/main/imports/read-record.ts'
import { recordsOf } from '../../../../../src/main/imports/records.ts'
import { textAbsent } from '../../../../../src/shared/library/absent.ts'
import { keysOf } from '../../../../../src/shared/library/keys.ts'
import type { Source } from '../../../../../src/shared/library/model.ts'
import { aCassXml } from '../../../../fixtures/import/dila.ts'
import { anArticleXml } from '../../../../fixtures/import/records.ts'

const readText = (text: string, named = true): ReadRecord[] => [
  ...recordsOf({ path: 'x.json', bytes: Buffer.from(text) }, { isNamed: named, archive: 'x.json' }),
]
const read = (value: unknown, named = true) => readText(JSON.stringify(value), named)
const sourceOf = (value: unknown): Source => {
  const [one, ...others] = read(value)
  expect(others).toEqual([])
  if (!one || !('source' in one)) throw new Error(JSON.stringify(one))
  return one.source
}

const whole =
  'COMM.\n\n😀 Audience\nFaits et procédure\n1. Selon.\nExamen du moyen\n2. La société.\nPAR CES MOTIFS\nREJETTE\nMOYEN ANNEXE\nAlors'
const mark = (from: string, to?: string) => {
  const points = Array.from(whole)
  const at = (piece: string) => Array.from(whole.slice(0, whole.indexOf(piece))).length
  return [{ start: at(from), end: to ? at(to) : points.length }]
}
const aDecision = (given: object = {}) => ({
  id: '5fca277de35a255d41ca0000',
  jurisdiction: 'cc',
  chamber: 'comm',
  number: '19-99.999',
  numbers: ['19-99.999'],
  ecli: 'ECLI:FR:CCASS:2020:CO00999',
  publication: ['b', 'c'],
  decision_date: '2020-11-18',
  update_date: '2021-11-30',
  type: 'arret',
  solution: 'rejet',
  text: whole,
  zones: {
    introduction: mark('COMM.', 'Faits'),
    expose: mark('Faits', 'Examen'),
    moyens: [],
    motivations: mark('Examen', 'PAR CES'),
    dispositif: mark('PAR CES', 'MOYEN'),
    annexes: mark('MOYEN'),
  },
  themes: ['tribunal de commerce', 'compétence'],
  summary: 'Le tribunal est compétent.',
  highlights: { text: ['… <em>mot</em> …'] },
  ...given,
})
const labels = {
  jurisdiction: 'Cour de cassation',
  chamber: 'Chambre commerciale financière et économique',
  publication: ['Publié au Bulletin', 'Communiqué'],
  type: 'Arrêt',
  solution: 'Rejet',
}

describe('Judilibre', () => {
  it('is read with what a citation needs, its zones as parts', () => {
    const decision = sourceOf(aDecision())
    expect(decision).toMatchObject({
      court: 'Cass.',
      formation: 'com.',
      numbers: ['19-99.999'],
      publication: 'Bull.',
      solution: 'Rejet',
      abstract: 'tribunal de commerce - compétence\nLe tribunal est compétent.',
      provenance: [{ publisher: 'Cour de cassation, Judilibre', asOf: '2021-11-30' }],
    })
    expect(decision.kind === 'decision' && decision.text).toEqual([
      { section: 'header', text: 'COMM.' },
      { section: 'header', text: '😀 Audience' },
      { section: 'facts', text: 'Faits et procédure' },
      { section: 'facts', n: 1, text: 'Selon.' },
      { section: 'reasons', text: 'Examen du moyen' },
      { section: 'reasons', n: 2, text: 'La société.' },
      { section: 'ruling', text: 'PAR CES MOTIFS' },
      { section: 'ruling', text: 'REJETTE' },
      { section: 'annex', text: 'MOYEN ANNEXE' },
      { section: 'annex', text: 'Alors' },
    ])
  })

  it('says the same with labels as with codes, and without zones', () => {
    expect(sourceOf(aDecision(labels))).toEqual(sourceOf(aDecision()))
    expect(sourceOf(aDecision({ zones: null }))).toEqual(sourceOf(aDecision()))
  })

  it.each([
    [
      'a list as number',
      { number: ['19-99.999', '19-99.998'], numbers: ['19-99.999'] },
      ['19-99.999', '19-99.998'],
    ],
    ['numbers run together', { number: '19-99.999,19-99.998', numbers: null }, ['19-99.999', '19-99.998']],
    ['numbers twice', { numbers: ['19-99.999', '19-99.999'] }, ['19-99.999']],
    ['no dot', { number: '1999999', numbers: ['19-99999'] }, ['19-99.999']],
  ])('keeps each number once: %s', (_, given, numbers) => {
    expect(sourceOf(aDecision(given))).toMatchObject({ numbers })
  })

  it.each([
    [['n'], 'inédit'],
    [['Non publié'], 'inédit'],
    [['c'], undefined],
    [null, undefined],
  ])('published %j is cited %s', (publication, cited) => {
    const decision = sourceOf(aDecision({ publication }))
    expect(decision.kind === 'decision' && decision.publication).toBe(cited)
  })

  it('reads a cour d’appel, which has no ECLI', () => {
    expect(
      sourceOf(
        aDecision({
          jurisdiction: 'ca',
          location: 'ca_paris',
          ecli: null,
          number: '21/01234',
          numbers: null,
          chamber: null,
        }),
      ),
    ).toMatchObject({ court: 'autre', city: 'Cour d’appel de Paris', numbers: ['21/01234'] })
  })

  it.each([
    ['ca', 'ca_besancon', 'Cour d’appel', "Cour d'appel de Besançon", 'Cour d’appel de Besançon'],
    ['ca', 'ca_agen', 'Cour d’appel', "Cour d'appel d'Agen", 'Cour d’appel d’Agen'],
    [
      'ca',
      'ca_st_denis_reunion',
      'Cour d’appel',
      "Cour d'appel de Saint-Denis de la Réunion",
      'Cour d’appel de Saint-Denis de La Réunion',
    ],
    [
      'tj',
      'tj33063',
      'Tribunal judiciaire',
      'Tribunal judiciaire de Bordeaux',
      'Tribunal judiciaire de Bordeaux',
    ],
    ['tj', 'tj76351', 'Tribunal judiciaire', 'Tribunal judiciaire du Havre', 'Tribunal judiciaire du Havre'],
    [
      'tj',
      'tj85194',
      'Tribunal judiciaire',
      "Tribunal judiciaire des Sables-d'Olonne",
      'Tribunal judiciaire des Sables-d’Olonne',
    ],
    [
      'tj',
      'tj39198',
      'Tribunal judiciaire',
      'Tribunal judiciaire de Dole (chambre détachée)',
      'Tribunal judiciaire de Dole',
    ],
    [
      'tcom',
      '8501',
      'Tribunal de commerce',
      'Tribunal de commerce de La Roche-sur-Yon',
      'Tribunal de commerce de La Roche-sur-Yon',
    ],
  ])('is one source in codes and in words: %s %s', (code, location, label, place, city) => {
    const own = { ecli: null, number: '21/01234', numbers: null, chamber: null }
    const coded = sourceOf(aDecision({ ...own, jurisdiction: code, location }))
    expect(coded).toMatchObject({ court: 'autre', city })
    expect(
      sourceOf(aDecision({ ...own, ...labels, jurisdiction: label, chamber: null, location: place })),
    ).toEqual(coded)
  })

  it('names a tribunal de commerce as it was called on the day', () => {
    const at = (decision_date: string) =>
      sourceOf(
        aDecision({ jurisdiction: 'tcom', location: '7501', ecli: null, decision_date, number: '2024/1' }),
      )
    expect(at('2024-12-31')).toMatchObject({ city: 'Tribunal de commerce de Paris' })
    expect(at('2025-01-01')).toMatchObject({ city: 'Tribunal des activités économiques de Paris' })
  })

  it('says that a court given by a code no table knows is one', () => {
    expect(sourceOf(aDecision({ jurisdiction: 'tj', location: 'tj99999', ecli: null }))).toMatchObject({
      city: 'Tribunal judiciaire (siège de code tj99999)',
    })
  })

  it('keeps a line of a page of results without taking the fragments for a text', () => {
    const decision = sourceOf({ page: 0, results: [aDecision({ text: undefined, zones: undefined })] })
    expect(decision).toMatchObject({ text: [], caveat: textAbsent })
    expect(JSON.stringify(decision)).not.toContain('mot')
  })

  it('is the decision of CASS', () => {
    const cass = readCass(
      aCassXml({ numbers: '<NUMERO_AFFAIRE>19-99999</NUMERO_AFFAIRE>', date: '2020-11-18', ecli: '' }),
    )
    expect(keysOf(sourceOf(aDecision({ ecli: null }))).some(key => keysOf(cass).includes(key))).toBe(true)
  })
})

describe('lists', () => {
  const two = [aDecision(), aDecision({ id: 'b', number: '19-99.998', numbers: null, ecli: null })]
  it.each([
    ['an array', JSON.stringify(two)],
    ['a page', JSON.stringify({ page: 0, total: 2, results: two })],
    ['an export', JSON.stringify({ batch: 0, results: two, next_batch: null })],
    ['items', JSON.stringify({ items: two })],
    ['lines', `${two.map(one => JSON.stringify(one)).join('\n')}\n`],
    ['with a mark', `\ufeff${JSON.stringify(two)}`],
  ])('%s gives both', (_, text) => {
    expect(readText(text).map(one => ('source' in one ? one.source.kind : one))).toEqual([
      'decision',
      'decision',
    ])
  })

  it('says which one could not be read, and takes the others', () => {
    const [bad, good] = read([{ ...aDecision(), decision_date: 'hier' }, aDecision()])
    expect(bad).toMatchObject({ place: 'enregistrement 1', reason: expect.stringContaining('date') })
    expect(good).toHaveProperty('source')
    expect(readText(`${JSON.stringify(aDecision())}\n{"a":\n`)[1]).toMatchObject({
      place: 'ligne 2',
      reason: expect.any(String),
    })
  })

  it('says what a JSON is not, when it was named', () => {
    expect(read({ a: 1 })).toMatchObject([{ reason: expect.stringContaining('Judilibre') }])
    expect(read({ a: 1 }, false)).toEqual([])
    expect(read([1], false)).toEqual([])
    expect(readText('{"a":')).toMatchObject([{ reason: expect.stringContaining('mal formé') }])
    expect(readText('{"a":', false)).toEqual([])
  })

  it('never throws, whatever the JSON', () => {
    const spoilt = fc.oneof(
      fc.json(),
      fc
        .tuple(fc.constantFrom(...Object.keys(aDecision())), fc.jsonValue())
        .map(([key, value]) => JSON.stringify({ ...aDecision(), [key]: value })),
      fc
        .tuple(
          fc.constantFrom(
            'article',
            'text',
            'titles',
            'sections',
            'articles',
            'children',
            'data',
            'cid',
            'id',
            'type',
          ),
          fc.jsonValue(),
        )
        .map(([key, value]) =>
          JSON.stringify({ type: 'code', data: { cid: 'LEGITEXT000000000001' }, children: [], [key]: value }),
        ),
      fc
        .tuple(
          fc.constantFrom('type', 'title', 'issued', 'author', 'note', 'URL', 'number', 'authority'),
          fc.jsonValue(),
        )
        .map(([key, value]) => JSON.stringify({ type: 'book', title: 'T', [key]: value })),
    )
    fc.assert(
      fc.property(spoilt, text => {
        for (const one of readText(text)) if ('reason' in one) expect(one.reason).toMatch(/\p{L}{3}/u)
      }),
      { numRuns: 400 },
    )
  })
})

describe('records of a long JSON', () => {
  const inPieces = async (text: string, size: number) => {
    const bytes = Buffer.from(text)
    async function* chunks() {
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
    }
    const all: { place: string; text: string }[] = []
    for await (const one of jsonRecords(chunks())) all.push(one)
    return all
  }
  const values = async (text: string, size = 7) =>
    (await inPieces(text, size)).map(one => JSON.parse(one.text) as unknown)

  it('gives the elements, wherever the pieces are cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.jsonValue(), { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom(0, 2),
        async (list, size, indent) => {
          const same = JSON.parse(JSON.stringify(list)) as unknown
          expect(await values(JSON.stringify(list, null, indent), size)).toEqual(same)
          expect(
            await values(
              JSON.stringify(
                { total: { results: [1] }, 'a"é': '[{', results: list, next: null },
                null,
                indent,
              ),
              size,
            ),
          ).toEqual(same)
          expect(await values(list.map(one => JSON.stringify({ one })).join('\r\n'), size)).toEqual(
            (same as unknown[]).map(one => ({ one })),
          )
        },
      ),
      { numRuns: 100 },
    )
  })

  it('gives what the Assemblée nests, each under its own name, one alone and none at all included', async () => {
    const nil = { '@xmlns:xsi': 'x', '@xsi:nil': 'true' }
    const composite = {
      export: {
        '@xmlns:xsi': 'x',
        acteurs: {
          acteur: [{ uid: { '#text': 'PA1' }, mandats: { acteur: [1] } }, null, { uid: 'PA2' }, nil],
        },
        vide: { acteur: [{ uid: 'PA3' }] },
        organes: { organe: { uid: 'PO1', scrutin: '{[' } },
      },
    }
    for (const size of [1, 7, 1000])
      expect(await inPieces(JSON.stringify(composite, null, size > 1 ? 2 : 0), size)).toEqual([
        { place: 'acteur 1', text: expect.stringContaining('PA1') },
        { place: 'acteur 2', text: expect.stringContaining('PA2') },
        { place: 'organe 3', text: expect.stringContaining('PO1') },
      ])
    expect(await values(JSON.stringify(composite))).toEqual([
      { acteur: composite.export.acteurs.acteur[0] },
      { acteur: { uid: 'PA2' } },
      { organe: composite.export.organes.organe },
    ])
    expect(await values('{"scrutins": {"scrutin": [{"a": 1}, {"b": []}]}}')).toEqual([
      { scrutin: { a: 1 } },
      { scrutin: { b: [] } },
    ])
    expect(await values('{"export": {"acteurs": null, "organes": {"organe": []}}}')).toEqual([])
    await expect(inPieces('{"export": {"acteurs": {"acteur": [{}, {]}', 3)).rejects.toThrow(
      'enregistrement 1',
    )
  })

  it('tells the place of each, and none for one alone', async () => {
    expect((await inPieces('[1, "a" ,{}]', 3)).map(one => one.place)).toEqual([
      'enregistrement 1',
      'enregistrement 2',
      'enregistrement 3',
    ])
    expect(await inPieces('{"text": {"id": 1}}', 4)).toEqual([{ place: '', text: '{"text": {"id": 1}}' }])
    expect(await inPieces('{"items": []}', 4)).toEqual([])
  })

  it.each([
    ['[1, 2', 'après l’enregistrement 1'],
    ['{"results": [{}, {]}', 'après l’enregistrement 1'],
    ['[1]]', 'mal formé'],
    ['{"a": 1', 'dès le début'],
    ['', 'dès le début'],
    ['x', 'dès le début'],
    ['{"a":"b', 'dès le début'],
    ['['.repeat(1000), 'niveaux'],
  ])('refuses %j with its place', async (text, reason) => {
    await expect(inPieces(text, 3)).rejects.toThrow(reason)
  })

  it('refuses what is not UTF-8', async () => {
    async function* chunks() {
      yield Buffer.from([0x5b, 0x22, 0xe9, 0x22, 0x5d])
    }
    await expect(async () => {
      for await (const one of jsonRecords(chunks())) expect(one).toBeUndefined()
    }).rejects.toThrow('UTF-8')
  })
})

describe('Légifrance as saved', () => {
  const article = {
    id: 'LEGIARTI000099000001',
    cid: 'LEGIARTI000099000000',
    num: '\u00a0L252-1 ',
    texteHtml:
      '<p><br/>L&rsquo;installation<br/>est <a href="/x">subordonn&eacute;e</a>.</p><table><tr><td>a</td><td>b</td></tr></table><script>x</script>',
    notaHtml: '<p>Nota.</p>',
    etat: 'VIGUEUR',
    dateDebut: 1709247600000,
    dateFin: 32472144000000,
    fullSectionsTitre: "Livre II > Titre V : L'image",
    textTitles: [
      {
        id: 'LEGITEXT000025503132',
        cid: 'LEGITEXT000025503132',
        titre: 'Code de la sécurité intérieure',
        nature: 'CODE',
      },
    ],
  }

  it('reads an article as LEGI gives it', () => {
    const one = sourceOf({ executionTime: 5, article })
    expect(one).toMatchObject({
      kind: 'article',
      of: { nature: 'code', short: 'CSI', cid: 'LEGITEXT000025503132' },
      number: 'L. 252-1',
      path: ['Livre II', 'Titre V : L’image'],
      versions: [
        {
          from: '2024-03-01',
          to: undefined,
          status: 'VIGUEUR',
          text: 'L’installation\nest subordonnée.\na | b',
          nota: 'Nota.',
        },
      ],
    })
    expect(one.id).toBe(readArticle(anArticleXml()).id)
  })

  it.each([
    [
      'tree of nodes',
      {
        type: 'code',
        data: { cid: 'LEGITEXT000025503132', title: 'Code de la sécurité intérieure' },
        children: [
          { type: 'section', data: { title: 'Livre II' }, children: [{ type: 'article', data: article }] },
        ],
      },
    ],
    [
      'answer about a code',
      {
        id: 'LEGITEXT000025503132_01-08-2016',
        cid: 'LEGITEXT000025503132',
        title: 'Code de la sécurité intérieure',
        sections: [
          {
            cid: 'LEGISCTA000000000001',
            title: 'Livre II',
            sections: [],
            articles: [{ ...article, texteHtml: undefined, content: '<p>Oui.</p>', etat: null }],
          },
        ],
        articles: [],
      },
    ],
  ])('reads the articles of a %s', (_, value) => {
    const [one] = read(value)
    expect(one).toMatchObject({
      place: 'LEGIARTI000099000001',
      source: { of: { nature: 'code', short: 'CSI' }, number: 'L. 252-1', path: ['Livre II'] },
    })
  })

  it('reads a decision and a deliberation', () => {
    const text = {
      id: 'CETATEXT000099000001',
      titre: "Conseil d'État, 01/02/2023, 999999",
      texteHtml: 'Vu la procédure suivante :<br/>Considérant ce qui suit :<br/>1. Un.',
      dateTexte: 1675206000000,
      juridiction: "Conseil d'État",
      num: '999999',
      publicationRecueil: 'A',
    }
    expect(sourceOf({ text })).toMatchObject({
      court: 'CE',
      numbers: ['999999'],
      date: '2023-02-01',
      publication: 'Lebon',
      text: [{}, {}, { n: 1, text: 'Un.' }],
    })
    expect(
      sourceOf({
        text: {
          ...text,
          id: 'JURITEXT000099000001',
          juridiction: 'Cour de cassation',
          num: '12300999',
          numeroAffaire: ['22-99999'],
        },
      }),
    ).toMatchObject({ court: 'Cass.', numbers: ['22-99.999'] })
    expect(
      sourceOf({ text: { ...text, id: 'CONSTEXT000099000001', nature: 'QPC', num: '2016-590' } }),
    ).toMatchObject({ court: 'Cons. const.', numbers: ['2016-590'], nature: 'QPC' })
    expect(sourceOf({ text: { ...text, id: 'CNILTEXT000099000001', num: '2012-138' } })).toMatchObject({
      type: 'cnil',
      numbers: ['2012-138'],
    })
  })

  it('says that the extracts of a search are not texts', () => {
    const result = {
      titles: [{ id: 'LEGITEXT1', title: 'Code' }],
      nature: 'CODE',
      sections: [{ extracts: [{ values: ['[...] <mark>x</mark>'] }] }],
    }
    expect(read({ totalResultNumber: 1, results: [result] })).toMatchObject([
      { place: 'enregistrement 1', reason: expect.stringContaining('extraits') },
    ])
  })

  it.each([
    [32472144000000, undefined],
    [32472140400000, undefined],
    ['2999-01-01', undefined],
    [1451606400000, '2016-01-01'],
    [1451602800000, '2016-01-01'],
    [1469998800000 - 3600000, '2016-08-01'],
    // Paris kept its own time, 9 min 21 s ahead, and civil law is older
    [Date.UTC(1804, 2, 21) - 561000, '1804-03-21'],
    [Date.UTC(1900, 0, 1) - 561000, '1900-01-01'],
    ['1804-03-21T00:00:00.000+0000', '1804-03-21'],
    ['2016-07-31T22:00:00.000+0000', '2016-08-01'],
    [null, undefined],
    [Number.NaN, undefined],
    [1e300, undefined],
  ])('the date %s is %s', (value, day) => expect(dayOf(value)).toBe(day))
})

describe('CSL-JSON', () => {
  const quadrature = {
    id: 'cc2016-590',
    type: 'legal_case',
    title: 'La Quadrature du Net et autres',
    authority: 'Conseil constitutionnel',
    number: '2016-590 QPC',
    issued: { 'date-parts': [['2016', 10, 21]] },
    note: 'ECLI: ECLI:FR:CC:2016:2016.590.QPC\nÀ relire.',
    keyword: 'surveillance, QPC',
  }

  it('reads a case, to verify until it is read in its text', () => {
    expect(sourceOf(quadrature)).toMatchObject({
      court: 'Cons. const.',
      numbers: ['2016-590'],
      nature: 'QPC',
      date: '2016-10-21',
      name: 'La Quadrature du Net et autres',
      ecli: 'ECLI:FR:CC:2016:2016.590.QPC',
      certainty: 'to-verify',
      notes: 'À relire.',
      tags: ['surveillance', 'QPC'],
    })
  })

  it.each([
    ['Conseil d’État, Assemblée', { court: 'CE', formation: 'Ass.' }],
    ['CAA Lyon', { court: 'CAA', city: 'Lyon' }],
    ['Cour de cassation, chambre sociale', { court: 'Cass.', formation: 'soc.' }],
    ['Cour de justice de l’Union européenne', { court: 'CJUE' }],
    ['Cour européenne des droits de l’homme', { court: 'CEDH' }],
    ['Cour EDH', { court: 'CEDH' }],
    ['Cour EDH, Grande Chambre', { court: 'CEDH', formation: 'gde ch.' }],
    ['Cour eur. D.H.', { court: 'CEDH' }],
    ['Conseil constit.', { court: 'Cons. const.' }],
    ['Cons. const.', { court: 'Cons. const.' }],
    ['Cass. 1re civ.', { court: 'Cass.', formation: '1re civ.' }],
    ['Cass. soc.', { court: 'Cass.', formation: 'soc.' }],
    ['Cass., ass. plén.', { court: 'Cass.', formation: 'ass. plén.' }],
    ['Civ. 2e', { court: 'Cass.', formation: '2e civ.' }],
    ['Crim.', { court: 'Cass.', formation: 'crim.' }],
    ['CE, Ass.', { court: 'CE', formation: 'Ass.' }],
    ['C.E.', { court: 'CE' }],
    ['CJCE', { court: 'CJUE' }],
    ['T. confl.', { court: 'TC' }],
    ['CAA de Lyon', { court: 'CAA', city: 'Lyon' }],
    ['TA Cergy-Pontoise', { court: 'TA', city: 'Cergy-Pontoise' }],
    ['CA Paris, pôle 6', { court: 'autre', city: 'Cour d’appel de Paris', formation: 'pôle 6' }],
    ['<i>Cour EDH</i>', { court: 'CEDH' }],
    ['Supreme Court', { court: 'autre', city: 'Supreme Court' }],
  ])('the court « %s »', (authority, expected) => {
    expect(sourceOf({ ...quadrature, authority, note: undefined })).toMatchObject(expected)
  })

  it('reads numbers that hold markup', () => {
    expect(sourceOf({ ...quadrature, number: 'n<sup>o</sup>&nbsp;2016-590 QPC' })).toMatchObject({
      numbers: ['2016-590'],
      nature: 'QPC',
    })
    expect(
      sourceOf({
        ...quadrature,
        note: '',
        authority: 'Cour EDH',
        number: 'n<sup>os</sup> 58170/13 et 62322/14',
      }),
    ).toMatchObject({ numbers: ['58170/13', '62322/14'] })
    expect(
      sourceOf({ type: 'legislation', title: 'Loi relative à l’essai', number: 'n<sup>o</sup> 78-17' }),
    ).toMatchObject({ of: { number: '78-17' } })
  })

  it('reads a law, a code, a regulation of the Union', () => {
    expect(
      sourceOf({
        type: 'legislation',
        title: "Loi relative à l'informatique",
        number: '78-17',
        issued: { 'date-parts': [['1978', 1, 6]] },
      }),
    ).toMatchObject({
      kind: 'article',
      number: '',
      of: { nature: 'loi', number: '78-17', date: '1978-01-06' },
    })
    expect(sourceOf({ type: 'legislation', title: 'Code de justice administrative' })).toMatchObject({
      of: { nature: 'code', short: 'CJA' },
    })
    expect(
      sourceOf({
        type: 'regulation',
        title: 'Règlement général sur la protection des données',
        number: '2016/679',
      }),
    ).toMatchObject({ of: { nature: 'règlement UE', number: '2016/679' } })
    expect(sourceOf({ type: 'treaty', title: 'Convention 108' })).toMatchObject({
      of: { nature: 'convention' },
    })
  })

  it.each([
    ['bill', { type: 'parliament', nature: 'projet de loi' }],
    ['hearing', { type: 'parliament', nature: 'audition' }],
    ['book', { type: 'book' }],
    ['article-journal', { type: 'doctrine' }],
    ['article-newspaper', { type: 'press' }],
    ['webpage', { type: 'web' }],
    ['report', { type: 'report' }],
    ['manuscript', { type: 'other' }],
  ])('%s is a document', (type, expected) => {
    const value = {
      type,
      title: 'Un <i>titre</i>',
      author: [{ given: 'Ada', family: 'Exemple' }, { literal: 'Collectif' }],
      'container-title': 'Revue',
      page: '12',
      URL: 'https://exemple.fr/a',
      issued: { raw: '2021-03' },
    }
    expect(sourceOf(value)).toMatchObject({
      ...expected,
      title: 'Un titre',
      author: 'Ada Exemple, Collectif',
      year: 2021,
      date: undefined,
      url: 'https://exemple.fr/a',
    })
  })

  it('makes the same id at each import, and keeps no address but of the web', () => {
    const book = {
      type: 'book',
      title: 'Le contentieux',
      author: [{ family: 'Exemple' }],
      issued: { 'date-parts': [[2020]] },
      URL: 'javascript:alert(1)',
    }
    expect(sourceOf(book).id).toBe('document-ref-exemple-le-contentieux-2020-')
    expect(sourceOf(book)).toMatchObject({ url: undefined })
  })

  it('reads items', () => {
    expect(read({ items: [quadrature, { type: 'book', title: 'B' }] })).toHaveLength(2)
    expect(read([{ type: 'legal_case', title: '' }])).toMatchObject([{ reason: expect.any(String) }])
  })
})

test.each([
  [{ 'date-parts': [['2016', 10, '21']] }, { day: '2016-10-21', year: 2016 }],
  [{ 'date-parts': [[2016]] }, { year: 2016 }],
  [{ 'date-parts': [[2016, 2, 31]] }, { year: 2016 }],
  [{ 'date-parts': [[]] }, {}],
  [{ raw: '2016-10-21' }, { day: '2016-10-21', year: 2016 }],
  [{ literal: 'vers 1900' }, {}],
  [{ 'date-parts': [[2999, 1, 1]] }, {}],
  [undefined, {}],
])('the date %j', (value, expected) => expect(dateOf(value)).toEqual(expected))

test('a page of results of the Conseil d’État, a signing key: what it is, and what to do instead', () => {
  const page = {
    decisions: { body: { hits: { hits: [{ _source: { Numero_Dossier: '1', paragraph: 'Vu$$$' } }] } } },
  }
  const reasons = [page, { pretoireKey: 1 }, { dossierParlementaire: {} }].map(one => jsonNotRead(one))
  expect(reasons).toEqual([
    expect.stringContaining('recherche du Conseil d’État'),
    expect.stringContaining('clé de signature'),
    expect.stringContaining('Reprendre un dossier législatif'),
  ])
  expect(jsonNotRead({ nom: 'x' })).toBeUndefined()
})
