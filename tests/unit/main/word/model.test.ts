import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { preview } from '../../../../src/main/word/layout/pages.ts'
import { cleanModel } from '../../../../src/main/word/model/clean-model.ts'
import { lookFor, lookOf } from '../../../../src/main/word/model/document-look.ts'
import { lookOn } from '../../../../src/main/word/model/model-look.ts'
import { readModel } from '../../../../src/main/word/model/read-model.ts'
import { openPackage } from '../../../../src/main/word/package/package.ts'
import { zipOf } from '../../../../src/main/word/package/zip-parts.ts'
import { openWord } from '../../../../src/main/word/read/open-word.ts'
import { settle } from '../../../../src/main/word/read/settle.ts'
import { recover } from '../../../../src/main/word/recover/recover.ts'
import { writeDocx } from '../../../../src/main/word/write/write-docx.ts'
import { assemble } from '../../../../src/shared/drafts/assemble/assemble.ts'
import { withoutNotes } from '../../../../src/shared/drafts/privacy/private.ts'
import { Style } from '../../../../src/shared/word/style.ts'
import { partsOf } from '../../../docx/package.ts'
import { aFiling } from '../../../docx/texts/filing.ts'
import { around, someDraft } from '../../../fixtures/drafts.ts'
import {
  type Area,
  aModel,
  crowdedModel,
  decimalTitles,
  field,
  firmPaper,
  germanTemplate,
  logo,
  p,
  picture,
  ruledPaper,
  t,
  textBox,
} from '../../../fixtures/models.ts'

const filing = aFiling({ seed: 2, grounds: 2, paragraphs: 3, exhibits: 3 })
const options = { final: false, author: '', at: new Date('2025-03-25T10:00:00Z') }
const header = (xml: string): readonly Area[] => [{ type: 'header', of: 'default', xml }]
const wholeText = (file: Buffer) => {
  const whole = openPackage(file)
  return whole.names.map(name => whole.text(name)).join('\n')
}

describe('a firm’s paper from a French Word', () => {
  const { model, report, numbering, header: headed } = cleanModel(firmPaper())
  const look = lookOn(lookOf('association'), model)

  test('gives its page, its faces by the theme, its styles by Word’s own names', () => {
    expect(look.page).toMatchObject({ left: 1985, right: 1134, top: 1417, header: 680 })
    expect(look.fonts.text).toBe('Garamond')
    const { Heading1, Heading2, Quote, FootnoteText, BodyText, NumberedParagraph, ListBullet } = look.styles
    expect(Heading1).toMatchObject({
      size: 30,
      smallcaps: true,
      color: '7A1F2B',
      before: 360,
      keepNext: true,
    })
    expect(Heading1.font?.name).toBe('Georgia')
    // what it inherits from the first title, but for what it says itself
    expect(Heading2).toMatchObject({ size: 26, color: '7A1F2B', bold: true, left: 576, first: -576 })
    expect(Heading2.smallcaps).toBeUndefined()
    expect(Quote).toMatchObject({ italic: true, left: 1134, right: 567, size: 22, after: 200 })
    expect(FootnoteText.size).toBe(18)
    expect(BodyText).toMatchObject({ align: 'both', size: 24, after: 160 })
    expect(NumberedParagraph).toMatchObject({ align: 'both', size: 24, left: 0, first: -567 })
    expect(ListBullet).toMatchObject({ contextual: true, left: 360, first: -360 })
    // 12 points of Garamond at 1.15
    expect(BodyText.line).toBe(Math.round(240 * 1.125 * 1.15))
    expect(look.partsStartPages).toBe(false)
  })

  test('is told in sentences, what is not taken too', () => {
    expect(numbering).toBe('decimal')
    expect(headed).toBe(true)
    expect(report.taken).toContainEqual(expect.stringContaining('Page A4, marges : haut 2,5\u00a0cm'))
    expect(report.taken).toContainEqual('En-tête de la première page (image, tableau).')
    expect(report.taken).toContainEqual('Pied des autres pages (numéro de page).')
    const left = report.left.join('\n')
    expect(left).toContain('Mention confidentielle')
    expect(left).toContain('le texte du modèle (un paragraphe)')
    expect(left).toContain('Garamond')
  })

  test('is printed on: its headers with their picture, its pages counted', async () => {
    const { bytes, pages } = await writeDocx(filing, { ...options, model })
    const parts = await partsOf(bytes)
    const first = parts.get('word/model-header-first.xml') ?? ''
    expect(first).toContain('38000 Grenoble')
    expect(first).toContain('descr="Une balance"')
    expect(first).not.toContain('C:\\')
    expect(parts.get('word/_rels/model-header-first.xml.rels')).toContain('media/model-rIdPicture1.png')
    expect(parts.get('word/model-footer-default.xml')).toMatch(
      new RegExp(`NUMPAGES "><w:r><w:t>${pages}</w:t>`),
    )
    const section = (parts.get('word/document.xml') ?? '').split('<w:sectPr').at(-1) ?? ''
    expect(section.match(/Reference w:type="\w+"/g)).toHaveLength(4)
    expect(section).toContain('<w:titlePg/>')
    expect(section).toContain('w:left="1985"')
    expect(openPackage(bytes).bytes('word/media/model-rIdPicture1.png')).toEqual(Buffer.from(logo))
  })

  test('keeps room above the first page for a header higher than the margin', () => {
    const { page, opening } = lookFor(filing, model)
    expect(page.top).toBe(1417)
    // the logo and the line under it, from the edge of the paper
    expect(opening).toBeGreaterThan(680 + 1021 - 1417)
    expect(opening).toBeLessThan(900)
  })

  test('under our letterhead, that one takes the place of its first header', async () => {
    const letterhead = { name: 'Me Durand', lines: 'Avocate', footer: '' }
    const { bytes } = await writeDocx({ ...filing, letterhead }, { ...options, model })
    const parts = await partsOf(bytes)
    expect(parts.has('word/model-header-first.xml')).toBe(false)
    expect(parts.get('word/header1.xml')).toContain('Me Durand')
    expect(parts.get('word/model-header-default.xml')).toContain('Cabinet Marchand')
  })
})

