import { expect, test } from 'vitest'
import { movedOffset } from '../../../../src/renderer/drafts/editor/page/keepCaret.ts'

test('the caret stays beside its words where another wrote in the same paragraph', () => {
  const before = 'Le maire a refusé.'
  // written before the caret, after it, and around it
  expect(movedOffset(before, 'Hier, le maire a refusé.', before.length)).toBe(
    'Hier, le maire a refusé.'.length,
  )
  expect(movedOffset(before, 'Le maire a refusé hier.', 8)).toBe(8)
  expect(movedOffset(before, 'Le maire refusa.', 13)).toBeLessThanOrEqual('Le maire refusa.'.length)
  expect(movedOffset(before, before, 5)).toBe(5)
  expect(movedOffset('aa', 'aaa', 2)).toBe(2)
})
