import { expect, test } from 'vitest'
import type { Block } from '../../../../../src/shared/drafts/model.ts'
import { partsOf } from '../../../../../src/shared/sharing/office/thing-shape.ts'

test('the same paragraph of two versions is one object, so that a merge of long texts compares few', () => {
  const version = (last: string) => ({
    blocks: ['un', 'deux', last].map(
      (text, n): Block => ({
        ...{ kind: 'paragraph', id: `b${n}`, style: 'body' },
        inlines: [{ kind: 'text', text }],
      }),
    ),
  })
  const [a, b] = [partsOf('draft', version('trois')).blocks, partsOf('draft', version('quatre')).blocks]
  expect(a?.[1]).toBe(b?.[1])
  expect(a?.[2]).not.toBe(b?.[2])
  // what was read once is not read again
  expect(partsOf('draft', { blocks: a }).blocks?.[2]).toBe(a?.[2])
})