test('a German template: its styles by name, other headers on even pages, the page it does not number', async () => {
  const { model, report, numbering } = cleanModel(germanTemplate())
  const look = lookOn(lookOf('lawyer'), model)
  expect(look.styles.Heading1).toMatchObject({ size: 28, bold: true, line: 300 })
  expect(look.styles.Quote).toMatchObject({ italic: true, left: 567 })
  expect(look.partsStartPages).toBe(true)
  expect(numbering).toBeUndefined()
  expect(report.left).toContain('ses titres ne sont pas numérotés : ceux des textes gardent leurs numéros')
  expect(report.left).toContain('il n’imprime pas le numéro de page : Prétoire l’ajoute sous son pied')
  const parts = await partsOf((await writeDocx(filing, { ...options, model })).bytes)
  expect(parts.get('word/settings.xml')).toContain('evenAndOddHeaders')
  for (const type of ['default', 'even'])
    expect(parts.get(`word/model-footer-${type}.xml`)).toMatch(/USt-IdNr.* PAGE /)
  // a text box stays, its colour of the theme no more a name
  expect(parts.get('word/model-header-default.xml')).toMatch(/<wps:txbx>.*50667 Köln/)
  expect(parts.get('word/model-header-default.xml')).not.toContain('schemeClr')
})

describe('a paper ruled at its sides, with styles of its author’s', () => {
  const { model, paper, report } = cleanModel(ruledPaper())
  const look = lookOn(lookOf('lawyer'), model)

  test('keeps the rules of its pages and of its paragraphs, its quotations, its tables, its citations', () => {
    expect(look.styles.Heading1.leftRule).toEqual({ size: 24, space: 6, color: '1D3F6E' })
    expect(look.styles.Quote).toMatchObject({ left: 851, size: 21, leftRule: { size: 12, color: 'A05A2C' } })
    expect(look.styles.TableHead).toMatchObject({ bold: true, color: 'FFFFFF' })
    expect(look.tables).toMatchObject({
      head: '1D3F6E',
      band: 'F1F4F8',
      top: { size: 8 },
      inner: { size: 4 },
    })
    expect(look.citation).toEqual({ color: '7A1F2B' })
    expect(report.taken).toContain('Filets des pages\u00a0: à gauche, à droite.')
    expect(report.taken).toContain('Tableaux : «\u00a0Tableau du cabinet\u00a0» (filets et fonds).')
    expect(report.taken).toContain('Citations : «\u00a0Référence citée\u00a0».')
    const left = report.left.join('\n')
    expect(left).toContain('les styles de caractères de l’auteur (1)')
    expect(left).toContain('autres que «\u00a0Tableau du cabinet\u00a0» (1)')
    expect(left).not.toMatch(/filets au côté|cadre/)
    // read again from what is kept of it, it is the same
    const again = cleanModel(paper)
    expect(lookOn(lookOf('lawyer'), again.model)).toEqual(look)
    expect(again.paper).toEqual(paper)
  })

  test('prints them, and draws them small', async () => {
    const { bytes } = await writeDocx(filing, { ...options, model })
    const parts = await partsOf(bytes)
    const body = parts.get('word/document.xml') ?? ''
    expect(body.split('<w:sectPr').at(-1)).toMatch(
      /<w:pgMar[^>]*\/><w:pgBorders w:offsetFrom="page"><w:left w:val="single" w:sz="18" w:space="24" w:color="1D3F6E"\/>/,
    )
    expect(body).toContain('w:fill="1D3F6E"')
    expect(body).toContain('<w:color w:val="7A1F2B"/>')
    expect(parts.get('word/styles.xml')).toMatch(/<w:pBdr><w:left w:val="single" w:color="A05A2C" w:sz="12"/)
    const [page] = preview(filing, model).drawn
    expect(page?.rules.filter(one => one.height)).toMatchObject([{ x: 24 }, { x: 595.3 - 24 }])
  })

  test('has room for its old text box, whose words are drawn at their place', () => {
    // thirty points from the top of the page and seventy high
    expect(lookFor(filing, model).page.top).toBeGreaterThanOrEqual(2000)
    const address = preview(filing, model).drawn[0]?.texts.find(one => one.text.startsWith('Cabinet Hélène'))
    expect(address?.x).toBeCloseTo(330 + 7.2, 0)
    expect(address?.y).toBeGreaterThan(30)
  })
})

