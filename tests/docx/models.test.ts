import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { cleanModel } from '../../src/main/word/model/clean-model.ts'
import { withPrintedPages } from '../../src/main/word/printed-pages.ts'
import { writeDocx } from '../../src/main/word/write/write-docx.ts'
import { crowdedModel, firmPaper, frenchStyles, germanTemplate, ruledPaper } from '../fixtures/models.ts'
import { missingChecker, missingPrinter, wrongs } from './office.ts'
import { partsOf } from './package.ts'
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

describe('the headers and feet of a model, in a text', () => {
  const partsOn = async (paper: Buffer) => {
    const { model } = cleanModel(paper)
    const { bytes } = await writeDocx(aGallery('lawyer'), {
      ...options,
      pictures: galleryPictures(),
      model,
    })
    const parts = [...(await partsOf(bytes))].filter(([path]) => /^word\/model-/.test(path))
    return parts.map(([, xml]) => xml).join('')
  }

  test('hold tabs without a place, and drawings of whole lengths', async () => {
    const xml = await partsOn(firmPaper())
    expect(xml).toContain('<w:tab/>')
    expect(xml).not.toMatch(/<w:r>(?:(?!<\/w:r>).)*<w:tab w:val/)
    expect(xml).toMatch(/<wp:extent cx="\d+" cy="\d+"\/>/)
    expect(xml).not.toMatch(/c[xy]="\d+\.\d/)
  })

  test('never cut a picture by an exact line, of the paragraph or of its style', async () => {
    const free = '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/><w:jc w:val="left"/>'
    expect(frenchStyles).toContain(free)
    const exactStyle = (text: string) => text.replace(free, free.replace('"auto"', '"exact"'))
    const xml = await partsOn(firmPaper(exactStyle))
    const [picture = ''] = /<w:p>(?:(?!<\/w:p>).)*<wp:inline/s.exec(xml) ?? []
    expect(picture).toContain('w:lineRule="auto"')
    const [words = ''] = /<w:p>(?:(?!<\/w:p>).)*Bons-Enfants/s.exec(xml) ?? []
    expect(words.slice(words.lastIndexOf('<w:p>'))).not.toContain('lineRule')
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
        const printed = await withPrintedPages(first, again, { folder })
        const { docx: written, state, corrections, missingFaces } = printed
        // faces that this computer lacks are named, and their pages are not told verified
        expect(missingFaces.filter(face => !first.faces.includes(face))).toEqual([])
        expect(state).toBe(missingFaces.length > 0 ? 'estimated' : 'verified')
        if (known) expect(missingFaces).toEqual([])
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
