import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pageImage, viewableFile, viewExhibit } from '../../../../src/main/exhibits/exhibit-files.ts'
import { inspectFile } from '../../../../src/main/exhibits/inspect.ts'
import { exhibitWorkerClient } from '../../../../src/main/exhibits/worker-client.ts'
import { fileAt, type Program, program, temporary } from '../../../contract/program.ts'
import { aPngHead } from '../../../docx/texts/gallery.ts'
import { anExhibit } from '../../../fixtures/builders.ts'
import { aMail, anOpenDocument, aPdf } from '../../../fixtures/files.ts'
import { aZip } from '../../../fixtures/import/archives.ts'

let place: ReturnType<typeof temporary>
let here: Program
let dossier: string
const office = process.env.PRETOIRE_SOFFICE
beforeAll(async () => {
  place = temporary()
  here = program(join(place.folder, 'bibliotheque'))
  dossier = (await here.call['dossiers.create']({ template: 'rep-vsa', facts: { commune: 'Moirans' } })).id
})
afterAll(async () => {
  if (office === undefined) delete process.env.PRETOIRE_SOFFICE
  else process.env.PRETOIRE_SOFFICE = office
  await here.close()
  place.remove()
})

const add = (name: string, content: Uint8Array | string) =>
  here.call['exhibits.add']({ dossier, file: fileAt(place.file(name, content)) })
const openXml = (part: string) => () => aZip({ [part]: '<x/>' })
const openDocument = (kind: string) => () => anOpenDocument(kind)
const compound = (name: string) => () =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from(name, 'utf16le')])

describe.skipIf(process.platform === 'win32')('an office file', () => {
  const sheet = aPdf('Converti')
  const officeNames = () => readFileSync(join(place.folder, 'fichiers.txt'), 'utf8').trim().split('\n')
  beforeAll(() => {
    // stands for LibreOffice: notes the name of the file it receives, and prints a page
    place.file('converti.pdf', sheet)
    const script = [
      '#!/bin/sh',
      'for file; do :; done',
      `basename "$file" >> '${join(place.folder, 'fichiers.txt')}'`,
      `cp '${join(place.folder, 'converti.pdf')}' "$(dirname "$file")/texte.pdf"`,
    ].join('\n')
    const path = place.file('soffice', `${script}\n`)
    process.env.PRETOIRE_SOFFICE = path
    chmodSync(path, 0o700)
  })

  test.each<readonly [string, () => Uint8Array | string | Promise<Uint8Array>]>([
    ['docx', openXml('word/document.xml')],
    ['xlsx', openXml('xl/workbook.xml')],
    ['pptx', openXml('ppt/presentation.xml')],
    ['ods', openDocument('spreadsheet')],
    ['odp', openDocument('presentation')],
    ['odg', openDocument('graphics')],
    ['odt', openDocument('text')],
    ['doc', compound('WordDocument')],
    ['xls', compound('Workbook')],
    ['ppt', compound('PowerPoint Document')],
    ['rtf', () => '{\\rtf1 Acte}'],
  ])('is read by LibreOffice as what it contains, whatever its name: %s', async (extension, content) => {
    const exhibit = await add(`${extension}.bin`, await content())
    const path = await viewableFile(here.library, exhibit)
    expect(officeNames().at(-1)).toBe(`texte.${extension}`)
    expect(Buffer.compare(readFileSync(path), sheet)).toBe(0)
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(readdirSync(here.library.exports).filter(name => name.endsWith('.part'))).toEqual([])
    // shown again, it is not printed again
    const { length } = officeNames()
    expect(await viewableFile(here.library, exhibit)).toBe(path)
    expect(officeNames()).toHaveLength(length)
  })

  test('that LibreOffice draws for long is told to be drawn; who asks again waits for the same drawing', async () => {
    const exhibit = await add('long.docx', await aZip({ 'word/document.xml': '<long/>' }))
    const gate = join(place.folder, 'porte')
    const quick = process.env.PRETOIRE_SOFFICE
    const slow = place.file(
      'soffice-lent',
      `#!/bin/sh\nmkfifo '${gate}'; read x < '${gate}'\nexec '${quick}' "$@"\n`,
    )
    chmodSync(slow, 0o700)
    process.env.PRETOIRE_SOFFICE = slow
    try {
      const ask = exhibitWorkerClient()
      const { length } = officeNames()
      expect(await viewExhibit(here.library, ask, exhibit, 1)).toEqual({
        pages: 0,
        sizes: [],
        isDrawing: true,
      })
      const next = viewExhibit(here.library, ask, exhibit, 60_000)
      await expect.poll(() => existsSync(gate)).toBe(true)
      writeFileSync(gate, 'ouverte\n')
      expect(await next).toMatchObject({ pages: 1 })
      expect(officeNames()).toHaveLength(length + 1)
    } finally {
      process.env.PRETOIRE_SOFFICE = quick
    }
  })

  test('that is locked is not given to LibreOffice', async () => {
    const exhibit = await add('verrou.docx', compound('EncryptedPackage')())
    const { length } = officeNames()
    expect(await viewableFile(here.library, exhibit)).toBe(here.library.file(exhibit.file!.sha256))
    expect(officeNames()).toHaveLength(length)
  })
})

