import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { cleanModel } from '../../src/main/word/model/clean-model.ts'
import { withPrintedPages } from '../../src/main/word/printed-pages.ts'
import { writeDocx } from '../../src/main/word/write/write-docx.ts'
import { crowdedModel, firmPaper, germanTemplate, ruledPaper } from '../fixtures/models.ts'
import { missingChecker, missingPrinter, wrongs } from './office.ts'
import { aFiling } from './texts/filing.ts'
import { aGallery, galleryPictures } from './texts/gallery.ts'

const options = { final: false, author: '', at: new Date('2025-03-25T10:00:00Z') }
const because = (reason: string | undefined) => (reason ? ` (${reason})` : '')
/** The same paper in faces whose widths are known. */
const known = (text: string) =>
  text.replaceAll('Garamond', 'Times New Roman').replaceAll('Georgia', 'Cambria')
const papers = {
  known: () => firmPaper(known),
  firm: firmPaper,
  german: germanTemplate,
  crowded: crowdedModel,
  ruled: ruledPaper,
}

describe.skipIf(missingChecker)(`a text on a model${because(missingChecker)}`, () => {
  test.each([
    ['firm', 'association'],
    ['german', 'lawyer'],
    ['crowded', 'briefing'],
    ['ruled', 'lawyer'],
  ] as const)('of %s paper in the manner %s passes the schemas of Word', async (name, style) => {
    const { model, paper } = cleanModel(papers[name]())
    const { bytes } = await writeDocx(aGallery(style), { ...options, pictures: galleryPictures(), model })
    expect(wrongs(`${name}-${style}`, bytes)).toEqual([])
    expect(wrongs(name, paper).filter(line => / schema: /.test(line))).toEqual([])
  })
})

describe.skipIf(missingPrinter)(`its pages${because(missingPrinter)}`, () => {
  const filing = aFiling({ seed: 2, grounds: 3, paragraphs: 4, exhibits: 4, nested: true })

  test.each([
    ['german', true],
    ['known', true],
    ['firm', false],
  ] as const)(
    'on %s paper are those LibreOffice prints',
    async (name, known) => {
      const folder = mkdtempSync(join(tmpdir(), 'pretoire-model-'))
      try {
        const { model } = cleanModel(papers[name]())
        const again = (how: object) => writeDocx(filing, { ...options, model, ...how })
        const first = await again({})
        const { docx: written, state, corrections } = await withPrintedPages(first, again, { folder })
        expect(state).toBe('verified')
        // faces whose widths we know are counted right at once, but for a line that falls on the edge of a page
        if (known) {
          expect(first.pages).toBe(written.pages)
          expect(corrections).toBeLessThanOrEqual(1)
        } else expect(Math.abs(written.pages - first.pages)).toBeLessThan(first.pages)
      } finally {
        rmSync(folder, { recursive: true, force: true })
      }
    },
    120_000,
  )
})
