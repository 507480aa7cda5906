import { expect, test } from 'vitest'
import { wholeMessages } from '../../../../../../src/renderer/drafts/editor/together/wholeMessages.ts'

const last = new Uint8Array([1])
const whole = new Uint8Array([9])

function sent(times: number, said = 0) {
  const messages = wholeMessages(() => whole, said)
  const kinds = Array.from({ length: times }, () => {
    const { isWhole = false } = messages.choose([last])
    messages.noteSent(isWhole)
    return isWhole
  })
  return { messages, wholes: kinds.filter(Boolean).length }
}

test('a page says its document whole now and then, at once where much was said before it came', () => {
  expect(sent(100).wholes).toBe(0)
  expect(sent(101).wholes).toBe(1)
  expect(sent(1000).wholes).toBe(9)
  expect(sent(1, 100).wholes).toBe(1)
})

test('a page that leaves says it whole unless it has just done so', () => {
  const few = sent(5).messages
  few.leave()
  expect(few.choose([last])).toEqual({ updates: [last] })
  const many = sent(30).messages
  many.leave()
  expect(many.choose([last])).toEqual({ updates: [whole], isWhole: true })
})

test('a document that hosts might refuse is never said whole', () => {
  const messages = wholeMessages(() => new Uint8Array(4 * 2 ** 20), 1000)
  expect(messages.choose([last])).toEqual({ updates: [last] })
})
