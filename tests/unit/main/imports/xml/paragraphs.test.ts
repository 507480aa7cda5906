import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readDecision } from '../../../../../src/main/imports/formats/conseil-etat.ts'
import { paragraphs } from '../../../../../src/main/imports/xml/xml-paragraphs.ts'
import { prepare } from '../../../../../src/main/library/intake/prepare.ts'
import { aDecisionXml } from '../../../../fixtures/import/records.ts'

const read = (text: string) => paragraphs(`${text}<end>`, 0, text.length)

test('plain paragraphs are gone through once, their spaces made even', () => {
  expect(read('\n<p> Un  deux\u00a0: </p> \n<p></p><p>\ttrois\nquatre</p>')).toEqual({
    lines: ['Un deux :', 'trois quatre'],
    hasMarks: false,
    hints: [false, false],
    plain: { straight: false, wide: false },
  })
  expect(read('<p>« Oui »</p>')).toEqual({
    lines: ['« Oui »'],
    hasMarks: true,
    hints: [false],
    plain: { straight: false, wide: false },
  })
  expect(read('<p>6ème chambreVu la procédure suivante :</p><p>Considérant ce</p>')?.hints).toEqual([
    true,
    true,
  ])
})

test.each([
  'un',
  '<p>un',
  '<p>un</p>deux',
  '<p>un<br/>deux</p>',
  '<p>un &amp; deux</p>',
  '<p>un \\ deux</p>',
  '<p a="b">un</p>',
])('%s is left to what reads any XML', text => expect(read(text)).toBeUndefined())

/** With a comment, nothing is taken for plain. */
const told = (xml: string) => {
  try {
    const made = prepare(readDecision(xml))
    return { ...made, pieces: undefined, data: made.data(), mark: made.mark() }
  } catch (error) {
    return `${error}`.replace(/ \(ligne .*\)/, '')
  }
}

test('whatever the text, the decision is the one that any XML gives', () => {
  const piece = fc.constantFrom(
    ...[
      '<p>',
      '</p>',
      '<p></p>',
      '</p>\n<p>',
      '<br/>',
      '&amp;',
      '&',
      '<',
      ']]>',
      '<![CDATA[x]]>',
      '\r\n',
      '\u0000',
    ],
    ...[
      '<Texte_Integral>',
      '</Texte_Integral>',
      '<?a b?>',
      ' ',
      '  ',
      '\t',
      '\n',
      '\u00a0',
      '\u00ad',
      '\ud800',
      '😀',
    ],
    ...[
      'Vu la requête',
      '1. Considérant',
      '« oui »',
      '’',
      '?',
      '"',
      '\\',
      ' PAR CES MOTIFS',
      '1re chambreVu la procédure suivante : lu',
      'MOYEN ANNEXE',
      'Considérant ce qui suit :',
      'D E C I D E :',
    ],
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), fc.boolean(), (pieces, wrapped) => {
      const text = pieces.join('')
      const body = wrapped ? `<p>${text}</p>` : text
      const xml = aDecisionXml({ body }).slice(1)
      expect(told(xml)).toEqual(told(xml.replace('<Dossier>', '<!-- --><Dossier>')))
    }),
    { numRuns: 300 },
  )
})

test('whatever stands around the text, the decision is the one that any XML gives', () => {
  const piece = fc.constantFrom(
    ...[
      '<',
      '>',
      '/',
      '&amp;',
      '&',
      '<a>',
      '</a>',
      '<a/>',
      '<a b="c">',
      '<Dossier>',
      '</Dossier>',
      '</Document>',
    ],
    ...['<Numero_Dossier>1</Numero_Dossier>', '<Texte_Integral>', '</Texte_Integral>', '<Texte_Integral/>'],
    ...[
      '<!-- -->',
      '<![CDATA[1]]>',
      '<?a b?>',
      ']]>',
      ' ',
      '\n',
      '\r\n',
      '\t',
      '\u0000',
      '\u00a0',
      'é',
      'œ',
      '😀',
      '\ud800',
    ],
  )
  const xml = aDecisionXml({ body: '<p>Vu la requête :</p>\n<p>1. Un.</p>' }).slice(1)
  const text = xml.indexOf('<p>')
  const end = xml.indexOf('</Texte_Integral>')
  const place = fc.oneof(fc.nat(text), fc.integer({ min: end, max: xml.length }))
  const edit = fc.tuple(place, fc.nat(3), fc.option(piece, { nil: '' }))
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 2 }), edits => {
      let edited = xml
      for (const [at, cut, put] of edits.toSorted(([a], [b]) => b - a))
        edited = edited.slice(0, at) + put + edited.slice(at + cut)
      expect(told(edited)).toEqual(told(edited.replace('<Document', '<!-- --><Document')))
    }),
    { numRuns: 1000 },
  )
})
