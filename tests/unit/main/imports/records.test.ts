import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { htmlText } from '../../../../src/main/imports/containers/html-text.ts'
import { deletedRecords } from '../../../../src/main/imports/dila/deletions.ts'
import { passages } from '../../../../src/main/imports/dila/judgment.ts'
import { recordsOf } from '../../../../src/main/imports/records.ts'
import { keysOf } from '../../../../src/shared/library/keys.ts'
import { Source } from '../../../../src/shared/library/model.ts'
import { aCassXml, aCnilXml, aConstitXml, aJadeXml } from '../../../fixtures/import/dila.ts'
import { aDecisionXml, anArticleXml } from '../../../fixtures/import/records.ts'
import { haveSamples, sampleFiles } from '../../../fixtures/import/samples.ts'

const read = (bytes: Buffer | string, path = 'x', named = false) => [
  ...recordsOf({ path, bytes: Buffer.from(bytes) }, { isNamed: named, archive: path, asOf: '2026-04-01' }),
]

describe('a record is recognised by its content', () => {
  it.each([
    ['Conseil d’État', aDecisionXml(), 'decision'],
    ['LEGI', anArticleXml(), 'article'],
    ['JADE', aJadeXml(), 'decision'],
    ['CONSTIT', aConstitXml(), 'decision'],
    ['CASS', aCassXml(), 'decision'],
    ['CNIL', aCnilXml(), 'document'],
  ])('%s, whatever its name', (_, xml, kind) => {
    expect(read(xml, 'données.bin')).toMatchObject([{ place: '', source: { kind } }])
  })

  it('passes over what is no record, and says why when it was named', () => {
    expect(read('<html><body>Bonjour</body></html>', 'page.html')).toEqual([])
    expect(read('<SECTION_TA/>', 'a.xml')).toEqual([])
    expect(read('<TEXTEKALI/>', 'a.xml')).toMatchObject([
      { reason: expect.stringContaining('convention collective') },
    ])
    expect(read('<a>&lol;</a>', 'a.xml')).toMatchObject([{ reason: expect.any(String) }])
    expect(read('<!DOCTYPE a><a/>', 'a.xml')).toMatchObject([{ reason: expect.stringContaining('DTD') }])
    expect(read(Buffer.from([0x3c, 0x61, 0xe9, 0x3e]), 'a.xml')).toMatchObject([
      { reason: expect.stringContaining('UTF-8') },
    ])
    expect(read(Buffer.from('PK\u0003\u0004'), 'a.xml')).toMatchObject([
      { reason: expect.stringContaining('archive') },
    ])
  })

  it('reads a text said to be in Latin-1', () => {
    const xml = aCnilXml().replace('UTF-8', 'ISO-8859-1')
    expect(read(Buffer.from(xml, 'latin1'))).toMatchObject([
      { source: { title: 'concernant la société EXEMPLE AI' } },
    ])
  })
})

it('gives a whole record or a reason, whatever was spoilt, and never throws', () => {
  const whole = [
    aJadeXml(),
    aConstitXml(),
    aCassXml(),
    aCnilXml(),
    anArticleXml(),
    aDecisionXml(),
    'TY  - CASE\nTI  - A\nER  - \n',
    '@book{a, title = {T}}',
  ]
  const piece = fc.oneof(
    fc.constantFrom('<', '</CONTENU>', '&amp;lt;', '<![CDATA[', '2999-01-01', '@', '{', '\u0000'),
    fc.string({ maxLength: 8, unit: 'binary' }),
  )
  fc.assert(
    fc.property(
      fc.constantFrom(...whole),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.nat(40),
      piece,
      fc.boolean(),
      (text, where, cut, insert, named) => {
        const at = Math.floor(where * text.length)
        for (const one of read(text.slice(0, at) + insert + text.slice(at + cut), 'x.xml', named)) {
          if ('reason' in one) expect(one.reason).toMatch(/\p{L}{3}/u)
          else if ('source' in one) expect(Source.safeParse(one.source).error).toBeUndefined()
        }
      },
    ),
    { numRuns: 600 },
  )
})

