import { normalize } from 'node:path/posix'
import { beforeAll, describe, expect, test } from 'vitest'
import { writeDocx } from '../../src/main/word/write/write-docx.ts'
import type { Assembled, PrintedBlock } from '../../src/shared/drafts/assemble/assembled.ts'
import { missingChecker, missingPrinter, print, wrongs } from './office.ts'
import { type Paragraph, paragraphsOf, partsOf, withPart } from './package.ts'
import { spoil, wrongsOf } from './proof.ts'
import { aBriefing } from './texts/briefing.ts'
import { aFiling } from './texts/filing.ts'
import { samples } from './texts/samples.ts'

const letterhead = {
  name: 'Claire Durand',
  lines:
    'Avocate au barreau de Grenoble\n3 place de la Mairie\n38000 Grenoble\nTél. : 04 00 00 00 00\nToque 12',
  footer: 'Membre d’une association agréée\nSiret 000 000 000 00000',
}

/** Files of every manner and length: nothing printed in them may be made up. */
const madeUp: Readonly<Record<string, Assembled>> = {
  'trois-pages': aFiling({ seed: 1, grounds: 0, paragraphs: 3, exhibits: 3 }),
  'douze-pages': aFiling({ seed: 2, grounds: 4, paragraphs: 4, exhibits: 12 }),
  'vingt-pages': aFiling({ seed: 3, grounds: 8, paragraphs: 6, exhibits: 40, titles: 'figures' }),
  'trente-pages': aFiling({ seed: 5, grounds: 10, paragraphs: 6, exhibits: 40, noteEvery: 2, nested: true }),
  avocat: aFiling({ seed: 4, grounds: 4, paragraphs: 4, exhibits: 12, style: 'lawyer' }),
  'note-parlementaire': aBriefing(),
  // a letterhead higher than the margin, on a cover and over a text that begins at once
  'avocat-en-tete': {
    ...aFiling({ seed: 4, grounds: 2, paragraphs: 4, exhibits: 4, style: 'lawyer' }),
    letterhead,
  },
  'note-en-tete': { ...aBriefing(), letterhead },
  parlement: aFiling({ seed: 6, grounds: 3, paragraphs: 4, exhibits: 4, style: 'parliament' }),
}

/** Exports of the program itself: the templates, filled or not. */
const programs = ['exemple-recours', 'exemple-note', 'recours-a-completer'] as const
const names = [...Object.keys(madeUp), ...programs]

interface Made {
  readonly assembled: Assembled
  readonly bytes: Buffer
  readonly pages: number
  readonly parts: Map<string, string>
  readonly body: readonly Paragraph[]
}

const made = new Map<string, Made>()
let printed: Record<string, string[]> = {}

const read = async (written: { assembled: Assembled; bytes: Buffer; pages: number }): Promise<Made> => {
  const parts = await partsOf(written.bytes)
  return { ...written, parts, body: paragraphsOf(parts.get('word/document.xml') ?? '') }
}

beforeAll(async () => {
  const options = { final: false, author: 'La Quadrature du Net', at: new Date('2025-03-25T10:00:00Z') }
  for (const [name, assembled] of Object.entries(madeUp))
    made.set(name, await read({ assembled, ...(await writeDocx(assembled, options)) }))
  for (const [name, one] of Object.entries(await samples())) made.set(name, await read(one))
  if (missingPrinter) return
  printed = print(Object.fromEntries([...made].map(([name, { bytes }]) => [name, bytes])))
}, 180_000)