test('what is not taken is listed, and nothing of it is kept', () => {
  const { paper, report } = cleanModel(crowdedModel())
  const left = report.left.join('\n')
  for (const said of [
    'les macros',
    'les sections après la première (1)',
    'les colonnes',
    'une image dans le corps',
    'une zone de texte dans le corps',
    'des contrôles de contenu',
    'les polices incorporées',
    'les marges en vis-à-vis',
  ])
    expect(left).toContain(said)
  expect(openPackage(paper).names.filter(name => /vba|odttf|comments/.test(name))).toEqual([])
  expect(wholeText(paper)).not.toContain('client')
})

test('a header loses its links, codes, marks of revision, what changes by itself, what waits to be filled in', () => {
  const { model, paper, report } = cleanModel(
    aModel({
      areas: header(
        [
          p(
            `<w:hyperlink r:id="rIdWeb">${t('cabinet.example')}</w:hyperlink>${field('DATE \\@ "d MMMM"', '3 mai 2019')}${field('DOCPROPERTY Company', 'SCP Martin')}${field('HYPERLINK "http://example.org/suivi"', 'suivi')}<w:del w:author="Me X"><w:r><w:delText>biffé</w:delText></w:r></w:del><w:ins w:author="Me X">${t('ajouté')}</w:ins>`,
            '<w:numPr><w:numId w:val="1"/></w:numPr>',
          ),
          `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${p(t('Cliquez ici'))}</w:sdtContent></w:sdt>`,
          p(picture(2, 1, 'rIdFar')),
          p(
            '<w:r><w:pict><v:shape id="PowerPlusWaterMarkObject1" style="position:absolute"><v:textpath string="PROJET"/></v:shape></w:pict></w:r>',
          ),
          p('<w:r><w:object><o:OLEObject r:id="rIdOle"/></w:object></w:r>'),
        ].join(''),
      ),
      links:
        '<Relationship Id="rIdFar" Type="x/image" Target="http://example.org/logo.png" TargetMode="External"/><Relationship Id="rIdWeb" Type="x/hyperlink" Target="http://example.org/secret" TargetMode="External"/>',
    }),
  )
  const text = wholeText(paper)
  for (const kept of ['cabinet.example', 'SCP Martin', 'suivi', 'ajouté']) expect(text).toContain(kept)
  for (const gone of [
    'example.org',
    '2019',
    'biffé',
    'Me X',
    'Cliquez',
    'PROJET',
    'OLEObject',
    'numPr',
    'External',
  ])
    expect(text).not.toContain(gone)
  expect(model.media.size).toBe(0)
  const left = report.left.join('\n')
  for (const said of [
    'DATE',
    'DOCPROPERTY',
    'zone à remplir',
    'hors du fichier',
    'filigrane',
    'objet incorporé',
    'liste numérotée',
  ])
    expect(left).toContain(said)
})