describe('lists of deletions', () => {
  it('names the records of every fund, and where they lay', () => {
    const list = [
      'juri/jade/global/publie/CETA/TEXT/00/00/00/00/00/CETATEXT000000000001',
      'juri/cass/global/sociale/JURI/TEXT/00/00/00/00/00/JURITEXT000000000002 D',
      'cnil/global/CNIL/TEXT/00/00/00/00/00/CNILTEXT000000000003\r',
      'juri/constit/global/CONS/TEXT/00/00/00/00/00/CONSTEXT000000000004.xml',
      'legi/global/code/LEGI/TEXT/00/LEGITEXT000000000001/article/LEGI/ARTI/00/LEGIARTI000000000005',
      'legi/global/code/LEGI/TEXT/00/LEGITEXT000000000001/section_ta/LEGI/SCTA/00/LEGISCTA000000000006',
      'legi/global/code/LEGI/TEXT/00/LEGITEXT000000000001/texte/version/LEGITEXT000000000007',
      '/etc/CETATEXT000000000008',
      '../CETATEXT000000000009',
      'C:\\CETATEXT000000000010',
      'n’importe quoi',
      '',
    ]
    const found = deletedRecords(Buffer.from(list.join('\n'), 'latin1'))
    expect(found.map(one => one.id)).toEqual([
      'CETATEXT000000000001',
      'JURITEXT000000000002',
      'CNILTEXT000000000003',
      'CONSTEXT000000000004',
      'LEGIARTI000000000005',
    ])
    expect(found[0]?.folder).toBe('juri/jade/global/publie/CETA/TEXT/00/00/00/00/00')
  })
})

describe('the parts and points of a judgment', () => {
  const shape = (lines: string[], style?: Parameters<typeof passages>[1]) =>
    passages(lines, style).map(({ section, n }) => `${section}${n ? ` ${n}` : ''}`)

  it('goes on after numbers the publisher lost', () => {
    expect(shape(['Considérant ce qui suit :', 'Un.', 'Deux.', '3. Trois.', '4. Quatre.'])).toEqual([
      'reasons',
      'reasons',
      'reasons',
      'reasons 3',
      'reasons 4',
    ])
  })

  it('does not count the points of a quotation between guillemets', () => {
    const lines = [
      'Considérant ce qui suit :',
      '1. Aux termes de l’article : « I. La demande :',
      '2. est écrite ; », puis',
      '2. Il suit de là.',
      '3. Fin.',
    ]
    expect(shape(lines)).toEqual(['reasons', 'reasons 1', 'reasons', 'reasons 2', 'reasons 3'])
  })

  it('finds the reasons where nothing announces them', () => {
    expect(shape(['Vu la procédure suivante :', 'Vu :', '- le code ;', '1. Un.', 'D E C I D E :'])).toEqual([
      'facts',
      'visas',
      'visas',
      'reasons 1',
      'ruling',
    ])
  })

  it('reads an older administrative judgment', () => {
    const lines = [
      'Vu la requête, enregistrée le 3 mars ;',
      'Vu le code de justice administrative ;',
      'Considérant que ;',
      'DECIDE :',
      'Article 1er :',
    ]
    expect(shape(lines)).toEqual(['facts', 'visas', 'reasons', 'ruling', 'ruling'])
  })

  it.each([
    [
      [
        'LA COUR,',
        'Sur le moyen unique :',
        'Attendu que',
        'D’où il suit ; PAR CES MOTIFS :',
        'REJETTE le pourvoi ;',
        'Moyen produit par la SCP',
      ],
      ['header', 'reasons', 'reasons', 'reasons', 'ruling', 'ruling', 'annex'],
    ],
    [
      ['LA COUR,', '1. Après avis.', '2. Le pourvoi n’est pas recevable.', 'PAR CES MOTIFS, la Cour :'],
      ['header', 'reasons 1', 'reasons 2', 'ruling'],
    ],
    [
      ['LA COUR,', 'Attendu que', 'CASSE et ANNULE'],
      ['header', 'reasons', 'ruling'],
    ],
  ])('reads a judicial one %#', (lines, expected) => {
    expect(shape(lines, 'judicial')).toEqual(expected)
  })
})

