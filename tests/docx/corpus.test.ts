import { beforeAll, describe, expect, test } from 'vitest'
import { writeDocx } from '../../src/main/docx/write.ts'
import { assemble } from '../../src/shared/draft/assemble.ts'
import type { Assembled } from '../../src/shared/draft/assembled.ts'
import { corpus } from './corpus/corpus.ts'
import { missingChecker, missingPrinter, print, wrongs } from './office.ts'
import { paragraphsOf, partsOf } from './package.ts'
import { type Filed, wrongsOf } from './proof.ts'
import { byMammoth, byPandoc, inDraft, missingPandoc } from './readers.ts'

interface Made extends Filed {
  readonly bytes: Buffer
  readonly pages: number
}

const made = new Map<string, Made>()
let printed: Record<string, string[]> = {}
const because = (reason: string | undefined) => (reason ? ` (${reason})` : '')

beforeAll(async () => {
  for (const [name, { make }] of Object.entries(corpus)) {
    const assembled: Assembled = assemble(make())
    const written = await writeDocx(assembled, { final: false, author: '', at: new Date(0) })
    const parts = await partsOf(written.bytes)
    made.set(name, { ...written, assembled, parts, body: paragraphsOf(parts.get('word/document.xml') ?? '') })
  }
  if (missingPrinter) return
  printed = print(Object.fromEntries([...made].map(([name, { bytes }]) => [name, bytes])))
}, 180_000)

describe.each(Object.entries(corpus))('%s', (name, { slack = 0, bidirectional = false }) => {
  const of = () => made.get(name) as Made

  test.skipIf(missingChecker)(`passes the schemas of Word${because(missingChecker)}`, () =>
    expect(wrongs(name, of().bytes)).toEqual([]),
  )

  test.skipIf(missingPrinter)(
    `is printed whole, every figure and reference on the page it says${because(missingPrinter)}`,
    () => {
      const pages = printed[name] ?? []
      expect(Math.abs(pages.length - of().pages)).toBeLessThanOrEqual(slack)
      // what runs from right to left is printed in another order than it is written
      if (!bidirectional) expect(wrongsOf(of(), pages, slack)).toEqual([])
    },
  )

  test.skipIf(missingPandoc)(
    `is read by pandoc with its titles, notes and links${because(missingPandoc)}`,
    () => {
      expect(byPandoc(of().bytes)).toEqual(inDraft(of().assembled))
    },
  )

  test('is read by mammoth with its titles, notes and links', async () => {
    expect(await byMammoth(of().bytes)).toEqual(inDraft(of().assembled))
  })
})
