import { Document, type PDFDocument } from 'mupdf'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { drawPage, pageText, redraw, viewOf } from '../../../../src/main/exhibits/draw.ts'
import { inventory } from '../../../../src/main/exhibits/own-pages.ts'
import { printImage, printMail, printText } from '../../../../src/main/exhibits/print-pdf.ts'
import { splitPdf } from '../../../../src/main/exhibits/size-limit.ts'
import { stampPages } from '../../../../src/main/exhibits/stamp-pages.ts'
import { listExhibits } from '../../../../src/shared/exhibits/list.ts'
import { temporary } from '../../../contract/program.ts'
import { aPng } from '../../../docx/texts/gallery.ts'
import { anExhibit } from '../../../fixtures/builders.ts'
import { aJpeg, aLockedPdf, aMail, aPdf, aWordFile } from '../../../fixtures/files.ts'

let place: ReturnType<typeof temporary>
beforeAll(() => {
  place = temporary()
})
afterAll(() => place.remove())

const open = (bytes: Uint8Array) => Document.openDocument(bytes, 'application/pdf')
const wordsOf = (bytes: Uint8Array) => {
  const pdf = open(bytes)
  return Array.from({ length: pdf.countPages() }, (_, at) => pdf.loadPage(at).toStructuredText('').asText())
}
/** Each line of a page with where it begins, in points from the top left. */
const linesOf = (bytes: Uint8Array, at = 0) => {
  const json = JSON.parse(open(bytes).loadPage(at).toStructuredText('').asJSON()) as {
    blocks: { lines?: { text: string; x: number; y: number }[] }[]
  }
  return json.blocks.flatMap(block => block.lines ?? [])
}
/** The first picture of a page: where it stands, in points. */
const pictureOf = (bytes: Uint8Array) => {
  const json = JSON.parse(open(bytes).loadPage(0).toStructuredText('preserve-images').asJSON()) as {
    blocks: { type: string; bbox: { x: number; y: number; w: number; h: number } }[]
  }
  return json.blocks.find(block => block.type === 'image')?.bbox
}

describe('pictures as pages of A4', () => {
  test.each([
    ['small: at 96 points to the inch, upright', 40, 80, { width: 595, height: 842 }, { w: 30, h: 60 }],
    ['small and wide: on its side', 80, 40, { width: 842, height: 595 }, { w: 60, h: 30 }],
    ['square: upright', 40, 40, { width: 595, height: 842 }, { w: 30, h: 30 }],
    ['tall: as high as the page takes', 100, 2000, { width: 595, height: 842 }, { w: 38, h: 752 }],
    ['wide: as wide as the page takes', 2000, 100, { width: 842, height: 595 }, { w: 782, h: 39 }],
  ])('%s', async (_, width, height, page, picture) => {
    for (const [bytes, type] of [
      [aJpeg(width, height), 'image/jpeg'],
      [aPng(width, height), 'image/png'],
    ] as const) {
      const pdf = await printImage(bytes, type)
      const [left, top, right, bottom] = open(pdf).loadPage(0).getBounds()
      expect({ width: right - left, height: bottom - top }).toEqual(page)
      const box = pictureOf(pdf)!
      expect(Math.abs(box.w - picture.w)).toBeLessThan(1.5)
      expect(Math.abs(box.h - picture.h)).toBeLessThan(1.5)
      // in the middle
      expect(Math.abs(box.x + box.w / 2 - page.width / 2)).toBeLessThan(1.5)
      expect(Math.abs(box.y + box.h / 2 - page.height / 2)).toBeLessThan(1.5)
    }
  })
  test('a JPEG keeps its own bytes', async () => {
    const jpeg = aJpeg(300, 200)
    expect(Buffer.from(await printImage(jpeg, 'image/jpeg')).includes(Buffer.from(jpeg))).toBe(true)
  })
  test('another format has a page for each of its own', async () => {
    const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')
    expect(open(await printImage(gif, 'image/gif')).countPages()).toBe(1)
  })
})

