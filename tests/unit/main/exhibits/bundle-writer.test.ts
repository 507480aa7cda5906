import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Document, type PDFDocument } from 'mupdf'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  type BundlePlan,
  type PlannedExhibit,
  writeBundle,
} from '../../../../src/main/exhibits/bundle-writer.ts'
import { temporary } from '../../../contract/program.ts'
import { anExhibit } from '../../../fixtures/builders.ts'
import { aJpeg, aLockedPdf, aMail, aPdf, aSignedPdf, aWordFile } from '../../../fixtures/files.ts'

let place: ReturnType<typeof temporary>
beforeEach(() => {
  place = temporary()
})
afterEach(() => place.remove())

let n = 0
const planned = (number: number, label: string, content: Uint8Array | string, more = {}): PlannedExhibit => ({
  exhibit: anExhibit({ id: `x${number}`, label }),
  number,
  title: label,
  stamp: `Pièce n°\u00a0${number}`,
  bookmark: `Pièce n°\u00a0${number} – ${label}`,
  path: place.file(`source-${++n}`, content),
  ...more,
})
const plan = (more: Partial<BundlePlan>): BundlePlan => ({
  to: join(place.folder, 'depot'),
  exhibits: [],
  textFiles: [],
  pages: [],
  naming: 'PJ',
  stamp: false,
  pageNumbers: false,
  merged: false,
  limit: 32,
  large: 'keep',
  ...more,
})
const open = (name: string) =>
  Document.openDocument(readFileSync(join(place.folder, 'depot', name)), 'application/pdf')
const pagesOf = (name: string): string[] => {
  const pdf = open(name)
  return Array.from({ length: pdf.countPages() }, (_, at) =>
    pdf.loadPage(at).toStructuredText('').asText().replaceAll(/\s+/g, ' ').trim(),
  )
}

