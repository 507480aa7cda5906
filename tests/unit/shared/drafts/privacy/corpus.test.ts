import { expect, test } from 'vitest'
import { apart } from './corpus/parts-apart.ts'
import { later } from './corpus/parts-later.ts'
import { shown } from './corpus/parts-shown.ts'
import { precision, recall, scoreOf } from './corpus/score.ts'

const seeds = Array.from({ length: 70 }, (_, n) => n + 1)

test.each([
  ['the pages by which the search was written', shown],
  ['those kept apart meanwhile', apart],
  ['those written later', later],
])(
  'of seventy drawn pages, %s, a copy hides who is named and nothing else, one person by one letter',
  (_, parts) => {
    const score = scoreOf(parts, seeds)
    expect(score.named).toBeGreaterThan(350)
    expect(recall(score), score.left.join('\n')).toBeGreaterThanOrEqual(0.99)
    expect(precision(score), score.harmed.join('\n')).toBeGreaterThanOrEqual(0.99)
    expect(score.mixed).toEqual([])
    expect(score.twice).toEqual([])
  },
)