describe('words as pages', () => {
  const mail = {
    ...{ from: 'Mairie <m@moirans.example>', to: 'Nous', cc: '', date: '2025-03-03T09:11:00.000Z' },
    ...{ subject: 'Refus & suites', text: 'Madame,\n\nnous refusons.' },
    attachments: [
      { name: 'arrete.pdf', size: 8 },
      { name: 'plan.pdf', size: 9 },
    ],
  }
  test('a mail shows its headers that are there, its words and what was attached', async () => {
    const [words = ''] = wordsOf(await printMail(mail))
    expect(words.replaceAll(/\s+/g, ' ')).toContain(
      'De Mairie <m@moirans.example> À Nous Date 3 mars 2025 à 10:11 Objet Refus & suites Pièces jointes arrete.pdf ; plan.pdf Madame, nous refusons.',
    )
    const [bare = ''] = wordsOf(await printMail({ ...mail, date: '', attachments: [], cc: 'Copie à vous' }))
    expect(bare).not.toMatch(/Date|jointes/)
    expect(bare.replaceAll(/\s+/g, ' ')).toContain('Copie Copie à vous')
  })
  test('lines of a text stay lines, within the margins, and an empty one takes its place', async () => {
    const lines = linesOf(await printText('', 'un < deux\r\n\r\ntrois & quatre'))
    expect(lines.map(line => line.text)).toEqual([
      'un < deux',
      expect.stringMatching(/^\s*$/),
      'trois & quatre',
    ])
    expect(Math.min(...lines.map(line => line.x))).toBeGreaterThanOrEqual(62)
    expect(lines[2]!.y - lines[0]!.y).toBeGreaterThan(20)
  })
  test('a long text takes as many pages as it needs, of A4', async () => {
    const pdf = await printText('', Array.from({ length: 120 }, (_, n) => `ligne ${n}`).join('\n'))
    expect(
      wordsOf(pdf)
        .join('\n')
        .match(/ligne \d+/g),
    ).toHaveLength(120)
    expect(open(pdf).countPages()).toBe(3)
    const [left, top, right, bottom] = open(pdf).loadPage(2).getBounds()
    expect([right - left, bottom - top]).toEqual([595, 842])
  })
  test('what is no markup is not read as such', async () => {
    expect(wordsOf(await printText('', 'a < b && c > d')).join('\n')).toContain('a < b && c > d')
  })
})

describe('stamps', () => {
  const stamped = async (marks: Parameters<typeof stampPages>[1], turn = 0, pages = 1) => {
    const pdf = open(aPdf('Acte', pages)).asPDF() as PDFDocument
    if (turn) for (let at = 0; at < pages; at += 1) pdf.findPage(at).put('Rotate', turn)
    await stampPages(pdf, marks)
    return Uint8Array.from(pdf.saveToBuffer('').asUint8Array())
  }
  test.each([0, 90, 180, 270])(
    'upright at the top right of what one sees, whatever way the page is turned: %i',
    async turn => {
      const pdf = await stamped({ stamp: 'Pièce n°\u00a04' }, turn)
      const [, , right] = open(pdf).loadPage(0).getBounds()
      const stamp = linesOf(pdf).find(line => line.text.startsWith('Pièce'))
      expect(stamp?.text).toBe('Pièce n° 4')
      expect(stamp!.y).toBeGreaterThan(16)
      expect(stamp!.y).toBeLessThan(40)
      expect(right! - stamp!.x).toBeGreaterThan(60)
      expect(right! - stamp!.x).toBeLessThan(100)
    },
  )
  test('the number of a page is in the middle of its foot, and counts the pages', async () => {
    const pdf = await stamped({ foot: 'Pièce n°\u00a04' }, 0, 2)
    for (const at of [0, 1]) {
      const foot = linesOf(pdf, at).find(line => line.text.startsWith('Pièce'))
      expect(foot?.text).toBe(`Pièce n° 4 – ${at + 1}/2`)
      expect(foot!.y).toBeGreaterThan(842 - 30)
      expect(foot!.x).toBeGreaterThan(240)
      expect(foot!.x).toBeLessThan(300)
    }
  })
  test('letters beyond the font are question marks; œ and € are in it', async () => {
    const [words = ''] = wordsOf(await stamped({ stamp: 'œ € ’ Ω' }))
    expect(words).toContain('œ € ’ ?')
  })
  test('nothing asked, nothing changed', async () => {
    expect(wordsOf(await stamped({}))).toEqual([expect.stringMatching(/^Acte, page 1\s*$/)])
  })
  test('a page without resources or content takes a stamp too', async () => {
    const pdf = open(aPdf('Acte')).asPDF() as PDFDocument
    pdf.findPage(0).delete('Contents')
    pdf.findPage(0).delete('Resources')
    await stampPages(pdf, { stamp: 'Pièce n°\u00a01' })
    expect(wordsOf(Uint8Array.from(pdf.saveToBuffer('').asUint8Array()))[0]).toContain('Pièce n° 1')
  })
})

