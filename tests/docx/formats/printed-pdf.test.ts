import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PDFDocument, PDFObject } from 'mupdf'
import { beforeAll, describe, expect, test } from 'vitest'
import { mupdf } from '../../../src/main/exhibits/mupdf.ts'
import { printWord } from '../../../src/main/word/print-word.ts'
import { writeDocx } from '../../../src/main/word/write/write-docx.ts'
import { missingPrinter } from '../office.ts'
import { aFiling } from '../texts/filing.ts'

/** Entries of a PDF that PDF/UA-1 and PDF/A-2 ask for. They are read one by one: no checker of these standards is run here. */
interface Traits {
  readonly isTagged: boolean
  readonly isMarked: boolean
  readonly language: string
  readonly title: string
  readonly showsTitle: boolean
  readonly bookmarks: number
  readonly intents: number
  readonly hasAttachments: boolean
  readonly metadata: string
  readonly loose: readonly string[]
}

const PLAIN = { archive: false } as const
const KEPT = { archive: true } as const
let plain: Traits
let kept: Traits

const countItems = (item: PDFObject): number => {
  if (item.isNull()) return 0
  return 1 + countItems(item.get('First')) + countItems(item.get('Next'))
}

/** Names of the fonts that the file names but does not hold. */
function looseFonts(pdf: PDFDocument): string[] {
  const names: string[] = []
  for (let number = 1; number < pdf.countObjects(); number += 1) {
    const one = pdf.newIndirect(number).resolve()
    if (!one.isDictionary() || one.get('Type').toString() !== '/FontDescriptor') continue
    if (['FontFile', 'FontFile2', 'FontFile3'].every(key => one.get(key).isNull()))
      names.push(one.get('FontName').toString())
  }
  return names
}

async function traitsOf(bytes: Buffer): Promise<Traits> {
  const { Document } = await mupdf()
  const pdf = Document.openDocument(bytes, 'application/pdf').asPDF()
  if (!pdf) throw new Error('not a PDF')
  const trailer = pdf.getTrailer()
  const root = trailer.get('Root')
  const metadata = root.get('Metadata')
  const names = root.get('Names')
  return {
    isTagged: !root.get('StructTreeRoot').isNull(),
    isMarked: root.get('MarkInfo').get('Marked').toString() === 'true',
    language: root.get('Lang').asString(),
    title: trailer.get('Info').get('Title').asString(),
    showsTitle: root.get('ViewerPreferences').get('DisplayDocTitle').toString() === 'true',
    bookmarks: countItems(root.get('Outlines').get('First')),
    intents: root.get('OutputIntents').isArray() ? root.get('OutputIntents').length : 0,
    hasAttachments: !names.isNull() && !names.get('EmbeddedFiles').isNull(),
    metadata: metadata.isNull() ? '' : metadata.readStream().asString(),
    loose: looseFonts(pdf),
  }
}

describe.skipIf(missingPrinter)('a PDF that LibreOffice makes of a filing', () => {
  beforeAll(async () => {
    const file = await writeDocx(aFiling({ seed: 2, grounds: 2, paragraphs: 2, exhibits: 4, noteEvery: 2 }), {
      final: false,
      author: '',
      at: new Date('2025-03-25T10:00:00Z'),
    })
    const folder = mkdtempSync(join(tmpdir(), 'pretoire-pdf-'))
    try {
      plain = await traitsOf((await printWord(file, { folder, ...PLAIN })).pdf)
      kept = await traitsOf((await printWord(file, { folder, ...KEPT })).pdf)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }, 300_000)

  test.each([
    ['plain', () => plain],
    ['to be kept', () => kept],
  ])('%s: tagged, in French, with its title, its bookmarks and its fonts', (_kind, traits) => {
    expect(traits()).toMatchObject({
      isTagged: true,
      isMarked: true,
      showsTitle: true,
      hasAttachments: false,
      loose: [],
    })
    expect(traits().language).toMatch(/^fr/)
    expect(traits().title).not.toBe('')
    expect(traits().bookmarks).toBeGreaterThan(3)
    expect(traits().metadata).toMatch(/pdfuaid:part>1<|pdfuaid:part="1"/)
  })

  test('to be kept: says PDF/A-2b, with the colours it is meant for', () => {
    expect(kept.metadata).toMatch(/pdfaid:part>2<|pdfaid:part="2"/)
    expect(kept.metadata).toMatch(/pdfaid:conformance>B<|pdfaid:conformance="B"/)
    expect(kept.intents).toBeGreaterThan(0)
  })
})