describe.each(names)('%s', name => {
  const of = () => made.get(name) as Made

  test('is whole: parts, relationships, bookmarks, styles, language, compatibility', () => {
    const { parts, body } = of()
    const settings = parts.get('word/settings.xml') ?? ''
    expect(settings).toMatch(/<w:compatSetting(?=[^>]*w:name="compatibilityMode")(?=[^>]*w:val="15")/)
    expect(settings).not.toContain('updateFields')
    expect(parts.get('word/styles.xml')).toContain('<w:lang w:val="fr-FR"')
    // the quick styles of Word are those one writes with, in order, and no others
    const gallery = [
      ...(parts.get('word/styles.xml') ?? '').matchAll(/<w:style (?:(?!<\/w:style>).)*<w:qFormat\/>/gs),
    ]
      .map(
        ([xml]) =>
          [Number(/<w:uiPriority w:val="(\d+)"/.exec(xml)?.[1]), /w:styleId="(\w+)"/.exec(xml)?.[1]] as const,
      )
      .sort(([a], [b]) => a - b)
    expect(gallery.slice(0, 4).map(one => one[1])).toEqual([
      'NumberedParagraph',
      'BodyText',
      'Heading1',
      'Heading2',
    ])
    expect(gallery.map(one => one[1])).not.toContain('CoverParty')
    expect(parts.get('word/styles.xml')).toContain('w:defQFormat="0"')
    expect(parts.get('docProps/app.xml')).toContain(`<Pages>${of().pages}</Pages>`)
    const rels = [...(parts.get('word/_rels/document.xml.rels') ?? '').matchAll(/Target="([^"]+)"/g)].map(
      one => one[1] ?? '',
    )
    expect(rels.filter(target => !parts.has(normalize(`word/${target}`)))).toEqual([])
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

  test.skipIf(missingPrinter)(
    'prints every number, reference and word as the file has them, on the pages it says',
    () => {
      expect(wrongsOf(of(), printed[name] ?? [])).toEqual([])
      const { body } = of()
      const fields = body.flatMap(one => one.fields).filter(one => /^(PAGE)?REF /.test(one.instruction))
      if (of().assembled.style !== 'briefing') expect(fields.length).toBeGreaterThan(8)
    },
  )
})

describe.skipIf(missingPrinter)('the proof fails', () => {
  const of = () => made.get('exemple-recours') as Made
  const pages = () => printed['exemple-recours'] ?? []
  const spoilt = (instruction: RegExp, style: RegExp) => {
    const made = of()
    const at = made.body.findIndex(
      one => style.test(one.style) && one.fields.some(field => instruction.test(field.instruction)),
    )
    expect(at).toBeGreaterThan(-1)
    return { ...made, body: made.body.map((one, index) => (index === at ? spoil(one, instruction) : one)) }
  }
  test.each([
    ['a line of the contents', /^PAGEREF/, /^TOC1/],
    ['a page of the table of authorities', /^PAGEREF/, /^TableofAuthorities/],
    ['a paragraph of the table of authorities', /^REF/, /^TableofAuthorities/],
    ['the number of an exhibit', /^REF PJ_/, /^NumberedParagraph/],
  ])('when one figure is wrong in %s', (_, instruction, style) =>
    expect(wrongsOf(spoilt(instruction, style), pages())).toHaveLength(1),
  )
  test.each(['heading', 'paragraph'] as const)('when the number of a %s is not the one Word writes', kind => {
    const { assembled } = of()
    const at = assembled.blocks.findIndex(
      one => one.kind === kind && (one.kind === 'heading' ? one.level === 2 : one.number !== undefined),
    )
    const blocks = assembled.blocks.map((one, index) => (index === at ? renumbered(one) : one))
    expect(wrongsOf({ ...of(), assembled: { ...assembled, blocks } }, pages())).not.toEqual([])
  })
  test('when a result is changed in the file itself, and the file printed anew', async () => {
    const { bytes } = of()
    const changed = await withPart(bytes, 'word/document.xml', xml =>
      xml.replace(/(REF PJ_\w+ \\n \\h.*?<w:t[^>]*>)\d+(<\/w:t>)/s, '$199$2'),
    )
    const spoilt = await read({ ...of(), bytes: changed })
    expect(wrongsOf(spoilt, print({ change: changed }).change ?? [])).toHaveLength(1)
  })
})

const renumbered = (block: PrintedBlock): PrintedBlock => {
  if (block.kind === 'heading') return { ...block, label: 'Z.' }
  return block.kind === 'paragraph' ? { ...block, number: 99 } : block
}

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
  const draft = madeUp['trois-pages'] as Assembled
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
    expect(await golden(madeUp['trois-pages'] as Assembled)).toMatchFileSnapshot('golden/filing.xml.snap'))
  test('of a briefing', async () =>
    expect(await golden(aBriefing())).toMatchFileSnapshot('golden/briefing.xml.snap'))
})
