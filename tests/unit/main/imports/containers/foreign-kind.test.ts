import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { verifyFile } from '../../../../../src/main/drafts/checks/verify-text.ts'
import { foreignKind, refuseForeign } from '../../../../../src/main/imports/containers/foreign-kind.ts'
import { importFiles } from '../../../../../src/main/imports/import-files.ts'
import { readAmendments } from '../../../../../src/main/imports/parliament/amendments/read-amendments.ts'
import { readBill } from '../../../../../src/main/imports/parliament/bills/read-bill.ts'
import { openLibrary } from '../../../../../src/main/library/open-library.ts'
import { temporary } from '../../../../contract/program.ts'

let place: ReturnType<typeof temporary>
beforeEach(() => {
  place = temporary()
})
const office = process.env.PRETOIRE_SOFFICE
afterEach(() => {
  if (office === undefined) delete process.env.PRETOIRE_SOFFICE
  else process.env.PRETOIRE_SOFFICE = office
  place.remove()
})

test.each([
  ['{\\rtf1\\ansi Bonjour}', /RTF/],
  ['\u00d0\u00cf\u0011\u00e0\u00a1\u00b1', /ancien Word/],
  ['\u00ff\u00d8\u00ff\u00e0', /image/],
  ['7z\u00bc\u00af\u0027\u001c', /7z/],
  ['Rar!\u001a\u0007', /RAR/],
  ['\u0000\u0000\u0000\u0018ftypmp42', /vidéo/],
  ['MZ\u0090', /programme/],
])('%j is named', (head, expected) => {
  expect(foreignKind(Buffer.from(head, 'latin1'))).toMatch(expected)
})

test.each(['{"id":1}', '<?xml version="1.0"?>', '%PDF-1.7', 'TY  - CASE', ''])('%j may be read', head => {
  expect(foreignKind(Buffer.from(head, 'latin1'))).toBeUndefined()
})

test('a file of another kind is refused by its name, and says what to do; a news feed too', async () => {
  const library = openLibrary(join(place.folder, 'b'))
  const files = [
    place.file('note.7z', Buffer.from('377abcaf271c0004', 'hex')),
    place.file('flux.xml', '<?xml version="1.0"?><feed><entry/></feed>'),
  ]
  const given = files.map(path => ({ path, name: path.split('/').at(-1) ?? '' }))
  const { rejected } = await importFiles(library, given, {
    progress: () => undefined,
    isCancelled: () => false,
  })
  expect(rejected.map(({ reason }) => reason)).toEqual([
    expect.stringMatching(/^ce fichier est une archive 7z/),
    expect.stringMatching(/^c’est un flux d’actualités/),
  ])
  library.close()
})

test('every door names what was given: amendments, a bill, a text to verify, a template', async () => {
  const library = openLibrary(join(place.folder, 'b'))
  const rtf = '{\\rtf1\\ansi Bonjour, voir CE, 3 mars 2026, n° 499901.}'
  const path = place.file('note.rtf', rtf)
  expect(() => readAmendments(path, 'note.rtf')).toThrow(/ce fichier est un texte RTF/)
  expect(() => readBill(Buffer.from(rtf), 'note.rtf')).toThrow(/ce fichier est un texte RTF/)
  const read = () => Promise.reject(new Error('nothing is read in a worker'))
  process.env.PRETOIRE_SOFFICE = ''
  await expect(verifyFile({ library, read }, { path, name: 'note.rtf' })).rejects.toThrow(
    /«\u00a0note\.rtf\u00a0» : C’est un document RTF.*LibreOffice, qui n’est pas sur cet ordinateur/,
  )
  expect(() => refuseForeign(Buffer.from(rtf), 'note.rtf', 'Rien n’a été changé.')).toThrow(
    /Rien n’a été changé/,
  )
  library.close()
})