describe('the parts of a PDF', () => {
  test('one that fits is the same bytes; one that does not is cut between pages', async () => {
    const bytes = aPdf('Acte', 6)
    expect(await splitPdf(bytes, bytes.length)).toEqual([bytes])
    const parts = await splitPdf(bytes, bytes.length - 1)
    expect(parts.length).toBeGreaterThan(1)
    expect(parts.flatMap(part => wordsOf(part).map(words => words.trim()))).toEqual(
      [1, 2, 3, 4, 5, 6].map(page => `Acte, page ${page}`),
    )
    expect(await splitPdf(bytes, 1)).toHaveLength(6)
  })
})

describe('a page on the screen', () => {
  test('the sizes of all pages, in points', async () => {
    expect(await viewOf({ path: place.file('vue.pdf', aPdf('Acte', 2)) })).toEqual({
      pages: 2,
      sizes: [
        { width: 595, height: 842 },
        { width: 595, height: 842 },
      ],
    })
  })
  const size = (png: Uint8Array) => [Buffer.from(png).readUInt32BE(16), Buffer.from(png).readUInt32BE(20)]
  test('is drawn at the width asked, up to a bound', async () => {
    const path = place.file('dessin.pdf', aPdf('Acte', 2))
    expect(size(await drawPage({ path, page: 1, width: 595 }))).toEqual([595, 842])
    expect(size(await drawPage({ path, page: 2, width: 9999 }))[0]).toBe(2400)
  })
  test('a page much higher than wide is bounded by its height', async () => {
    const pdf = open(aPdf('Rouleau')).asPDF() as PDFDocument
    pdf.findPage(0).put('MediaBox', [0, 0, 100, 10_000])
    const path = place.file('rouleau.pdf', Uint8Array.from(pdf.saveToBuffer('').asUint8Array()))
    expect(size(await drawPage({ path, page: 1, width: 2400 }))).toEqual([48, 4800])
  })
  test('a page before the first or after the last is refused', async () => {
    const path = place.file('pages.pdf', aPdf('Acte', 2))
    expect(await pageText({ path, page: 2 })).toContain('page 2')
    for (const page of [0, 3])
      await expect(pageText({ path, page })).rejects.toMatchObject({ code: 'not-found' })
  })
  test('mails, texts and pictures are shown, what is locked or of no known kind is refused', async () => {
    expect(await pageText({ path: place.file('m.eml', aMail('Refus')), page: 1 })).toContain('nous refusons')
    expect(await pageText({ path: place.file('n.txt', 'Une note.'), page: 1 })).toContain('Une note.')
    expect(await viewOf({ path: place.file('p.jpg', aJpeg(40, 30)) })).toMatchObject({ pages: 1 })
    await expect(viewOf({ path: place.file('l.pdf', aLockedPdf('x')) })).rejects.toMatchObject({
      code: 'refused',
    })
    await expect(viewOf({ path: place.file('w.docx', await aWordFile('x')) })).rejects.toMatchObject({
      code: 'refused',
    })
  })
  test('the file asked after another is its own', async () => {
    const [one, two] = [place.file('1.pdf', aPdf('Un')), place.file('2.pdf', aPdf('Deux'))]
    for (const [path, words] of [
      [one, 'Un'],
      [two, 'Deux'],
      [one, 'Un'],
    ] as const)
      expect(await pageText({ path, page: 1 })).toContain(words)
  })
  test('a picture drawn again keeps its kind and its points, within the size of the paper', async () => {
    const png = { bytes: aPng(40, 30), head: { type: 'png', width: 40, height: 30 } } as const
    expect(await redraw(png)).toMatchObject({ type: 'png', width: 40, height: 30 })
    const jpeg = { bytes: aJpeg(40, 30), head: { type: 'jpeg', width: 40, height: 30 } } as const
    expect(await redraw(jpeg)).toMatchObject({ type: 'jpeg', width: 40, height: 30 })
    const large = { bytes: aJpeg(5000, 100), head: { type: 'jpeg', width: 5000, height: 100 } } as const
    expect(await redraw(large)).toMatchObject({ type: 'jpeg', width: 2480 })
  })
})

test('the inventory apart has a row for each exhibit, its date and its pages', () => {
  expect(inventory([])).toEqual([])
  const [page] = inventory(
    listExhibits([
      anExhibit({ label: 'Arrêté <1>', date: '2024-11-05', pages: 3 }),
      anExhibit({ label: 'Photo', date: undefined }),
    ]),
  )
  expect(page?.name).toBe('Inventaire-des-pieces.pdf')
  expect(page?.parts).toMatchObject([{ title: 'Inventaire détaillé des pièces', foot: 'Inventaire' }])
  expect(page?.parts[0]?.html).toContain(
    '<tr><td>1</td><td>Arrêté &lt;1&gt;</td><td>5\u00a0novembre\u00a02024</td><td>3</td></tr><tr><td>2</td><td>Photo</td><td></td><td></td></tr>',
  )
})
