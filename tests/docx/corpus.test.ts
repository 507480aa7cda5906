import { beforeAll, describe, expect, test } from 'vitest'
import { cleanModel } from '../../src/main/word/model/clean-model.ts'
import { writeDocx } from '../../src/main/word/write/write-docx.ts'
import { assemble } from '../../src/shared/drafts/assemble/assemble.ts'
import type { Assembled } from '../../src/shared/drafts/assemble/assembled.ts'
import { workingKeep } from '../../src/shared/word/keep.ts'
import { corpus } from './corpus/corpus.ts'
import { heldBy, possible } from './corpus/held.ts'
import { missingChecker, missingPrinter, print, wrongs } from './office.ts'
import { paragraphsOf, partsOf } from './package.ts'
import { aroundPage, type Filed, notesOf, wrongsOf } from './proof.ts'
import { byMammoth, byPandoc, inDraft, missingPandoc } from './readers.ts'

interface Made extends Filed {
  readonly bytes: Buffer
  readonly pages: number
}

const made = new Map<string, Made>()
let printed: Record<string, string[]> = {}
/** Words written from right to left: how many times each is there, its letters in whatever order the reader of pages gives them. */
const rightToLeft = (texts: readonly string[]) =>
  texts
    .flatMap(text => text.normalize('NFKC').match(/[\p{Script=Arabic}\p{Script=Hebrew}]+/gu) ?? [])
    .map(word => [...word].sort().join(''))
    .sort()
const because = (reason: string | undefined) => (reason ? ` (${reason})` : '')

beforeAll(async () => {
  for (const [name, { make, letterhead, pictures, paper, keep = workingKeep() }] of Object.entries(corpus)) {
    const assembled: Assembled = { ...assemble(make()), letterhead }
    const model = paper && cleanModel(paper()).model
    const written = await writeDocx(assembled, {
      final: false,
      author: '',
      at: new Date(0),
      keep,
      ...(pictures && { pictures }),
      ...(model && { model }),
    })
    const parts = await partsOf(written.bytes)
    made.set(name, {
      ...written,
      assembled,
      parts,
      model,
      body: paragraphsOf(parts.get('word/document.xml') ?? ''),
    })
  }
  if (missingPrinter) return
  printed = print(Object.fromEntries([...made].map(([name, { bytes }]) => [name, bytes])))
}, 180_000)

test('holds all that a draft can hold, with every option', () => {
  const held = Object.values(corpus).map(({ make, keep = workingKeep() }) => heldBy(make().draft, keep))
  expect(possible().filter(thing => !held.some(one => one.has(thing)))).toEqual([])
})

describe.each(Object.entries(corpus))(
  '%s',
  (name, { slack = 0, bidirectional = false, keep = workingKeep() }) => {
    const of = () => made.get(name) as Made

    test.skipIf(missingChecker)(`passes the schemas of Word${because(missingChecker)}`, () =>
      expect(wrongs(name, of().bytes)).toEqual([]),
    )

    test.skipIf(missingPrinter)(
      `is printed whole, every figure and reference on the page it says${because(missingPrinter)}`,
      () => {
        const pages = printed[name] ?? []
        expect(Math.abs(pages.length - of().pages)).toBeLessThanOrEqual(slack)
        // no line ends on a parenthesis that opens
        expect(pages.join('\n')).not.toMatch(/[([]$/m)
        // what runs from right to left is printed in another order than it is written
        if (!bidirectional) expect(wrongsOf(of(), pages, slack)).toEqual([])
        expect(rightToLeft(pages)).toEqual(
          rightToLeft([
            ...of().body.map(one => one.text),
            ...notesOf(of().parts),
            ...pages.map((_, index) => aroundPage(of().assembled, index + 1, pages.length, of().model)),
          ]),
        )
      },
    )

    test.skipIf(missingPandoc)(
      `is read by pandoc with its titles, notes and links${because(missingPandoc)}`,
      () => {
        expect(byPandoc(of().bytes)).toEqual(inDraft(of().assembled, keep))
      },
    )

    test('is read by mammoth with its titles, notes and links', async () => {
      expect(await byMammoth(of().bytes)).toEqual(inDraft(of().assembled, keep))
    })
  },
)