test('exhibits are written under their numbers, byte for byte where nothing is asked, and the report tells each file', async () => {
  const [first, second] = [aPdf('Arrete', 2), aPdf('Refus')]
  const text = aPdf('Requete')
  const steps: unknown[] = []
  const report = await writeBundle(
    plan({
      textFiles: [{ name: 'Requete.pdf', path: place.file('requete', text), bookmark: 'Requête' }],
      exhibits: [planned(1, 'Arrêté', first), planned(2, 'Refus du maire', second)],
    }),
    step => steps.push(step),
  )
  expect(report.files.map(one => [one.name, one.exhibit])).toEqual([
    ['Requete.pdf', undefined],
    ['PJ1_Arrete.pdf', 'x1'],
    ['PJ2_Refus-du-maire.pdf', 'x2'],
  ])
  expect(report.lines).toEqual([])
  for (const [at, bytes] of [text, first, second].entries()) {
    const file = report.files[at]!
    expect(file.size).toBe(bytes.length)
    expect(file.sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
    expect(Buffer.compare(readFileSync(join(place.folder, 'depot', file.name)), bytes)).toBe(0)
    if (process.platform !== 'win32')
      expect(statSync(join(place.folder, 'depot', file.name)).mode & 0o777).toBe(0o600)
  }
  expect(steps).toEqual([
    { done: 0, total: 3, message: 'Requete.pdf' },
    { done: 1, total: 3, message: 'Pièce n°\u00a01' },
    { done: 2, total: 3, message: 'Pièce n°\u00a02' },
  ])
})

test('named by number, to the letter of the code', async () => {
  const { files } = await writeBundle(
    plan({ naming: 'number', exhibits: [planned(3, 'Avis', aPdf('Avis'))] }),
  )
  expect(files.map(one => one.name)).toEqual(['3_Avis.pdf'])
})

test('the stamp is on the first page alone, the numbers of pages on each', async () => {
  const exhibits = () => [planned(4, 'Arrêté', aPdf('Arrete', 3))]
  await writeBundle(plan({ stamp: true, pageNumbers: true, exhibits: exhibits() }))
  expect(pagesOf('PJ4_Arrete.pdf')).toEqual([
    expect.stringMatching(/Arrete, page 1.*Pièce n° 4 Pièce n° 4 – 1\/3|Pièce n° 4.*Pièce n° 4 – 1\/3/),
    expect.stringMatching(/^Arrete, page 2 Pièce n° 4 – 2\/3$/),
    expect.stringMatching(/^Arrete, page 3 Pièce n° 4 – 3\/3$/),
  ])
})

test('stamped alone, the other pages are as they were; numbered alone, there is no stamp', async () => {
  await writeBundle(plan({ stamp: true, exhibits: [planned(4, 'Tampon', aPdf('Arrete', 2))] }))
  expect(pagesOf('PJ4_Tampon.pdf')).toEqual([expect.stringContaining('Pièce n° 4'), 'Arrete, page 2'])
  await writeBundle(
    plan({
      pageNumbers: true,
      to: join(place.folder, 'depot'),
      exhibits: [planned(5, 'Pages', aPdf('Arrete', 2))],
    }),
  )
  expect(pagesOf('PJ5_Pages.pdf')).toEqual([
    'Arrete, page 1 Pièce n° 5 – 1/2',
    'Arrete, page 2 Pièce n° 5 – 2/2',
  ])
})

test('an exhibit that cannot be produced is told with its reason, and the others go on', async () => {
  const whole = aPdf('Coupe', 3)
  const { files, lines } = await writeBundle(
    plan({
      exhibits: [
        { ...planned(1, 'Perdue', ''), path: undefined } as never,
        planned(2, 'Vide', ''),
        planned(3, 'Abîmée', '%PDF-1.7 et plus rien'),
        planned(4, 'Fermée', aLockedPdf('Secret')),
        planned(5, 'Coupée', whole.slice(0, -150)),
        planned(6, 'Lettre', 'Une lettre.'),
      ],
    }),
  )
  expect(files.map(one => one.name)).toEqual(['PJ5_Coupee.pdf', 'PJ6_Lettre.pdf'])
  expect(lines.map(one => [one.exhibit, one.severity, /\) (.{12})/.exec(one.message)?.[1]])).toEqual([
    ['x1', 'blocking', 'n’a plus de '],
    ['x2', 'blocking', 'est un fichi'],
    ['x3', 'blocking', 'est abîmée e'],
    ['x4', 'blocking', 'est protégée'],
    ['x5', 'warning', 'est abîmée ;'],
  ])
  expect(lines[3]?.message).toMatch(/^La pièce n°\u00a04 \(Fermée\) est protégée par un mot de passe/)
  expect(pagesOf('PJ6_Lettre.pdf')).toEqual(['Une lettre.'])
})

test('a signed file is copied as it is, stamps or not', async () => {
  const signed = aSignedPdf('Certificat')
  const { files, lines } = await writeBundle(
    plan({ stamp: true, pageNumbers: true, merged: true, exhibits: [planned(1, 'Certificat', signed)] }),
  )
  expect(files[0]).toMatchObject({ name: 'PJ1_Certificat.pdf', exhibit: 'x1', size: signed.length })
  expect(lines.map(one => one.severity)).toEqual(['information'])
  expect(lines[0]?.message).toContain('signée électroniquement')
  expect(pagesOf(join('hors-depot', 'ensemble.pdf'))).toEqual(['Certificat, page 1'])
})

