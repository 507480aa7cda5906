import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareBlocks, compareLines } from '../../../../../src/shared/drafts/merge/compare.ts'
import type { Inline } from '../../../../../src/shared/drafts/model.ts'
import { aText, edited, paragraph, someEdits } from './edits.ts'

const words = (inlines: readonly Inline[]) => inlines.map(one => ('text' in one ? one.text : '')).join('')

test('every block of either version is shown once, in the order of the second', () => {
  fc.assert(
    fc.property(aText, someEdits, (before, edits) => {
      const { blocks: after } = edited(before, edits)
      const rows = compareBlocks(before, after)
      expect(rows.flatMap(row => row.after ?? [])).toEqual(after)
      expect(new Set(rows.flatMap(row => row.before?.id ?? []))).toEqual(
        new Set(before.map(block => block.id)),
      )
    }),
    { numRuns: 300 },
  )
})

test('a moved paragraph is moved, not taken out and put in', () => {
  const text = ['a', 'b', 'c', 'd'].map(id => paragraph(id, `Le paragraphe ${id} dit ceci.`))
  const [a, b, c, d] = text
  const rows = compareBlocks(text, [a!, d!, b!, c!])
  expect(rows.map(row => [row.id, row.isMoved, row.isChanged])).toEqual([
    ['a', false, false],
    ['d', true, false],
    ['b', false, false],
    ['c', false, false],
  ])
})

test('a line word by word, and words that only changed their face', () => {
  const [before, after] = [
    paragraph('p', 'Le maire a installé un logiciel.').inlines,
    paragraph(
      'p',
      'Le maire a ',
      { kind: 'text', text: 'secrètement', marks: ['italic'] },
      ' installé deux logiciels.',
    ).inlines,
  ]
  const spans = compareLines(before, after)
  expect(spans.map(span => [span.kind, words(span.inlines)])).toEqual([
    ['same', 'Le maire a '],
    ['added', 'secrètement '],
    ['same', 'installé '],
    ['removed', 'un logiciel'],
    ['added', 'deux logiciels'],
    ['same', '.'],
  ])
  const bold = paragraph(
    'p',
    'Le ',
    { kind: 'text', text: 'maire', marks: ['bold'] },
    ' a installé un logiciel.',
  ).inlines
  expect(compareLines(before, bold).map(span => span.kind)).toEqual(['same', 'formatted', 'same'])
})
