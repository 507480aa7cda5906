import { beforeAll, describe, expect, test } from 'vitest'
import { writeDocx } from '../../src/main/docx/write.ts'
import type { Assembled } from '../../src/shared/draft/assembled.ts'
import { aBriefing } from './briefing.ts'
import { aFiling } from './filing.ts'
import { missingChecker, missingPrinter, print, wrongs } from './office.ts'
import { type Paragraph, paragraphsOf, partsOf } from './package.ts'

/** Files of every manner and length: nothing printed in them may be made up. */
const drafts: Readonly<Record<string, Assembled>> = {
  'trois-pages': aFiling({ seed: 1, grounds: 0, paragraphs: 3, exhibits: 3 }),
  'douze-pages': aFiling({ seed: 2, grounds: 4, paragraphs: 4, exhibits: 12 }),
  'vingt-pages': aFiling({ seed: 3, grounds: 8, paragraphs: 6, exhibits: 40, titles: 'figures' }),
  avocat: aFiling({ seed: 4, grounds: 4, paragraphs: 4, exhibits: 12, style: 'lawyer' }),
  'note-parlementaire': aBriefing(),
}

interface Made {
  readonly bytes: Buffer
  readonly pages: number
  readonly parts: Map<string, string>
  readonly body: readonly Paragraph[]
}

const made = new Map<string, Made>()
let printed: Record<string, string[]> = {}

beforeAll(async () => {
  for (const [name, draft] of Object.entries(drafts)) {
    const { bytes, pages } = await writeDocx(draft, {
      final: false,
      author: 'La Quadrature du Net',
      at: new Date('2025-03-25T10:00:00Z'),
    })
    const parts = await partsOf(bytes)
    made.set(name, { bytes, pages, parts, body: paragraphsOf(parts.get('word/document.xml') ?? '') })
  }
  if (!missingPrinter)
    printed = print(Object.fromEntries([...made].map(([name, { bytes }]) => [name, bytes])))
}, 180_000)

/** What two programs agree on: letters and figures, no case, no accents, no spaces. */
const fold = (text: string) =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/[^a-z0-9]/g, '')

/** Lines of a contents page end in a figure after a leader: they are not where a heading stands. */
const withoutLeaders = (page: string) => page.replace(/^.*\.{5,}.*$/gm, '')

