import { afterAll, beforeAll, expect, test } from 'vitest'
import { recognise } from '../../../../src/main/exhibits/file-format.ts'
import { temporary } from '../../../contract/program.ts'
import { anOpenDocument } from '../../../fixtures/files.ts'
import { aZip } from '../../../fixtures/import/archives.ts'

let place: ReturnType<typeof temporary>
beforeAll(() => {
  place = temporary()
})
afterAll(() => place.remove())

const latin = (text: string) => Buffer.from(text, 'latin1')
const compound = (...names: string[]) =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(600),
    ...names.map(name => Buffer.from(name, 'utf16le')),
  ])
const headers = 'From: a@b.example\r\nTo: c@d.example\r\nSubject: Refus\r\n'

test.each<readonly [string, () => Uint8Array | string | Promise<Uint8Array>, object]>([
  ['an empty file', () => '', { kind: 'other', type: 'application/octet-stream', flaw: 'empty' }],
  ['PDF after other bytes', () => `${' '.repeat(1000)}%PDF-1.4`, { kind: 'pdf', type: 'application/pdf' }],
  ['PDF words too far', () => `${' '.repeat(1030)}%PDF-1.4`, { kind: 'text', type: 'text/plain' }],
  ['PNG', () => latin('\u0089PNG\r\n\u001a\n'), { kind: 'image', type: 'image/png' }],
  ['JPEG', () => latin('\u00ff\u00d8\u00ff\u00e0'), { kind: 'image', type: 'image/jpeg' }],
  ['GIF', () => latin('GIF89a'), { kind: 'image', type: 'image/gif' }],
  ['TIFF of Intel', () => latin('II*\0'), { kind: 'image', type: 'image/tiff' }],
  ['TIFF of Motorola', () => latin('MM\0*'), { kind: 'image', type: 'image/tiff' }],
  ['BMP', () => latin('BM\0\0'), { kind: 'image', type: 'image/bmp' }],
  ['RTF', () => '{\\rtf1 Acte}', { kind: 'office', type: 'application/rtf' }],
  ['WebP', () => latin('RIFF\0\0\0\0WEBPVP8 '), { kind: 'other', type: 'image/webp' }],
  [
    'a RIFF that is no WebP',
    () => latin('RIFF\0\0\0\0WAVEfmt '),
    { kind: 'other', type: 'application/octet-stream' },
  ],
  ['HEIC', () => latin('\0\0\0\u0018ftypheic'), { kind: 'other', type: 'image/heic' }],
  ['HEIF of another brand', () => latin('\0\0\0\u0018ftypmif1'), { kind: 'other', type: 'image/heic' }],
  ['HEIF', () => latin('\0\0\0\u0018ftypheif'), { kind: 'other', type: 'image/heic' }],
  ['MP4', () => latin('\0\0\0\u0018ftypmp42'), { kind: 'other', type: 'video/mp4' }],
  [
    'a spreadsheet of Office',
    () => aZip({ 'xl/workbook.xml': '<x/>' }),
    { kind: 'office', type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  ],
  [
    'slides of Office',
    () => aZip({ 'ppt/presentation.xml': '<x/>' }),
    { kind: 'office', type: 'application/vnd.openxmlformats-officedocument.presentationml.presentation' },
  ],
  [
    'a text of LibreOffice',
    () => anOpenDocument('text'),
    { kind: 'office', type: 'application/vnd.oasis.opendocument.text' },
  ],
  [
    'a sheet of LibreOffice',
    () => anOpenDocument('spreadsheet'),
    { kind: 'office', type: 'application/vnd.oasis.opendocument.spreadsheet' },
  ],
  [
    'slides of LibreOffice',
    () => anOpenDocument('presentation'),
    { kind: 'office', type: 'application/vnd.oasis.opendocument.presentation' },
  ],
  [
    'a drawing of LibreOffice',
    () => anOpenDocument('graphics'),
    { kind: 'office', type: 'application/vnd.oasis.opendocument.graphics' },
  ],
  [
    'a zip with a mimetype alone',
    () => aZip({ mimetype: 'application/epub+zip' }),
    { kind: 'other', type: 'application/zip' },
  ],
  [
    'a zip with a content alone',
    () => aZip({ 'content.xml': '<x/>' }),
    { kind: 'other', type: 'application/zip' },
  ],
  [
    'a zip cut short',
    async () => (await aZip({ 'a.txt': 'a' })).slice(0, 20),
    { kind: 'other', type: 'application/zip', flaw: 'damaged' },
  ],
  [
    'a locked document of Office',
    () => compound('EncryptedPackage', 'WordDocument'),
    { kind: 'office', flaw: 'encrypted' },
  ],
  [
    'a mail of Outlook',
    () => compound('__properties_version1.0'),
    { kind: 'mail', type: 'application/vnd.ms-outlook', outlook: true },
  ],
  ['Word 97', () => compound('WordDocument'), { kind: 'office', type: 'application/msword' }],
  ['Excel 97', () => compound('Workbook'), { kind: 'office', type: 'application/vnd.ms-excel' }],
  ['Excel 5', () => compound('Book'), { kind: 'office', type: 'application/vnd.ms-excel' }],
  [
    'PowerPoint 97',
    () => compound('PowerPoint Document'),
    { kind: 'office', type: 'application/vnd.ms-powerpoint' },
  ],
  ['streams of nothing we know', () => compound('Autre'), { kind: 'office', flaw: 'damaged' }],
  ['a mail by three headers', () => `${headers}\r\nMadame,`, { kind: 'mail', type: 'message/rfc822' }],
  [
    'a mail after a mark and blank lines',
    () => `\uFEFF\n\n${headers}\nMadame,`,
    { kind: 'mail', type: 'message/rfc822' },
  ],
  [
    'two headers are no mail',
    () => 'From: moi\nTo: vous\n\nSubject: lettre',
    { kind: 'text', type: 'text/plain' },
  ],
  [
    'a header over two lines counts once',
    () => 'From: a\n to: b\n subject: c\n\nTexte',
    { kind: 'text', type: 'text/plain' },
  ],
  ['headers with no blank line after', () => headers.trim(), { kind: 'mail', type: 'message/rfc822' }],
  [
    'headers named within a sentence',
    () => 'Le from: a\nLe to: b\nLe subject: c\n\nTexte',
    { kind: 'text', type: 'text/plain' },
  ],
  ['headers of no name', () => 'X-: a\nX-: b\nX-: c\n\nTexte', { kind: 'text', type: 'text/plain' }],
  ['words about a page of the web', () => 'Voir <html>', { kind: 'text', type: 'text/plain' }],
  ['a page of the web', () => '<!DOCTYPE html><html></html>', { kind: 'other', type: 'text/html' }],
  ['a page without its type', () => '  <HTML lang="fr">', { kind: 'other', type: 'text/html' }],
  ['bytes', () => latin('abc\0def'), { kind: 'other', type: 'application/octet-stream' }],
  ['a text of four megabytes', () => 'a'.repeat(4 * 2 ** 20), { kind: 'text', type: 'text/plain' }],
  ['a longer one', () => 'a'.repeat(4 * 2 ** 20 + 1), { kind: 'other', type: 'text/plain' }],
])('%s is known by its content', async (_, content, format) => {
  const seen = recognise(place.file('sans-nom', await content()))
  expect(seen).toMatchObject(format)
  expect(seen.flaw).toBe((format as { flaw?: string }).flaw)
})

test.each([
  ...['From', 'To', 'Subject', 'Date', 'Received', 'Return-Path', 'Message-ID', 'MIME-Version'],
  ...['Delivered-To', 'Content-Type', 'X-Mailer-2', 'x-a'],
])('%s is a header of mails', name => {
  const content = `${name}: a\nX-Un: b\nX-Deux: c\n\nTexte`
  expect(recognise(place.file('sans-nom', content))).toEqual({ kind: 'mail', type: 'message/rfc822' })
})
