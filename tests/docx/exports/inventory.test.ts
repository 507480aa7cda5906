import { describe, expect, test } from 'vitest'

import { readWord } from '../../../src/main/word/read/open-word.ts'
import { recover } from '../../../src/main/word/recover/recover.ts'
import { writeDocx } from '../../../src/main/word/write/write-docx.ts'
import type { Assembled } from '../../../src/shared/drafts/assemble/assembled.ts'
import { Keep } from '../../../src/shared/word/keep.ts'
import { missingPrinter, print } from '../office.ts'
import { partsOf } from '../package.ts'
import { aFiling } from '../texts/filing.ts'

const filing = aFiling({ seed: 2, grounds: 2, paragraphs: 3, exhibits: 12 })
/** The same, its series going on from another after the fifth exhibit. */
const jumping: Assembled = {
  ...filing,
  blocks: filing.blocks.map(block =>
    block.kind === 'inventory'
      ? {
          ...block,
          rows: block.rows.map(row => ({ ...row, number: row.number + (row.number > 5 ? 10 : 0) })),
        }
      : block,
  ),
}
const written = async (document: Assembled) =>
  (await writeDocx(document, { final: false, keep: Keep.parse({}), author: '', at: new Date(0) })).bytes

const bodyOf = async (bytes: Buffer) => (await partsOf(bytes)).get('word/document.xml') ?? ''

describe('the numbers of the exhibits', () => {
  test('are those of Word, each under the bookmark that the calls fetch its number from', async () => {
    const xml = await bodyOf(await written(filing))
    const cells = [...xml.matchAll(/<w:p>(?:(?!<\/w:p>).)*w:name="(PJ_\w+)"(?:(?!<\/w:p>).)*<\/w:p>/gs)]
    expect(cells).toHaveLength(3)
    for (const [cell] of cells) {
      expect(cell).toContain('<w:numPr>')
      expect(cell).not.toContain('<w:t')
    }
    const marks = new Set(cells.map(one => one[1]))
    const calls = [...xml.matchAll(/ REF (PJ_\w+) ([^<]*)</g)]
    expect(calls.length).toBeGreaterThanOrEqual(3)
    for (const [, mark, how] of calls) expect([marks.has(mark), how]).toEqual([true, '\\n \\h '])
  })

  test.skipIf(missingPrinter)(
    `are printed, and start again where the series does${missingPrinter ? ` (${missingPrinter})` : ''}`,
    async () => {
      const texts = print({ jumping: await written(jumping) }).jumping ?? []
      const numbers = texts
        .join('\n')
        .split('\n')
        .flatMap(line => /^(\d+) \p{Lu}/u.exec(line)?.[1] ?? [])
      expect(numbers.slice(-12)).toEqual([1, 2, 3, 4, 5, 16, 17, 18, 19, 20, 21, 22].map(String))
    },
    60_000,
  )

  test('are read as words in a file that carries no draft', async () => {
    const story = readWord(await written(jumping))
    const table = recover(undefined, story).blocks.findLast(block => block.kind === 'table')
    const first = table?.kind === 'table' ? table.rows.slice(1).map(row => row[0]) : []
    expect(first.map(cell => cell?.map(one => ('text' in one ? one.text : '')).join(''))).toEqual(
      [1, 2, 3, 4, 5, 16, 17, 18, 19, 20, 21, 22].map(String),
    )
  })

  test('make a table that says what it is to who does not see it', async () => {
    const xml = await bodyOf(await written(filing))
    expect(xml).toMatch(
      /<w:tblCaption w:val="INVENTAIRE[^"]*"\/><w:tblDescription w:val="Tableau de 12 lignes et 3 colonnes\u00a0: N°, Nature et objet, Date\."\/><\/w:tblPr>/i,
    )
  })
})