describe.each(Object.keys(drafts))('%s', name => {
  const of = () => made.get(name) as Made

  test('is whole: parts, relationships, bookmarks, styles, language, compatibility', () => {
    const { parts, body } = of()
    const settings = parts.get('word/settings.xml') ?? ''
    expect(settings).toMatch(/<w:compatSetting(?=[^>]*w:name="compatibilityMode")(?=[^>]*w:val="15")/)
    expect(settings).not.toContain('updateFields')
    expect(parts.get('word/styles.xml')).toContain('<w:lang w:val="fr-FR"')
    const rels = [...(parts.get('word/_rels/document.xml.rels') ?? '').matchAll(/Target="([^"]+)"/g)].map(
      one => one[1] ?? '',
    )
    expect(rels.filter(target => !parts.has(`word/${target}`))).toEqual([])
    const bookmarks = body.flatMap(one => one.bookmarks)
    expect(new Set(bookmarks).size).toBe(bookmarks.length)
    expect(bookmarks.filter(one => !/^\w{1,40}$/.test(one))).toEqual([])
    const styles = new Set(
      [...(parts.get('word/styles.xml') ?? '').matchAll(/w:styleId="(\w+)"/g)].map(one => one[1]),
    )
    expect(body.map(one => one.style).filter(style => !styles.has(style))).toEqual([])
  })

  test('every field points at a bookmark and carries its result', () => {
    const bookmarks = new Set(of().body.flatMap(one => one.bookmarks))
    for (const { instruction, result } of of().body.flatMap(one => one.fields)) {
      const [verb = '', target = ''] = instruction.split(' ')
      if (verb !== 'REF' && verb !== 'PAGEREF') continue
      expect(bookmarks, instruction).toContain(target)
      expect(result, instruction).not.toBe('')
    }
  })

  test.skipIf(missingChecker)(
    `passes the schemas of Word${missingChecker ? ` (${missingChecker})` : ''}`,
    () => expect(wrongs(name, of().bytes)).toEqual([]),
  )

  test.skipIf(missingPrinter)(
    `has the pages its footer says${missingPrinter ? ` (${missingPrinter})` : ''}`,
    () => expect(printed[name]?.length).toBe(of().pages),
  )

  test.skipIf(missingPrinter)('its contents and PAGEREF say the page LibreOffice prints', () => {
    const pages = (printed[name] ?? []).map(page => fold(withoutLeaders(page)))
    const texts = new Map(
      of().body.flatMap(one => one.bookmarks.map(bookmark => [bookmark, fold(one.text)] as const)),
    )
    const contents = of().body.filter(one => /^TOC\d$/.test(one.style))
    for (const line of contents) {
      const field = line.fields.find(one => one.instruction.startsWith('PAGEREF'))
      const heading = texts.get(field?.instruction.split(' ')[1] ?? '') ?? '?'
      const at = pages.findIndex(page => page.includes(heading)) + 1
      expect(`${line.text}`.endsWith(`${at}`) ? line.text : `${line.text} (imprimé p. ${at})`).toBe(line.text)
      expect(Number(field?.result)).toBe(at)
    }
    if (name !== 'note-parlementaire') expect(contents.length).toBeGreaterThan(3)
  })

  test.skipIf(missingPrinter)('every reference in the text is what LibreOffice works out', () => {
    const whole = fold((printed[name] ?? []).join('\n'))
    const fields = of()
      .body.filter(one => !/^TOC\d$/.test(one.style))
      .flatMap(one => one.fields)
    const references = fields.filter(({ instruction }) => /^(REF|PAGEREF) /.test(instruction))
    const absent = references.filter(({ before, result, after }) => {
      // a page may end on either side: one side is enough to know the place
      const left = fold(before).slice(-14) + fold(result)
      const right = fold(result) + fold(after).slice(0, 14)
      return (
        !whole.includes(left + fold(after).slice(0, 4)) && !whole.includes(fold(before).slice(-3) + right)
      )
    })
    expect(
      absent.map(
        ({ instruction, before, result, after }) =>
          `${before.slice(-20)}[${result}]${after.slice(0, 20)} ${instruction}`,
      ),
    ).toEqual([])
    if (name !== 'note-parlementaire') expect(references.length).toBeGreaterThan(2)
  })
})

test('the same draft at the same moment gives the same bytes', async () => {
  const options = { final: false, author: '', at: new Date('2025-03-25T10:00:00Z') }
  const [first, second] = [await writeDocx(aBriefing(), options), await writeDocx(aBriefing(), options)]
  expect(first.bytes.equals(second.bytes)).toBe(true)
})

test('the file says of itself only its title and the author who was given', async () => {
  const { bytes } = await writeDocx(aBriefing(), { final: false, author: '', at: new Date(0) })
  const parts = await partsOf(bytes)
  const said = `${parts.get('docProps/core.xml')}${parts.get('docProps/app.xml')}`
  expect(said).toContain('<dc:title>Note aux député·es</dc:title>')
  expect(said).not.toMatch(/creator|lastModifiedBy|Application|Company|Un-named|docx/i)
})

test('the version to be filed is refused while something is missing', async () => {
  const draft = drafts['trois-pages'] as Assembled
  await expect(writeDocx(draft, { final: true, author: '', at: new Date(0) })).rejects.toThrow(
    /nom du signataire/,
  )
})

describe('word/document.xml', () => {
  const golden = async (draft: Assembled) => {
    const { bytes } = await writeDocx(draft, { final: false, author: '', at: new Date(0) })
    return (await partsOf(bytes)).get('word/document.xml')?.replace(/(<w:(p|tbl|tr|tc|sectPr)[ >])/g, '\n$1')
  }
  test('of a short filing', async () =>
    expect(await golden(drafts['trois-pages'] as Assembled)).toMatchFileSnapshot('golden/filing.xml.snap'))
  test('of a briefing', async () =>
    expect(await golden(aBriefing())).toMatchFileSnapshot('golden/briefing.xml.snap'))
})
