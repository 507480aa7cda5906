import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { ZipFile } from 'yazl'
import { openPackage } from '../../../src/main/word/package/package.ts'
import { changesOf } from '../../../src/main/word/read/changes.ts'
import { openWord } from '../../../src/main/word/read/open-word.ts'
import { settle } from '../../../src/main/word/read/settle.ts'
import { recover } from '../../../src/main/word/recover/recover.ts'
import type { Block } from '../../../src/shared/drafts/model.ts'
import { plainText } from '../../../src/shared/drafts/walk.ts'
import { fileAt } from '../../contract/program.ts'
import { aPng, aPngHead } from '../texts/gallery.ts'
import { exported, inLibrary } from '../texts/samples.ts'
import { spannedTable } from '../texts/spanned-table.ts'

const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const relation = (id: string, type: string, target: string, external = false) =>
  `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"${external ? ' TargetMode="External"' : ''}/>`
const relations = (...all: string[]) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join('')}</Relationships>`

/** A Word file made of what its body holds, as other programs write them. */
async function word(body: string, more: Readonly<Record<string, string | Uint8Array>> = {}): Promise<Buffer> {
  const zip = new ZipFile()
  const parts: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': relations(relation('rId1', 'officeDocument', 'word/document.xml')),
    'word/document.xml': `<?xml version="1.0"?>\n<w:document ${w} xmlns:r="${office}"><w:body>${body}<w:sectPr/></w:body></w:document>`,
    'word/_rels/document.xml.rels': relations(
      relation('s', 'styles', 'styles.xml'),
      relation('n', 'numbering', 'numbering.xml'),
      relation('f', 'footnotes', 'footnotes.xml'),
      relation('l', 'hyperlink', 'https://example.org/loi', true),
    ),
    'word/styles.xml': `<w:styles ${w}><w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Titre1"><w:name w:val="heading 1"/><w:rPr><w:b/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Partie"><w:name w:val="Partie maison"/><w:basedOn w:val="Titre1"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style></w:styles>`,
    'word/numbering.xml': `<w:numbering ${w}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="4"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
    'word/footnotes.xml': `<w:footnotes ${w}><w:footnote w:id="-1" w:type="separator"/><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> Voir le rapport.</w:t></w:r></w:p></w:footnote></w:footnotes>`,
    ...more,
  }
  for (const [path, text] of Object.entries(parts)) zip.addBuffer(Buffer.from(text), path)
  zip.end()
  return buffer(zip.outputStream)
}

const p = (text: string, style = '', properties = '') =>
  `<w:p><w:pPr>${style ? `<w:pStyle w:val="${style}"/>` : ''}${properties}</w:pPr>${text}</w:p>`
const r = (text: string, properties = '') =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`
const item = (text: string, level: number) =>
  p(r(text), '', `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="4"/></w:numPr>`)

const blocksOf = (file: Buffer, taken = true): readonly Block[] =>
  recover(
    undefined,
    settle(openWord(file).story, () => taken),
  ).blocks
const withoutIds = (blocks: readonly Block[]): unknown =>
  JSON.parse(JSON.stringify(blocks, (key, value) => (key === 'id' ? undefined : value)))

const foreign =
  p(r('I. Faits'), 'Titre1') +
  p(
    r('La commune a ') +
      r('décidé', '<w:b/>') +
      r(' seule') +
      '<w:r><w:footnoteReference w:id="2"/></w:r>' +
      r('.'),
  ) +
  p(r('A. Le marché'), 'Partie') +
  item('premier', 0) +
  item('dedans', 1) +
  item('second', 0) +
  p(`<w:hyperlink r:id="l">${r('la loi')}</w:hyperlink>`) +
  `<w:tbl><w:tblGrid><w:gridCol w:w="10"/><w:gridCol w:w="20"/></w:tblGrid><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>${p(r('Lots'))}</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>${p(r('1'))}</w:tc><w:tc>${p(r('a'))}</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>${p('')}</w:tc><w:tc>${p(r('b'))}</w:tc></w:tr></w:tbl>`

test('a text from elsewhere keeps its headings, notes, lists, tables, emphasis and links', async () => {
  const text = (t: string) => ({ kind: 'text', text: t })
  expect(withoutIds(blocksOf(await word(foreign)))).toEqual([
    { kind: 'heading', level: 1, numbered: true, inlines: [text('Faits')] },
    {
      kind: 'paragraph',
      style: 'body',
      inlines: [
        text('La commune a '),
        { ...text('décidé'), marks: ['bold'] },
        text(' seule'),
        { kind: 'note', inlines: [text('Voir le rapport.')] },
        text('.'),
      ],
    },
    { kind: 'heading', level: 2, numbered: true, inlines: [text('Le marché')] },
    {
      kind: 'list',
      style: 'bullet',
      items: [
        { level: 0, inlines: [text('premier')] },
        { level: 1, inlines: [text('dedans')] },
        { level: 0, inlines: [text('second')] },
      ],
    },
    {
      kind: 'paragraph',
      style: 'body',
      inlines: [{ kind: 'link', url: 'https://example.org/loi', text: 'la loi' }],
    },
    spannedTable([10, 20]),
  ])
})

test('a list from elsewhere keeps its first number and its signs, and goes on after a paragraph', async () => {
  const level = (at: number, format: string, text: string, start = 1) =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`
  const numbering =
    `<w:numbering ${w}><w:abstractNum w:abstractNumId="0">${level(0, 'decimal', '%1.', 4)}${level(1, 'upperLetter', '%2.')}</w:abstractNum>` +
    `<w:num w:numId="4"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="5"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="9"/></w:lvlOverride></w:num></w:numbering>`
  const other = item('neuf', 0).replace('w:numId w:val="4"', 'w:numId w:val="5"')
  const body =
    item('quatre', 0) + item('dessous', 1) + p(r('Entre.')) + item('cinq', 0) + p(r('Puis.')) + other
  const lists = blocksOf(await word(body, { 'word/numbering.xml': numbering })).filter(
    one => one.kind === 'list',
  )
  expect(lists.map(({ style, start, levels }) => ({ style, start, levels }))).toEqual([
    { style: 'decimal', start: 4, levels: ['1.', 'A.'] },
    { style: 'decimal', start: 'continue', levels: undefined },
    { style: 'decimal', start: 9, levels: undefined },
  ])
})