test('the window asks for the pages of an exhibit, and its words, by its name', async () => {
  const { id } = await add('acte.pdf', aPdf('Acte', 2))
  expect(await here.call['exhibits.view']({ id })).toEqual({
    pages: 2,
    sizes: [
      { width: 595, height: 842 },
      { width: 595, height: 842 },
    ],
  })
  expect((await here.call['exhibits.text']({ id, page: 2 })).text).toContain('Acte, page 2')
  const ask = exhibitWorkerClient()
  for (const name of [`${id}/1-9.png`, `${id}/123456-90.png`, `${id}/1-90.pngx`, `/${id}/1-90.png`])
    expect(await pageImage(here.library, ask, name)).toBeUndefined()
  await expect(pageImage(here.library, ask, `${id}/3-90.png`)).rejects.toMatchObject({ code: 'not-found' })
})

test('a picture that would unfold into too many points is damaged', async () => {
  expect(await inspectFile(place.file('large.png', aPngHead(12_001, 10_000)))).toMatchObject({
    ...{ kind: 'image', type: 'image/png', flaw: 'damaged', signed: false, text: '' },
  })
})

test('who asks for a bundle hears of each of its steps; one that would write over files is refused, and the next is written', async () => {
  const ask = exhibitWorkerClient()
  const bundle = (to: string) => ({
    to: join(place.folder, to),
    exhibits: [
      {
        ...{ number: 1, title: 'Refus', stamp: 'Pièce n°\u00a01', bookmark: 'Pièce n°\u00a01 – Refus' },
        exhibit: anExhibit({ id: 'x', label: 'Refus' }),
        path: place.file('refus.eml', aMail('Refus')),
      },
    ],
    ...{ textFiles: [], pages: [], naming: 'PJ' as const, stamp: true, pageNumbers: false, merged: true },
    ...{ limit: 32, large: 'keep' as const },
  })
  const steps: unknown[] = []
  const report = await ask('bundle', bundle('a'), { onProgress: now => steps.push(now) })
  expect(steps).toEqual([
    { done: 0, total: 2, message: 'Pièce n°\u00a01' },
    { done: 1, total: 2, message: 'Ensemble' },
  ])
  expect(report.files.map(one => one.name)).toEqual(['PJ1_Refus.pdf', join('hors-depot', 'ensemble.pdf')])
  // a file is never written over
  await expect(ask('bundle', bundle('a'))).rejects.toThrow('est déjà à cette place')
  expect((await ask('bundle', bundle('b'))).files).toHaveLength(2)
})
