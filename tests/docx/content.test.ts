import { beforeAll, describe, expect, test } from 'vitest'
import { compose } from '../../src/main/word/compose/compose.ts'
import { layOut } from '../../src/main/word/layout/layout.ts'
import { lookOf } from '../../src/main/word/model/document-look.ts'
import { writeDocx } from '../../src/main/word/write/write-docx.ts'
import { missingChecker, missingPrinter, print, wrongs } from './office.ts'
import { partsOf } from './package.ts'
import { aGallery, galleryPictures } from './texts/gallery.ts'

const options = { final: true, author: '', at: new Date(0) }
const styles = ['association', 'lawyer'] as const

interface Made {
  readonly bytes: Buffer
  readonly pages: number
  readonly parts: Map<string, string>
}
const made = new Map<string, Made>()
let printed: Record<string, string[]> = {}

beforeAll(async () => {
  for (const style of styles) {
    const { bytes, pages } = await writeDocx(aGallery(style), { ...options, pictures: galleryPictures() })
    made.set(style, { bytes, pages, parts: await partsOf(bytes) })
  }
  if (missingPrinter) return
  printed = print(Object.fromEntries([...made].map(([name, { bytes }]) => [name, bytes])))
})

describe.each(styles)('long tables, merged cells, pictures and a long note, %s', style => {
  const of = () => made.get(style) as Made

  test.skipIf(missingChecker !== undefined)('pass the schemas of Word', () => {
    expect(wrongs(style, of().bytes)).toEqual([])
  })

  test.skipIf(missingPrinter !== undefined)(
    'fall on the pages the estimator says, each cell and paragraph',
    () => {
      const pages = printed[style] ?? []
      expect(pages).toHaveLength(of().pages)
      const assembled = aGallery(style)
      const look = lookOf(style)
      const seen: string[] = []
      const wrong = layOut(compose(assembled, look), look)
        .lines()
        .flatMap(({ text, page }) => {
          const mark = /^(?:\d+\.\d|Repère \w) (?:\S+)/.exec(text)?.[0]
          const at = mark ? pages.findIndex(one => one.includes(mark)) + 1 : page
          if (mark) seen.push(mark)
          return at === page ? [] : [`${mark} : p. ${at}, non ${page}`]
        })
      expect(wrong).toEqual([])
      expect(seen.length).toBeGreaterThan(120)
    },
  )

  test('merge as Word merges, and repeat both rows of the header', () => {
    const xml = of().parts.get('word/document.xml') ?? ''
    expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(2)
    expect(xml.match(/<w:vMerge w:val="restart"\/>/g)).toHaveLength(3)
    expect(xml.match(/<w:vMerge w:val="continue"\/>/g)).toHaveLength(15)
    expect(xml.match(/<w:gridSpan w:val="3"\/>/g)).toHaveLength(1)
    expect(xml.match(/<w:gridSpan w:val="2"\/>/g)).toHaveLength(2)
  })

  test('pictures say what they show, and none is wider than the text nor higher than a page', () => {
    const xml = of().parts.get('word/document.xml') ?? ''
    expect([...xml.matchAll(/<wp:docPr [^>]*descr="([^"]*)"/g)].map(one => one[1])).toEqual([
      'Image de 300 sur 200',
      'Image de 1600 sur 500',
      'Image de 900 sur 4000',
    ])
    const sizes = [...xml.matchAll(/<wp:extent cx="(\d+)" cy="(\d+)"/g)].map(([, x, y]) => [
      Number(x),
      Number(y),
    ])
    const perTwip = 635
    const [width, height] = style === 'association' ? [8731, 13947] : [8050, 13947]
    for (const [x = 0, y = 0] of sizes) {
      expect(x).toBeLessThanOrEqual((width + 1) * perTwip)
      expect(y).toBeLessThanOrEqual(height * perTwip)
    }
  })
})

test('the version to be filed is refused without one of its pictures; a working copy says which is missing', async () => {
  await expect(writeDocx(aGallery(), options)).rejects.toThrow('3 images sont introuvables')
  const { bytes } = await writeDocx(aGallery(), { ...options, final: false })
  expect((await partsOf(bytes)).get('word/document.xml')).toContain('[image introuvable]')
})