test('the strict variant of the format, and any prefix, read the same', async () => {
  const strict = foreign.replaceAll('w:', 'x:')
  const document = `<?xml version="1.0"?><x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main" xmlns:r="http://purl.oclc.org/ooxml/officeDocument/relationships"><x:body>${strict}</x:body></x:document>`
  expect(withoutIds(blocksOf(await word('', { 'word/document.xml': document })))).toEqual(
    withoutIds(blocksOf(await word(foreign))),
  )
})

test('tracked changes of every kind are told, and taken or not', async () => {
  const by = (n: number) => `w:id="${n}" w:author="Ana" w:date="2025-01-02T03:04:05Z"`
  const body =
    p(
      r('Un ') +
        `<w:del ${by(1)}><w:r><w:delText>vieux</w:delText></w:r></w:del><w:ins ${by(2)}>${r('neuf')}</w:ins>` +
        r(' mot.'),
    ) +
    p(`<w:ins ${by(3)}>${r('Tout un paragraphe.')}</w:ins>`, '', `<w:rPr><w:ins ${by(4)}/></w:rPr>`) +
    p(
      `<w:del ${by(5)}><w:r><w:delText>Parti.</w:delText></w:r></w:del>`,
      '',
      `<w:rPr><w:del ${by(6)}/></w:rPr>`,
    ) +
    p(`<w:moveFrom ${by(7)}>${r('Phrase déplacée.')}</w:moveFrom>${r('Reste.')}`) +
    p(`${r('Avant. ')}<w:moveTo ${by(8)}>${r('Phrase déplacée.')}</w:moveTo>`) +
    p(r('gras', `<w:b/><w:rPrChange ${by(9)}><w:rPr/></w:rPrChange>`)) +
    p(r('titre'), 'Titre1', `<w:pPrChange ${by(10)}><w:pPr/></w:pPrChange>`) +
    p(r('Fin.'))
  const file = await word(body)
  expect(changesOf(openWord(file).story).map(one => [one.kind, one.removed, one.added])).toEqual([
    ['replacement', 'vieux', 'neuf'],
    ['insertion', '', 'Tout un paragraphe.'],
    ['deletion', 'Parti.', ''],
    ['move', 'Phrase déplacée.', 'Phrase déplacée.'],
    ['format', '', 'gras'],
    ['style', '', 'titre'],
  ])
  const read = (taken: boolean) =>
    blocksOf(file, taken).map(block =>
      'inlines' in block
        ? `${block.kind} ${block.inlines.map(one => ('text' in one ? one.text : '')).join('')}`
        : block.kind,
    )
  expect(read(true)).toEqual([
    'paragraph Un neuf mot.',
    'paragraph Tout un paragraphe.',
    'paragraph Reste.',
    'paragraph Avant. Phrase déplacée.',
    'paragraph gras',
    'heading titre',
    'paragraph Fin.',
  ])
  expect(read(false)).toEqual([
    'paragraph Un vieux mot.',
    'paragraph Parti.',
    'paragraph Phrase déplacée.Reste.',
    'paragraph Avant. ',
    'paragraph gras',
    'paragraph titre',
    'paragraph Fin.',
  ])
})

