import { describe, expect, test } from 'vitest'
import { answer } from '../../../../src/shared/contract/answer.ts'
import { type Channel, contract, type Handlers } from '../../../../src/shared/contract/contract.ts'

const channels = Object.keys(contract) as Channel[]
const none = {} as Handlers

/** Inputs that some endpoint refuses: another type, nothing, too long, too many. */
const malformed: readonly unknown[] = [
  undefined,
  3,
  [],
  { id: 7, text: 7, day: 'demain', title: '', limit: -1 },
  { id: 'x'.repeat(300), title: 'x'.repeat(100_000), limit: 1e9 },
]

describe('a message that is malformed', () => {
  test.each(channels)('is refused in French: %s', async channel => {
    for (const input of malformed) {
      if (contract[channel].input.safeParse(input).success) continue
      const reply = await answer(none, channel, input)
      expect(reply).toMatchObject({ ok: false, code: 'invalid' })
      expect('message' in reply && reply.message).not.toMatch(
        /\b(?:expected|received|invalid|too (?:big|small)|must|required|characters|unrecognized)\b/i,
      )
    }
  })
})
