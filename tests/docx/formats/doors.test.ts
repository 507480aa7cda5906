import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ZipFile } from 'yazl'
import { recognise } from '../../../src/main/exhibits/file-format.ts'
import { findOffice } from '../../../src/main/kernel/office/find-office.ts'
import { olderText } from '../../../src/main/kernel/office/to-docx.ts'
import { fileAt, type Program, program, temporary } from '../../contract/program.ts'
import { odt, odtContent } from './odt.ts'

const WORDS = 'Le maire a décidé seul de poser des caméras.'
const rtf = Buffer.from(
  `{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Times;}}{\\pard\\b Objet\\b0\\par}{\\pard Le maire a d\\'e9cid\\'e9 seul de poser des cam\\'e9ras.\\par}}`,
)
/** A Word file whose main part bears another name, as its relations alone say. */
async function unusualDocx(): Promise<Buffer> {
  const zip = new ZipFile()
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const parts = {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/texte/corps.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="${office}/officeDocument" Target="texte/corps.xml"/></Relationships>`,
    'texte/corps.xml': `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>${WORDS}</w:t></w:r></w:p></w:body></w:document>`,
  }
  for (const [path, text] of Object.entries(parts)) zip.addBuffer(Buffer.from(text), path)
  zip.end()
  return buffer(zip.outputStream)
}
const anOdt = () => odt(`<text:p text:style-name="Text_20_body">${WORDS}</text:p>`)

let place: ReturnType<typeof temporary>
let here: Program
let dossier: string
const set = process.env.PRETOIRE_SOFFICE
beforeAll(async () => {
  place = temporary()
  here = program(join(place.folder, 'bibliotheque'))
  dossier = (await here.call['dossiers.create']({ template: 'rep-vsa', facts: { commune: 'Moirans' } })).id
})
afterAll(async () => {
  await here.close()
  place.remove()
})

/** Takes a file as a new draft; returns its blocks. */
async function asDraft(name: string, bytes: Buffer): Promise<string> {
  const review = await here.call['drafts.readDocx']({ dossier, file: fileAt(place.file(name, bytes)) })
  const { draft } = await here.call['drafts.applyDocx']({ id: review.id, into: 'new' })
  return JSON.stringify(draft.blocks)
}

/** Gives a file to the library by itself; returns its report and the sources it brought. */
async function asSource(name: string, bytes: Buffer): Promise<string> {
  const { id } = await here.call['imports.start']({ files: [fileAt(place.file(name, bytes))] })
  await expect
    .poll(async () => (await here.call['imports.list']({})).find(one => one.id === id)?.state, {
      timeout: 60_000,
    })
    .toBe('done')
  const report = await here.call['imports.report']({ id })
  const ids = report.lines.flatMap(line => (line.source ? [line.source] : []))
  const sources = await Promise.all(ids.map(one => here.call['library.get']({ id: one })))
  return JSON.stringify([report, sources])
}

test.each([
  [
    'a Word file whose main part bears another name',
    'docx',
    unusualDocx,
    'openxmlformats-officedocument.wordprocessingml.document',
  ],
  ['an OpenDocument text with an empty part', 'odt', anOdt, 'oasis.opendocument.text'],
] as const)(
  '%s is read as a draft, as a document of the library, as an exhibit',
  async (_, extension, make, type) => {
    const bytes = await make()
    expect(await asDraft(`courrier.${extension}`, bytes)).toContain(WORDS)
    expect(await asSource(`note.${extension}`, bytes)).toContain(WORDS)
    writeFileSync(join(place.folder, 'piece'), bytes)
    expect(recognise(join(place.folder, 'piece'))).toMatchObject({
      kind: 'office',
      type: `application/vnd.${type}`,
    })
  },
)

describe('an OpenDocument text with an empty part', () => {
  test('its citations are verified', async () => {
    const bytes = await odt('<text:p>Voir CE, 21 juin 2024, n° 473628.</text:p>')
    const [items] = await here.call['drafts.verifyText']({ file: fileAt(place.file('cites.odt', bytes)) })
    expect(JSON.stringify(items)).toContain('473628')
  })
})

test('a text of RTF or of the older Word is known by its bytes', () => {
  const compound = (name: string) =>
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from(name, 'utf16le')])
  expect(olderText(rtf)).toBe('rtf')
  expect(olderText(compound('WordDocument'))).toBe('doc')
  expect(olderText(compound('Workbook'))).toBeUndefined()
  expect(olderText(compound('EncryptedPackage WordDocument'))).toBeUndefined()
})

describe('without LibreOffice, an RTF is refused in a sentence that says what to do', () => {
  const sentence =
    /C’est un document RTF.*LibreOffice, qui n’est pas sur cet ordinateur\. Installez-le.*enregistrez-le au format \.docx/
  beforeAll(() => {
    process.env.PRETOIRE_SOFFICE = ''
  })
  afterAll(() => {
    if (set === undefined) delete process.env.PRETOIRE_SOFFICE
    else process.env.PRETOIRE_SOFFICE = set
  })
  test('as a draft, as a document of the library, to be verified', async () => {
    await expect(asDraft('lettre.rtf', rtf)).rejects.toThrow(sentence)
    expect(await asSource('lettre.rtf', rtf)).toMatch(sentence)
    const file = fileAt(place.file('lettre.rtf', rtf))
    await expect(here.call['drafts.verifyText']({ file })).rejects.toThrow(sentence)
  })
})

describe.skipIf(!findOffice())('with LibreOffice, an RTF and a file of the older Word are texts', () => {
  test('RTF as a draft and as a document of the library', async () => {
    expect(await asDraft('lettre.rtf', rtf)).toContain(WORDS)
    expect(await asSource('lettre.rtf', rtf)).toContain(WORDS)
  })

  test('one that is damaged is refused, and nothing of the conversion stays', async () => {
    const damaged = Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.from('WordDocument', 'utf16le'),
    ])
    await expect(asDraft('abîmé.doc', damaged)).rejects.toThrow(/LibreOffice n’a pas pu le lire/)
  })
})

test.skipIf(!findOffice())('a file of the older Word is read through LibreOffice', async () => {
  const { execFileSync } = await import('node:child_process')
  const path = place.file('ancien.rtf', rtf)
  execFileSync(findOffice() ?? '', [
    `-env:UserInstallation=file://${place.folder}/profil`,
    ...['--headless', '--convert-to', 'doc:MS Word 97', '--outdir', place.folder, path],
  ])
  const bytes = readFileSync(join(place.folder, 'ancien.doc'))
  expect(olderText(bytes)).toBe('doc')
  expect(await asDraft('ancien.doc', bytes)).toContain(WORDS)
})