describe('what is no Word file is refused in a sentence', () => {
  const ole = Buffer.from('d0cf11e0a1b11ae1', 'hex')
  const bomb = () => word(p(r('a'.repeat(40 * 2 ** 20))))
  const cases: readonly (readonly [string, () => Promise<Buffer> | Buffer, RegExp])[] = [
    ['an old .doc', () => Buffer.concat([ole, Buffer.alloc(600)]), /ancien format Word/],
    [
      'a protected one',
      () => Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')]),
      /mot de passe/,
    ],
    ['a PDF', () => Buffer.from('%PDF-1.7'), /PDF/],
    ['nothing', () => Buffer.alloc(0), /vide/],
    ['a text', () => Buffer.from('Bonjour'), /pas un document Word/],
    ['one that is cut', async () => (await word(foreign)).subarray(0, 900), /abîmé/],
    ['one that swells', bomb, /anormalement compressé/],
    [
      'one with entities',
      () => word('', { 'word/document.xml': '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' }),
      /DTD/,
    ],
    ['one whose XML is broken', () => word('', { 'word/document.xml': '<w:document><w:body>' }), /mal formé/],
  ]
  test.each(cases)('%s', async (_, make, sentence) => {
    const file = await make()
    expect(() => openWord(file)).toThrow(sentence)
  })
})

describe('the pictures of a text from elsewhere', () => {
  const drawing = (id: string, alt: string, width = 2_880_000) =>
    `<w:r><w:drawing><wp:inline xmlns:wp="wp"><wp:extent cx="${width}" cy="100"/><wp:docPr id="1" descr="${alt}"/><a:blip xmlns:a="a" r:embed="${id}"/></wp:inline></w:drawing></w:r>`
  const files: Record<string, Uint8Array> = {
    'un.png': aPng(300, 200),
    'deux.jpg': Buffer.from(
      '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=',
      'base64',
    ),
    'trois.gif': Buffer.from('R0lGODlhAQABAIAAAP///wAAACwAAAAAAQABAAACAkQBADs=', 'base64'),
    'quatre.emf': Buffer.from('0100000000', 'hex'),
    'enorme.png': aPngHead(60_000, 60_000),
    'coupee.png': Buffer.concat([aPng(300, 200).subarray(0, 60), aPng(1, 1).subarray(-12)]),
  }
  const given = () =>
    word(
      p(r('Avant.')) +
        p(drawing('un.png', 'Un mât')) +
        p(r('Le mât de la place'), 'Legende') +
        p(r('Le texte ') + drawing('deux.jpg', '') + r('continue.')) +
        ['trois.gif', 'quatre.emf', 'enorme.png', 'coupee.png', 'loin.png']
          .map(id => p(drawing(id, '')))
          .join('') +
        `<w:tbl><w:tr><w:tc>${p(drawing('un.png', 'Dedans'))}</w:tc></w:tr></w:tbl>` +
        p(r('Après.')),
      {
        'word/_rels/document.xml.rels': relations(
          relation('s', 'styles', 'styles.xml'),
          ...Object.keys(files).map(name => relation(name, 'image', `media/${name}`)),
          relation('loin.png', 'image', 'https://example.org/loin.png', true),
        ),
        'word/styles.xml': `<w:styles ${w}><w:style w:type="paragraph" w:styleId="Legende"><w:name w:val="caption"/></w:style></w:styles>`,
        ...Object.fromEntries(Object.entries(files).map(([name, bytes]) => [`word/media/${name}`, bytes])),
      },
    )

  test('are drawn anew and kept with what they show; the others are said, one by one', () =>
    inLibrary(async ({ call, folder }) => {
      const { id: dossier } = await call['dossiers.sample']({ type: 'recourse' })
      const path = join(folder, 'ailleurs.docx')
      writeFileSync(path, await given())
      const review = await call['drafts.readDocx']({ dossier, file: fileAt(path) })
      const { left } = await call['drafts.previewDocx']({ id: review.id, into: 'new' })
      expect(left.toSorted()).toEqual([
        'une image abîmée (coupee.png)',
        expect.stringMatching(/^une image au format EMF \(quatre\.emf\)/),
        'une image dans une note ou dans un tableau',
        'une image qui n’est pas dans le fichier (loin.png)',
        'une image trop grande (enorme.png)',
      ])
      const { draft } = await call['drafts.applyDocx']({ id: review.id, into: 'new' })
      const read = draft.blocks.map(block =>
        block.kind === 'image'
          ? [
              block.type,
              block.size.width,
              block.size.height,
              block.alt,
              plainText(block.caption),
              block.width,
            ]
          : 'inlines' in block && block.inlines.map(one => ('text' in one ? one.text : one.kind)).join(''),
      )
      expect(read.slice(0, 5)).toEqual([
        'Avant.',
        ['png', 300, 200, 'Un mât', 'Le mât de la place', 50],
        'Le texte continue.',
        ['jpeg', 1, 1, '', '', 50],
        ['png', 1, 1, '', '', 50],
      ])
      const { bytes } = await exported(call, folder, draft.id)
      expect(openPackage(bytes).names.filter(name => name.startsWith('word/media/'))).toHaveLength(3)
    }))
})