describe.each([
  ['a firm’s', firmPaper],
  ['a German', germanTemplate],
  ['a crowded', crowdedModel],
  ['a bare', () => aModel({ styles: '' })],
  ['one without styles', () => aModel({ styles: null })],
  ['one with a text box', () => aModel({ areas: header(p(textBox(1, 1, 3, 2, p(t('Boîte'))))) })],
])('%s model', (_, make) => {
  test('read again from what is kept of it is the same', () => {
    const first = cleanModel(make())
    const again = cleanModel(first.paper)
    expect(again.paper).toEqual(first.paper)
    for (const style of Style.options) {
      const [one, other] = [readModel(make()).model, first.model].map(model => lookOn(lookOf(style), model))
      expect(other).toEqual(one)
    }
  })

  test.each(Style.options)('is drawn and written in the manner %s, every word on the paper', async style => {
    const { model } = cleanModel(make())
    const { drawn } = preview({ ...filing, style }, model)
    for (const { width, height, texts } of drawn)
      for (const one of texts) {
        expect(one.x).toBeGreaterThan(-30)
        expect(one.x).toBeLessThan(width)
        expect(one.y).toBeGreaterThan(0)
        expect(one.y).toBeLessThan(height)
      }
    expect((await writeDocx({ ...filing, style }, { ...options, model })).pages).toBeGreaterThan(2)
  })
})

test.each([
  ['nothing', Buffer.alloc(0), 'Le fichier est vide'],
  ['a letter', Buffer.from('Cher confrère'), 'n’est pas un document Word'],
  ['another zip', zipOf({ 'a.txt': 'a' }), 'n’est pas un document Word'],
  ['broken styles', aModel({ styles: '<w:style' }), 'ne peut pas être lu'],
  ['an entity', aModel({ body: '<!DOCTYPE a [<!ENTITY b "c">]>' }), 'ne peut pas être lu'],
  [
    'no room for a text',
    aModel({
      section:
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="9000" w:right="1" w:bottom="7000" w:left="1" w:header="1" w:footer="1" w:gutter="0"/>',
    }),
    'assez de place',
  ],
  [
    'a bomb',
    aModel({ more: { 'word/media/bomb.png': Buffer.alloc(40 * 2 ** 20) } }),
    'anormalement compressé',
  ],
])('%s is refused with a sentence', (_, file, sentence) => {
  expect(() => cleanModel(file)).toThrow(sentence)
})

test('a working copy on a model, opened again, is the same draft', async () => {
  const { model } = cleanModel(firmPaper())
  await fc.assert(
    fc.asyncProperty(someDraft, async draft => {
      const { bytes } = await writeDocx(assemble(around(draft)), { ...options, workingDraft: draft, model })
      const { story, working } = openWord(bytes)
      const back = recover(
        working,
        settle(story, () => true),
      )
      expect(back.blocks).toEqual(withoutNotes(draft).blocks)
      expect(back.edits).toEqual([])
    }),
    { numRuns: 15 },
  )
})

test('an older drawing stays, with its picture and its words; measures of the strict variant are read', () => {
  const { model, paper } = cleanModel(
    aModel({
      section:
        '<w:pgSz w:w="595.3pt" w:h="841.9pt"/><w:pgMar w:top="2.5cm" w:right="2cm" w:bottom="2cm" w:left="1in" w:header="1cm" w:footer="1cm" w:gutter="0pt"/>',
      areas: header(
        p(
          `<w:r><w:pict><v:shape id="_x0000_s1" type="#_x0000_t75" style="width:90pt;height:30pt" o:href="http://example.org"><v:imagedata r:id="rIdLogo" o:title="C:\\logo"/><v:textbox><w:txbxContent>${p(t('Maître'))}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`,
          '<w:jc w:val="end"/><w:spacing w:after="0"/><w:ind w:start="10pt"/><w:spacing w:after="20"/>',
        ),
      ),
    }),
  )
  expect(model.page).toMatchObject({ width: 11906, height: 16838, left: 1440, top: 1418, right: 1134 })
  const text = wholeText(paper)
  expect(text).toContain('v:imagedata r:id="rIdPicture1"')
  expect(text).toContain('Maître')
  expect(text).not.toMatch(/example\.org|C:|o:href/)
  // properties out of order, or twice, are set right
  expect(text).toContain('<w:spacing w:after="20"/><w:ind w:left="10pt"/><w:jc w:val="right"/>')
})

test('titles numbered in another way keep ours, and it is said', () => {
  const { numbering, report } = cleanModel(
    aModel({ numbering: decimalTitles.replace('w:val="%1."', 'w:val="Chapitre %1 –"') }),
  )
  expect(numbering).toBeUndefined()
  expect(report.left.join('\n')).toContain('Chapitre 1 –')
})