test('what cannot become a PDF keeps its extension, or bin; the reason is told', async () => {
  const word = await aWordFile('Tableau')
  const named = (name: string) => ({
    exhibit: anExhibit({
      id: 'x',
      label: 'Tableau',
      file: { name, sha256: 's', size: 1, type: '', signed: false },
    }),
  })
  const { files, lines } = await writeBundle(
    plan({
      exhibits: [
        planned(1, 'Tableau', word, { ...named('Tableau.DOCX'), noPdfReason: 'LibreOffice manque' }),
        planned(2, 'Tableau', word, named('sans extension')),
        planned(3, 'Tableau', word, named('a.x-y.(z)')),
      ],
    }),
  )
  expect(files.map(one => one.name)).toEqual(['PJ1_Tableau.docx', 'PJ2_Tableau.bin', 'PJ3_Tableau.z'])
  expect(lines.map(one => one.severity)).toEqual(['warning', 'warning', 'warning'])
  expect(lines[0]?.message).toContain('jointe telle quelle (LibreOffice manque)')
  expect(lines[1]?.message).toContain('(ce type de fichier ne se convertit pas)')
})

test('the PDF that LibreOffice made of an office file stands for it', async () => {
  const pdfPath = place.file('converti', aPdf('Converti'))
  const { files, lines } = await writeBundle(
    plan({ exhibits: [planned(1, 'Tableau', await aWordFile('Tableau'), { pdfPath })] }),
  )
  expect(files.map(one => one.name)).toEqual(['PJ1_Tableau.pdf'])
  expect(lines).toEqual([])
  expect(pagesOf('PJ1_Tableau.pdf')).toEqual(['Converti, page 1'])
})

test('the whole is one PDF outside what is filed, with a bookmark and page labels for each part', async () => {
  const steps: { message: string; total: number }[] = []
  const { files } = await writeBundle(
    plan({
      merged: true,
      textFiles: [
        { name: 'Requete.pdf', path: place.file('requete', aPdf('Requete', 2)), bookmark: 'Requête' },
        { name: 'Requete.docx', path: place.file('word', 'PK'), bookmark: 'Word' },
      ],
      pages: [
        {
          name: 'Inventaire.pdf',
          parts: [{ title: 'Inventaire', html: '<p>Liste</p>', foot: 'Inventaire' }],
        },
      ],
      exhibits: [planned(1, 'Arrêté', aPdf('Arrete', 3)), planned(2, 'Courriel', aMail('Refus'))],
    }),
    step => steps.push(step as never),
  )
  expect(files.map(one => one.name)).toEqual([
    'Requete.pdf',
    'Requete.docx',
    'Inventaire.pdf',
    'PJ1_Arrete.pdf',
    'PJ2_Courriel.pdf',
    join('hors-depot', 'ensemble.pdf'),
  ])
  expect(steps.at(-1)).toEqual({ done: 5, total: 6, message: 'Ensemble' })
  const whole = open(join('hors-depot', 'ensemble.pdf'))
  expect((whole.asPDF() as PDFDocument).wasRepaired()).toBe(false)
  expect(whole.loadOutline()?.map(one => [one.title, one.page])).toEqual([
    ['Requête', 0],
    ['Pièce n°\u00a01 – Arrêté', 2],
    ['Pièce n°\u00a02 – Courriel', 5],
  ])
  expect(Array.from({ length: whole.countPages() }, (_, at) => whole.loadPage(at).getLabel())).toEqual([
    '1',
    '2',
    '1-1',
    '1-2',
    '1-3',
    '2-1',
  ])
  expect(pagesOf('Inventaire.pdf')).toEqual(['Liste Inventaire – 1/1'])
  expect(readdirSync(join(place.folder, 'depot')).sort()).toContain('hors-depot')
})

