import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { keepExport } from '../../src/main/kernel/files/exports.ts'
import { pageChecks } from '../../src/main/word/page-checks.ts'
import { type Rewrite, withPrintedPages } from '../../src/main/word/printed-pages.ts'
import { writeDocx } from '../../src/main/word/write/write-docx.ts'
import { missingPrinter, print } from './office.ts'
import { paragraphsOf, partsOf } from './package.ts'
import { wrongsOf } from './proof.ts'
import { aFiling } from './texts/filing.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pretoire-pages-'))
})
afterEach(() => {
  delete process.env.PRETOIRE_SOFFICE
  rmSync(folder, { recursive: true, force: true })
})

const assembled = aFiling({ seed: 2, grounds: 4, paragraphs: 4, exhibits: 12, noteEvery: 2 })
const again: Rewrite = how =>
  writeDocx(assembled, { final: false, author: '', at: new Date('2025-03-25T10:00:00Z'), ...how })
/** Estimates that everything is on a page where nothing is: only what LibreOffice prints says otherwise. */
const misled: Rewrite = how => again({ pageIndex: { pages: 3, pageOf: () => 3 }, ...how })
const wrong = () => misled({})

describe.skipIf(missingPrinter)(
  `the pages LibreOffice prints${missingPrinter ? ` (${missingPrinter})` : ''}`,
  () => {
    test('are written in the place of wrong ones, each equal to what is seen in the printed text', async () => {
      const first = await wrong()
      const { docx: written, state, corrections } = await withPrintedPages(first, misled, { folder })
      expect(state).toBe('verified')
      const changed = [...first.figures].filter(([name, page]) => written.figures.get(name) !== page)
      expect(changed.length).toBeGreaterThan(20)
      expect(corrections).toBe(changed.length)
      const parts = await partsOf(written.bytes)
      const body = paragraphsOf(parts.get('word/document.xml') ?? '')
      const printed = print({ file: written.bytes }).file ?? []
      expect(wrongsOf({ assembled, parts, body }, printed)).toEqual([])
    })

    test('leave a file that says them already as it is', async () => {
      const first = await again({})
      const { docx: written, corrections } = await withPrintedPages(first, again, { folder })
      expect(written).toBe(first)
      expect(corrections).toBe(0)
    })
  },
)

describe.skipIf(process.platform === 'win32')('an export whose pages are verified', () => {
  const made = async (finish?: (bytes: Buffer) => Buffer) => {
    const written = await wrong()
    const { id } = await keepExport(folder, 'texte.docx', written.bytes)
    const checks = pageChecks(folder)
    checks.keep(id, { docx: written, rewrite: misled, ...(finish && { finish }) })
    return { id, checks, written, read: () => readFileSync(join(folder, 'exports', id, 'texte.docx')) }
  }
  const office = (script: string) => {
    const path = join(folder, 'soffice')
    writeFileSync(path, `#!/bin/sh\n${script}\n`, { mode: 0o755 })
    process.env.PRETOIRE_SOFFICE = path
  }

  test.skipIf(missingPrinter)(
    'is written again under the same id',
    async () => {
      const { id, checks, written, read } = await made(bytes => Buffer.concat([bytes, Buffer.from('fin')]))
      const found = await checks.check(id, new AbortController().signal)
      expect(found).toMatchObject({ state: 'verified', bytes: read().length })
      expect(read().subarray(0, -3).equals(written.bytes)).toBe(false)
      // what is made of the file, a comparison, is made of the one that was verified
      expect(read().subarray(-3).toString()).toBe('fin')
    },
    120_000,
  )

  test('keeps its estimated ones when it is stopped, or LibreOffice fails, and says why', async () => {
    const { id, checks, written, read } = await made()
    office('exit 1')
    expect(await checks.check(id, new AbortController().signal)).toMatchObject({
      state: 'estimated',
      reason: 'LibreOffice n’a pas imprimé le fichier',
    })
    office(`touch "${folder}/started"; sleep 60`)
    const control = new AbortController()
    const checked = checks.check(id, control.signal)
    await expect.poll(() => existsSync(join(folder, 'started'))).toBe(true)
    control.abort()
    expect(await checked).toMatchObject({ state: 'estimated', reason: 'la vérification a été arrêtée' })
    expect(read().equals(written.bytes)).toBe(true)
  })
})
