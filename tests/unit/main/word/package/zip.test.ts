import { describe, expect, test } from 'vitest'
import { mayBreak } from '../../../../../src/main/word/layout/breaks.ts'
import { type Block, flow } from '../../../../../src/main/word/layout/flow.ts'
import { blockBookmark, exhibitBookmark } from '../../../../../src/main/word/looks/style-names.ts'
import { lookOf } from '../../../../../src/main/word/model/document-look.ts'
import { labelOf, titleLevels } from '../../../../../src/main/word/write/title-numbering.ts'
import { wordNumbering } from '../../../../../src/main/word/write/word-numbering.ts'
import { itemLabel, markersOf } from '../../../../../src/shared/drafts/assemble/list-markers.ts'
import { aFiling } from '../../../../docx/texts/filing.ts'

describe('bookmark names', () => {
  test('keep what Word accepts', () => expect(exhibitBookmark('7f3a_2')).toBe('PJ_7f3a_2'))
  test.each(['décision-1', 'a'.repeat(60), 'e4d0-11'])('%s becomes a Word name', id =>
    expect(blockBookmark(id)).toMatch(/^[A-Za-z0-9_]{1,40}$/),
  )
  test('two ids never meet', () => expect(exhibitBookmark('a-b')).not.toBe(exhibitBookmark('a_b')))
})

describe('where lines may break', () => {
  test.each([
    [' ', 'a', true],
    ['’', 'a', false],
    ['\u00a0', '3', false],
    ['-', 'r', true],
    ['-', '5', false],
    ['a', '\u00a0', false],
    ['(', 'v', false],
    [' ', ')', false],
    ['/', 'J', false],
    ['–', 'a', true],
  ])('%j then %j: %s', (before, after, expected) =>
    expect(mayBreak(before.charCodeAt(0), after.charCodeAt(0))).toBe(expected),
  )
})

describe('the numbering of titles', () => {
  test('is the one under which Word prints the labels', () => {
    const figures = titleLevels(
      aFiling({ seed: 1, grounds: 2, paragraphs: 1, exhibits: 0, titles: 'figures' }),
    )
    expect(labelOf(figures, 2, [2, 1, 3])).toBe('1.3.')
    const letters = titleLevels(aFiling({ seed: 1, grounds: 2, paragraphs: 1, exhibits: 0 }))
    expect(labelOf(letters, 1, [2, 3])).toBe('C.')
  })
})

describe('the lists of the text', () => {
  const { config } = wordNumbering(lookOf('association'), [])
  const romans = ['i', 'ii']
  test.each(['bullet', 'decimal', 'claims'] as const)(
    '%s: Word counts each level as the draft shows it',
    list => {
      const levels = config.find(one => one.reference === list)?.levels ?? []
      for (const level of [0, 1, 2, 3]) {
        const { format, text = '' } = levels[level] ?? {}
        for (const n of [1, 2]) {
          const figure =
            { decimal: String(n), lowerLetter: 'ab'[n - 1], lowerRoman: romans[n - 1] }[String(format)] ?? ''
          expect(text.replace(`%${level + 1}`, figure).trimEnd()).toBe(
            itemLabel(markersOf({ style: list })[level] ?? '•', n),
          )
        }
      }
    },
  )
})

describe('the flow of pages', () => {
  const paragraph = (count: number, more: Partial<Block> = {}): Block => ({
    before: 0,
    after: 0,
    above: 0,
    below: 0,
    line: 100,
    count,
    notes: [],
    breakBefore: false,
    keepNext: false,
    keepLines: false,
    header: 0,
    ...more,
  })
  const room = { height: 1000, separator: 50, noteGap: 10, noteLine: 40 }
  const pagesOf = (blocks: readonly Block[]) => flow(blocks, room).lines.map(lines => [...lines])

  test('never leaves one line alone', () => {
    expect(pagesOf([paragraph(9), paragraph(4)])[1]).toEqual([2, 2, 2, 2])
    expect(pagesOf([paragraph(7), paragraph(4)])[1]).toEqual([1, 1, 2, 2])
  })
  test('a title stays with its text', () =>
    expect(pagesOf([paragraph(9), paragraph(1, { keepNext: true }), paragraph(2)])[1]).toEqual([2]))
  test('of two spaces that meet, the larger is kept', () => {
    expect(pagesOf([paragraph(8, { after: 100 }), paragraph(1, { before: 100 })])[1]).toEqual([1])
    expect(pagesOf([paragraph(8, { after: 100 }), paragraph(1, { before: 150 })])[1]).toEqual([2])
  })
  test('space before is kept at the top of the text, not of a page the text runs on to', () => {
    expect(pagesOf([paragraph(8, { before: 200 }), paragraph(1)])[1]).toEqual([2])
    expect(pagesOf([paragraph(10), paragraph(8, { before: 200 }), paragraph(2)])[2]).toEqual([2, 2])
  })
  test('a note takes room on the page of its call, and goes on overleaf', () => {
    expect(pagesOf([paragraph(7, { notes: [[90]] }), paragraph(1)])[1]).toEqual([1])
    expect(pagesOf([paragraph(7, { notes: [[90]] }), paragraph(2)])[1]).toEqual([2, 2])
    const last = paragraph(8, { notes: [[], [], [], [], [], [], [], [210]] })
    expect(pagesOf([last, paragraph(9)])).toEqual([Array(8).fill(1), [2, 2, 2, 2, 2, 2, 2, 3, 3]])
  })
  test('a line stands while there is room for one more under it, and its note goes whole overleaf where one line of it would stay', () => {
    // 65 are left under the call: for a line of its paragraph, and for one line of its note
    const called = paragraph(1, { line: 60, before: 85, notes: [[130]] })
    const before = [paragraph(6), paragraph(1, { notes: [[50]] })]
    expect(pagesOf([...before, called])[2]).toEqual([1])
    expect(pagesOf([...before, { ...called, before: 91 }])[2]).toEqual([2])
    // with its separator the note takes 170 of the next page
    expect(pagesOf([...before, called, paragraph(9, { line: 95 })])[3]?.at(-1)).toBe(3)
  })
  test('a row that opens a page stands under the repeated header', () =>
    expect(
      pagesOf([paragraph(9), paragraph(1), paragraph(1, { header: 100 }), paragraph(8), paragraph(1)]).map(
        lines => lines[0],
      ),
    ).toEqual([1, 1, 2, 2, 3]))
})