/** A PDF whose every page weighs about 900 kB. */
const heavyPdf = (pages: number) => {
  const noise = Uint8Array.from({ length: 900_000 }, (_, at) => (at * 2654435761) >>> 13)
  return aPdf('Lourd', pages, pdf => {
    for (let page = 0; page < pages; page += 1)
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
}

test('a file over the limit is told, cut in as few parts as fit, or made lighter', async () => {
  const exhibits = () => [planned(1, 'Lourde', heavyPdf(4)), planned(2, 'Légère', aPdf('Legere'))]
  const kept = await writeBundle(plan({ to: join(place.folder, 'a'), limit: 2, exhibits: exhibits() }))
  expect(kept.files.map(one => one.name)).toEqual(['PJ1_Lourde.pdf', 'PJ2_Legere.pdf'])
  expect(kept.lines).toMatchObject([{ severity: 'warning', exhibit: 'x1' }])
  expect(kept.lines[0]?.message).toContain(
    '«\u00a0PJ1_Lourde.pdf\u00a0» pèse 3,6\u00a0Mo, plus que la limite de 2\u00a0Mo',
  )
  const split = await writeBundle(
    plan({ to: join(place.folder, 'depot'), limit: 2, large: 'split', exhibits: exhibits() }),
  )
  expect(split.files.map(one => one.name)).toEqual([
    'PJ1_Lourde-1sur2.pdf',
    'PJ1_Lourde-2sur2.pdf',
    'PJ2_Legere.pdf',
  ])
  expect(split.lines.map(one => one.severity)).toEqual(['information'])
  expect([pagesOf('PJ1_Lourde-1sur2.pdf'), pagesOf('PJ1_Lourde-2sur2.pdf')]).toEqual([
    ['Lourd, page 1', 'Lourd, page 2'],
    ['Lourd, page 3', 'Lourd, page 4'],
  ])
  const light = await writeBundle(
    plan({ to: join(place.folder, 'c'), limit: 2, large: 'shrink', exhibits: exhibits() }),
  )
  expect(light.files[0]!.size).toBeLessThan(kept.files[0]!.size / 2)
  expect(light.lines).toEqual([])
  expect(light.files[1]!.size).toBe(kept.files[1]!.size)
})

test('a page that alone weighs more than the limit stays alone, and is told', async () => {
  const { files, lines } = await writeBundle(
    plan({ limit: 0.5, large: 'split', merged: true, exhibits: [planned(1, 'Lourde', heavyPdf(2))] }),
  )
  expect(files.map(one => one.name)).toEqual([
    'PJ1_Lourde-1sur2.pdf',
    'PJ1_Lourde-2sur2.pdf',
    join('hors-depot', 'ensemble.pdf'),
  ])
  expect(lines.map(one => one.severity)).toEqual(['warning', 'warning', 'information'])
})

test('a picture, a mail and a note are filed as PDF, under their stamps', async () => {
  const { files, lines } = await writeBundle(
    plan({
      stamp: true,
      exhibits: [
        planned(1, 'Photographie', aJpeg(40, 30)),
        planned(2, 'Courriel', aMail('Refus')),
        planned(3, 'Note', 'Le maire a dit non.'),
      ],
    }),
  )
  expect(lines).toEqual([])
  expect(files.map(one => one.name)).toEqual(['PJ1_Photographie.pdf', 'PJ2_Courriel.pdf', 'PJ3_Note.pdf'])
  expect(pagesOf('PJ1_Photographie.pdf')).toEqual(['Pièce n° 1'])
  expect(pagesOf('PJ2_Courriel.pdf')).toEqual([
    expect.stringMatching(/nous refusons.*Pièce n° 2|Pièce n° 2.*nous refusons/),
  ])
  expect(pagesOf('PJ3_Note.pdf')).toEqual([expect.stringMatching(/dit non.*Pièce n° 3|Pièce n° 3.*dit non/)])
})

test.each(['keep', 'shrink', 'split'] as const)(
  'a file of the limit to the byte is no heavy one: %s',
  async large => {
    const padded = (bytes: number) => aPdf('Juste', 2, pdf => pdf.addRawStream(new Uint8Array(bytes), {}))
    const bytes = padded(900_000 + 1_000_000 - padded(900_000).length)
    expect(bytes).toHaveLength(1_000_000)
    const { files, lines } = await writeBundle(
      plan({ limit: 1, large, exhibits: [planned(1, 'Juste', bytes)] }),
    )
    expect(lines).toEqual([])
    expect(files.map(one => one.sha256)).toEqual([createHash('sha256').update(bytes).digest('hex')])
  },
)
