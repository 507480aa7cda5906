import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Document } from 'mupdf'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { partialFolder } from '../../../../src/main/filings/bundle-place.ts'
import type { Output } from '../../../../src/shared/contract/contract.ts'
import { listExhibits } from '../../../../src/shared/exhibits/list.ts'
import { fileAt, type Program, placeAt, program, temporary } from '../../../contract/program.ts'
import { aPng } from '../../../docx/texts/gallery.ts'
import {
  aJpeg,
  aLockedPdf,
  aMail,
  anOutlookMail,
  aPdf,
  aSignedPdf,
  aWordFile,
} from '../../../fixtures/files.ts'

/** Ten types of files and what becomes of each, six times over. */
const kinds: readonly (readonly [
  string,
  (n: number) => Promise<Uint8Array> | Uint8Array | string,
  Became,
])[] = [
  ['acte.pdf', n => aPdf(`Acte ${n}`, 2), 'pdf'],
  ['certificat.pdf', n => aSignedPdf(`Certificat ${n}`), 'signed'],
  ['ferme.pdf', n => aLockedPdf(`Secret ${n}`), 'skipped'],
  ['abime.pdf', n => `%PDF-1.7 ${n}`, 'skipped'],
  ['coupe.pdf', n => aPdf(`Coupe ${n}`, 3).slice(0, -150), 'pdf'],
  ['photo.jpg', n => aJpeg(60 + n, 40), 'pdf'],
  ['capture.png', n => aPng(40, 50 + n), 'pdf'],
  ['refus.eml', n => aMail(`Refus ${n}`), 'pdf'],
  ['second.msg', n => anOutlookMail(`Second refus ${n}`), 'pdf'],
  ['tableau.docx', n => aWordFile(`Tableau ${n}`), 'kept'],
]
type Became = 'pdf' | 'signed' | 'skipped' | 'kept'

let place: ReturnType<typeof temporary>
let here: Program
let draft: string
let dossier: string
let made: Output<'bundles.make'>
const out = () => join(place.folder, 'depot')
const office = process.env.PRETOIRE_SOFFICE

beforeAll(async () => {
  // without LibreOffice, so that it is the same everywhere: what it converts is said not to be
  process.env.PRETOIRE_SOFFICE = ''
  place = temporary()
  here = program(join(place.folder, 'bibliotheque'))
  const created = await here.call['dossiers.create']({ template: 'rep-vsa', facts: { commune: 'Moirans' } })
  dossier = created.id
  draft = created.drafts[0] ?? ''
  for (let n = 0; n < 6; n += 1)
    for (const [name, content] of kinds)
      await here.call['exhibits.add']({
        dossier,
        file: fileAt(place.file(`${n}-${name}`, await content(n))),
      })
  made = await here.call['bundles.make']({
    ...{ drafts: [draft], run: 'r', final: false, to: placeAt(out()) },
    ...{ stamp: true, pageNumbers: true, merged: true },
  })
})
afterAll(async () => {
  if (office === undefined) delete process.env.PRETOIRE_SOFFICE
  else process.env.PRETOIRE_SOFFICE = office
  await here.close()
  place.remove()
})

const open = (path: string) => Document.openDocument(readFileSync(path), 'application/pdf')
function wordsOf(path: string): string {
  const document = open(path)
  const pages = Array.from({ length: document.countPages() }, (_, at) => document.loadPage(at))
  return pages.map(page => page.toStructuredText('preserve-whitespace').asText()).join('\n')
}

