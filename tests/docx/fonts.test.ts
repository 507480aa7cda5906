import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findOffice } from '../../src/main/kernel/office/find-office.ts'
import { fontNamesIn } from '../../src/main/kernel/office/pdf-fonts.ts'
import { resource } from '../../src/main/kernel/places.ts'
import { pageChecks } from '../../src/main/word/page-checks.ts'
import { printWord } from '../../src/main/word/print-word.ts'
import { type Rewrite, withPrintedPages } from '../../src/main/word/printed-pages.ts'
import { writeDocx } from '../../src/main/word/write/write-docx.ts'
import { Keep } from '../../src/shared/word/keep.ts'
import { describePages } from '../../src/shared/word/pages-check.ts'
import { missingChecker, missingPrinter, wrongs } from './office.ts'
import { aBriefing } from './texts/briefing.ts'
import { aFiling } from './texts/filing.ts'

const office = findOffice() ?? ''
const assembled = aFiling({ seed: 2, grounds: 2, paragraphs: 2, exhibits: 4, noteEvery: 2 })
const again: Rewrite = how =>
  writeDocx(assembled, { final: false, author: '', at: new Date('2025-03-25T10:00:00Z'), ...how })

let folder: string
const before = process.env.FONTCONFIG_FILE
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pretoire-fonts-'))
})
afterEach(() => {
  delete process.env.PRETOIRE_SOFFICE
  if (before === undefined) delete process.env.FONTCONFIG_FILE
  else process.env.FONTCONFIG_FILE = before
  rmSync(folder, { recursive: true, force: true })
})

/** A configuration of fonts with this folder and no other. */
function configuration(fonts: string): string {
  const file = join(folder, 'system.conf')
  const cache = `<cachedir>${join(folder, 'cache')}</cachedir>`
  writeFileSync(file, `<?xml version="1.0"?><fontconfig><dir>${fonts}</dir>${cache}</fontconfig>`)
  return file
}

/** A computer whose only face is a sans, and whose LibreOffice is deaf to the environment, as a package of its own is. */
function deafOffice(path: string): void {
  const fonts = join(folder, 'fonts')
  mkdirSync(fonts)
  copyFileSync(resource('fonts', 'LiberationSans-Regular.ttf'), join(fonts, 'sans.ttf'))
  mkdirSync(join(folder, path, '..'), { recursive: true })
  const script = `#!/bin/sh\nFONTCONFIG_FILE="${configuration(fonts)}" exec "${office}" "$@"\n`
  writeFileSync(join(folder, path), script, { mode: 0o755 })
  process.env.PRETOIRE_SOFFICE = join(folder, path)
}

describe.skipIf(missingPrinter || process.platform !== 'linux')(
  'LibreOffice on a computer without our fonts',
  () => {
    test('has no system font, and prints in ours: the pages are verified', async () => {
      process.env.FONTCONFIG_FILE = configuration(join(folder, 'none'))
      const first = await again({})
      const { pdf, missingFaces } = await printWord(first, { folder, archive: false })
      expect(missingFaces).toEqual([])
      expect([...fontNamesIn(pdf)].filter(name => !/^(?:Caladea|LiberationMono)/.test(name))).toEqual([])
      expect(await withPrintedPages(first, again, { folder })).toMatchObject({
        state: 'verified',
        docx: first,
      })
    })

    test('replaces a face: nothing is corrected, nothing is verified, and the face is named', async () => {
      deafOffice('soffice')
      const first = await again({ pageIndex: { pages: 3, pageOf: () => 3 } })
      const printed = await withPrintedPages(first, again, { folder })
      expect(printed).toMatchObject({ state: 'estimated', corrections: 0, docx: first })
      expect(printed.missingFaces).toEqual(['Cambria', 'Courier New'])
      const look = await pageChecks(folder).look(
        { docx: first, rewrite: again },
        new AbortController().signal,
      )
      expect(describePages(look)).toMatch(/^Pages estimées.*«\u00a0Cambria\u00a0», «\u00a0Courier New\u00a0»/)
    })

    test('is deaf to the environment, and is given the fonts in the file', async () => {
      deafOffice('snap/bin/soffice')
      const printed = await withPrintedPages(await again({}), again, { folder })
      expect(printed).toMatchObject({ state: 'verified', missingFaces: [] })
    })
  },
)

describe('a file that carries its fonts', () => {
  const keep = Keep.parse({ fonts: true })
  const write = (embed: boolean) =>
    writeDocx(aBriefing(), { final: false, author: '', at: new Date(0), ...(embed && { keep }) })

  test.skipIf(missingChecker)('follows the schemas of Word', async () =>
    expect(wrongs('polices', (await write(true)).bytes)).toEqual([]),
  )

  test('is the same file each time, and has none unless asked', async () => {
    const [one, other] = [await write(true), await write(true)]
    expect(one.bytes.equals(other.bytes)).toBe(true)
    expect(one.bytes.length).toBeGreaterThan(400_000)
    expect((await write(false)).bytes.length).toBeLessThan(100_000)
  })

  test.skipIf(missingPrinter || process.platform !== 'linux')(
    'prints in them where there is no other',
    async () => {
      deafOffice('soffice')
      const { missingFaces } = await printWord(await write(true), { folder, archive: false })
      expect(missingFaces).toEqual([])
    },
  )
})