test.each([
  ['<p>a<p>b', 'a\nb'],
  ['a<br>b<BR/>c', 'a\nb\nc'],
  ['&eacute;t&eacute; &oelig;uvre &#8209; &euro;', 'été œuvre \u2011 €'],
  ['<img src=x onerror="alert(1)">x<script>alert(1)</script>', 'x'],
  ['a < b > c & d', 'a < b > c & d'],
  ['<ul><li>un</li><li>deux</li></ul>', 'un\ndeux'],
  ['<td>1</td><td>2</td>', '1 | 2'],
  ['<!-- x', ''],
])('the HTML %j is %j', (html, text) => expect(htmlText(html)).toBe(text))

const expected: readonly (readonly [string, number, Record<string, number>])[] = [
  ['dila/Freemium_jade_global_20260401-140000.tar.gz', 25, { decision: 25 }],
  ['dila/JADE_20260402-210000.tar.gz', 1, { decision: 1 }],
  ['dila/Freemium_constit_global_20260401-140000.tar.gz', 100, { decision: 100 }],
  ['dila/Freemium_cnil_global_20260401-140000.tar.gz', 15, { document: 15 }],
  ['dila/Freemium_cass_global_20231119-100000.tar.gz', 46, { decision: 46 }],
  ['dila/CASS_20180326-200647.tar.gz', 34, { decision: 34 }],
  ['dila/LEGI_20260401-210000.tar.gz', 2367, { article: 2367 }],
  ['opendata-ce/CE_202111.zip', 340, { decision: 340 }],
  ['opendata-ce/CE_202603.zip', 15, { decision: 15 }],
  ['opendata-ce/CAA_202603.zip', 5, { decision: 5 }],
  ['opendata-ce/TA_202603.zip', 5, { decision: 5 }],
  ['judilibre/sample_detail_unresolved.json', 1, { decision: 1 }],
  ['judilibre/sample_detail_resolved.json', 1, { decision: 1 }],
  ['judilibre/sample_list.json.gz', 1856, { decision: 1856 }],
  ['legifrance-json/CRPA.json.gz', 474, { article: 474 }],
]

describe.skipIf(!haveSamples)('the real files (skipped where they do not lie beside the work tree)', () => {
  const sourcesOf = async (name: string): Promise<Source[]> =>
    (await sampleFiles(name)).flatMap(file =>
      [...recordsOf(file, { isNamed: false, archive: name })].map(one => {
        if (!('source' in one)) throw new Error(`${file.path} ${one.place} : ${JSON.stringify(one)}`)
        return one.source
      }),
    )

  it.each(expected)('%s gives %i records and no rejection', async (name, count, kinds) => {
    const found = await sourcesOf(name)
    expect(found).toHaveLength(count)
    for (const [kind, wanted] of Object.entries(kinds))
      expect(found.filter(one => one.kind === kind)).toHaveLength(wanted)
    for (const one of found) expect(keysOf(one), one.id).not.toEqual([])
    expect(JSON.stringify(found)).not.toMatch(/2999-01-01|Ã©|&nbsp;|&amp;|<br/)
  })

  it('has reasons and a ruling in each administrative decision, but in the opinions, and points in all but one', async () => {
    const found = (await sourcesOf('opendata-ce/CE_202111.zip')).flatMap(one =>
      one.kind === 'decision' ? [one] : [],
    )
    const without = (part: string) =>
      found.filter(one => !one.text.some(({ section }) => section === part)).length
    expect([without('reasons'), without('ruling')]).toEqual([0, 2])
    expect(found.filter(one => !one.text.some(({ n }) => n))).toHaveLength(1)
  })

  it('meets the same decision from two publishers, and the same articles', async () => {
    const meets = async (one: string, other: string) => {
      const known = new Set((await sourcesOf(one)).flatMap(keysOf))
      return (await sourcesOf(other)).filter(source => keysOf(source).some(key => known.has(key))).length
    }
    const jade = 'dila/Freemium_jade_global_20260401-140000.tar.gz'
    expect(await meets(jade, 'opendata-ce/CE_202603.zip')).toBe(15)
    expect(await meets(jade, 'opendata-ce/CAA_202603.zip')).toBe(5)
    expect(
      await meets('judilibre/sample_detail_resolved.json', 'judilibre/sample_detail_unresolved.json'),
    ).toBe(1)
  })
})