describe('a bundle of 60 exhibits of ten types, damaged ones among them', () => {
  const names = () => readdirSync(out())
  const fileOf = (n: number) => names().filter(name => name.startsWith(`PJ${n}_`))

  test('each exhibit is one file under its number, or is said to be left out; nothing stops the others', () => {
    for (let n = 1; n <= 60; n += 1) {
      const became = kinds[(n - 1) % 10]?.[2]
      expect(fileOf(n), `pièce ${n}`).toHaveLength(became === 'skipped' ? 0 : 1)
      expect(fileOf(n)[0] ?? '.pdf').toMatch(became === 'kept' ? /\.docx$/ : /\.pdf$/)
      const said = made.lines.filter(one => one.message.startsWith(`La pièce n°\u00a0${n} `))
      if (became === 'skipped') expect(said[0]?.severity).toBe('blocking')
      if (became === 'signed') expect(said.map(one => one.message).join('\n')).toContain('signée')
      if (became === 'kept') expect(said.map(one => one.message).join('\n')).toContain('LibreOffice')
    }
  })

  test('calls, inventory, stamps, names and bookmarks say the same numbers', async () => {
    const listed = listExhibits(await here.call['exhibits.list']({ dossier }))
    const outline = open(join(out(), 'hors-depot', 'ensemble.pdf')).loadOutline() ?? []
    const inventory = wordsOf(join(out(), 'Inventaire-des-pieces.pdf'))
    for (const { number, stamp, bookmark, title } of listed) {
      expect(inventory.replace(/\s+/g, ' ')).toContain(`${number} ${title}`.replace(/\s+/g, ' '))
      const became = kinds[(number - 1) % 10]?.[2]
      if (became !== 'pdf') continue
      const words = wordsOf(join(out(), fileOf(number)[0] ?? '')).replaceAll('\u00a0', ' ')
      expect(words).toContain(stamp.replaceAll('\u00a0', ' '))
      expect(words).toMatch(new RegExp(`Pièce n° ${number} – 1/\\d`))
      expect(outline.map(one => one.title)).toContain(bookmark)
    }
  })

  test('the whole that was written by parts is read without being mended, every page in its place', () => {
    const whole = open(join(out(), 'hors-depot', 'ensemble.pdf'))
    expect(whole.asPDF()?.wasRepaired()).toBe(false)
    const [first] = whole.loadOutline()?.filter(one => one.title?.startsWith('1.')) ?? []
    const words = whole
      .loadPage(first?.page ?? 0)
      .toStructuredText('preserve-whitespace')
      .asText()
    expect(words.replaceAll('\u00a0', ' ')).toContain('Pièce n° 1 – 1/')
  })

  test('a signed file is the very same bytes', async () => {
    const [, second] = await here.call['exhibits.list']({ dossier })
    const sha256 = createHash('sha256')
      .update(readFileSync(join(out(), fileOf(2)[0] ?? '')))
      .digest('hex')
    expect(sha256).toBe(second?.file?.sha256)
  })

  test('the sheet of fingerprints holds for every file', () => {
    const sheet = readFileSync(join(out(), 'hors-depot', 'empreintes-sha256.txt'), 'utf8')
      .trim()
      .split('\n')
    expect(sheet).toHaveLength(made.files.length)
    for (const one of sheet) {
      const [hash, name = ''] = one.split('  ')
      expect(
        createHash('sha256')
          .update(readFileSync(join(out(), 'hors-depot', name)))
          .digest('hex'),
      ).toBe(hash)
    }
  })

  test('a place where nothing can be written is refused by its name before any work, not in the name of the library', () => {
    const file = join(place.folder, 'un-fichier')
    writeFileSync(file, 'x')
    expect(() => partialFolder(join(file, 'depot'))).toThrow(
      /un-fichier.*rien n’a été enregistré\. Choisissez un autre/,
    )
    expect(existsSync(partialFolder(join(place.folder, 'depot-neuf')))).toBe(false)
    expect(readdirSync(place.folder).filter(name => name.endsWith('.part'))).toEqual([])
  })
  test('a folder that is there is not written over, and nothing is left beside it', async () => {
    const again = { drafts: [draft], run: 'r', final: false }
    writeFileSync(join(out(), 'à-moi.txt'), 'à garder')
    await expect(here.call['bundles.make']({ ...again, to: placeAt(out()) })).rejects.toMatchObject({
      code: 'refused',
    })
    expect(existsSync(join(out(), 'à-moi.txt'))).toBe(true)
    await here.call['bundles.make']({ ...again, to: placeAt(out(), true) })
    expect(existsSync(join(out(), 'à-moi.txt'))).toBe(false)
    expect(readdirSync(place.folder).filter(name => name.startsWith('depot'))).toEqual(['depot'])
  })

  test('stopped in its middle, it leaves nothing', async () => {
    const to = join(place.folder, 'arrete')
    const asked = here.call['bundles.make']({ drafts: [draft], run: 'stop', final: false, to: placeAt(to) })
    await here.call['bundles.stop']({ run: 'stop' })
    await expect(asked).rejects.toMatchObject({ code: 'cancelled' })
    expect(readdirSync(place.folder).filter(name => name.startsWith('arrete'))).toEqual([])
  })
})

test('a file over the limit is told, shared or made lighter', async () => {
  const noise = Uint8Array.from({ length: 900_000 }, (_, at) => (at * 2654435761) >>> 13)
  const heavy = aPdf('Lourd', 4, pdf => {
    for (let page = 0; page < 4; page += 1)
      pdf
        .findPage(page)
        .get('Resources')
        .put('XObject', {
          Im0: pdf.addRawStream(noise, {
            Type: pdf.newName('XObject'),
            Subtype: pdf.newName('Image'),
            Width: 600,
            Height: 500,
            BitsPerComponent: 8,
            ColorSpace: pdf.newName('DeviceRGB'),
          }),
        })
  })
  const { id, drafts } = await here.call['dossiers.create']({ template: 'rep-vsa' })
  await here.call['exhibits.add']({ dossier: id, file: fileAt(place.file('lourd.pdf', heavy)) })
  const make = async (large: 'keep' | 'split' | 'shrink') => {
    const to = join(place.folder, large)
    const made = await here.call['bundles.make']({
      drafts,
      run: large,
      final: false,
      to: placeAt(to),
      limit: 1,
      large,
    })
    return { ...made, sizes: made.files.filter(one => one.exhibit).map(one => one.size) }
  }
  const kept = await make('keep')
  expect(kept.lines.map(one => one.message).join()).toContain('plus que la limite de 1')
  const split = await make('split')
  expect(split.sizes).toHaveLength(4)
  expect(Math.max(...split.sizes)).toBeLessThan(1_000_000)
  expect(split.files.map(one => one.name)).toContain('PJ1_lourd-1sur4.pdf')
  const [light = 0] = (await make('shrink')).sizes
  expect(light).toBeLessThan((kept.sizes[0] ?? 0) / 2)
})
