import { expect, test } from 'vitest'
import { shown } from './corpus/parts-shown.ts'
import { precision, recall, scoreOf } from './corpus/score.ts'

const seeds = Array.from({ length: 100 }, (_, n) => n + 1)

test('tmp', () => {
  const score = scoreOf(shown, seeds)
  const tally = (all: readonly string[]) => [...new Set(all)].slice(0, 60).join('\n  ')
  console.log(recall(score), precision(score), score.named, score.mixed.length, score.twice.length)
  console.log('LEFT', score.left.length, tally(score.left))
  console.log('HARMED', score.harmed.length, tally(score.harmed))
  console.log('MIXED', tally(score.mixed.slice(0, 25)))
  console.log('TWICE', tally(score.twice))
  expect(1).toBe(1)
})