/** A letter set by hand in LibreOffice: a centred title, a text, a paragraph of its own look. */
const handSetOdt = () =>
  odt('', {
    // LibreOffice opens no file whose parts are not listed
    'META-INF/manifest.xml': `<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">${[
      ['/', 'application/vnd.oasis.opendocument.text'],
      ...['content.xml', 'styles.xml', 'meta.xml'].map(path => [path, 'text/xml']),
    ]
      .map(
        ([path, type]) => `<manifest:file-entry manifest:full-path="${path}" manifest:media-type="${type}"/>`,
      )
      .join('')}</manifest:manifest>`,
    'content.xml': odtContent(
      `<text:p text:style-name="T">Mise en demeure</text:p><text:p text:style-name="B">${`${WORDS} `.repeat(4)}</text:p><text:p text:style-name="E">Encadré du cabinet</text:p>`,
      '<style:style style:name="T" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:text-align="center"/><style:text-properties fo:font-size="18pt" fo:font-weight="bold"/></style:style>' +
        '<style:style style:name="B" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:text-align="justify"/><style:text-properties fo:font-size="10.5pt"/></style:style>' +
        '<style:style style:name="E" style:family="paragraph" style:parent-style-name="Standard"><style:text-properties fo:font-size="13pt" fo:font-style="italic"/></style:style>',
    ),
  })

describe('a letter of LibreOffice as a model', () => {
  const readModel = (bytes: Buffer, roles = {}) =>
    here.call['models.read']({ file: fileAt(place.file('Lettre.odt', bytes)), roles })

  test.skipIf(!findOffice())('its parts are read from how it is set, and one is corrected', async () => {
    const bytes = await handSetOdt()
    const first = await readModel(bytes)
    expect(first.name).toBe('Lettre')
    expect(first.letter.map(one => one.role)).toEqual(['title', 'body', 'signature'])
    expect(first.report.taken.at(-1)).toMatch(/^Appris de la lettre.*titre du document.*texte/)
    const corrected = await readModel(bytes, { 2: 'quote' })
    expect(corrected.letter.map(one => one.role)).toEqual(['title', 'body', 'quote'])
    expect(corrected.report.taken.at(-1)).toMatch(/citation/)
  })

  test('without LibreOffice, it is refused in a sentence that says what to do', async () => {
    process.env.PRETOIRE_SOFFICE = ''
    try {
      await expect(readModel(await handSetOdt())).rejects.toThrow(
        /C’est un texte LibreOffice \(\.odt\).*Installez-le.*enregistrez-le au format \.docx/,
      )
    } finally {
      if (set === undefined) delete process.env.PRETOIRE_SOFFICE
      else process.env.PRETOIRE_SOFFICE = set
    }
  })
})
