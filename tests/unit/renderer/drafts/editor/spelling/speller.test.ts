import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openSpeller } from '../../../../../../src/renderer/drafts/editor/spelling/speller.ts'
import type { Ask } from '../../../../../../src/renderer/drafts/editor/spelling/speller.worker.ts'

/** Outcomes of the questions, one after the other; once they are used up, each is answered. */
type Fate = 'thread not fetched' | 'words not fetched' | 'thread dies'
let fates: Fate[] = []
let living = 0

class Thread extends EventTarget {
  constructor() {
    super()
    living += 1
  }
  postMessage(ask: Ask) {
    const fate = fates.shift()
    const answer = { n: ask.n, words: 'check' in ask ? ask.check.filter(word => word === 'xyzzt') : ['mot'] }
    queueMicrotask(() => {
      if (fate === 'thread not fetched') this.dispatchEvent(new Event('error'))
      else if (fate === 'thread dies')
        this.dispatchEvent(Object.assign(new Event('error'), { message: 'out of memory' }))
      else {
        const failure = fate && { failure: 'TypeError: Failed to fetch' }
        this.dispatchEvent(new MessageEvent('message', { data: { ...answer, ...failure } }))
      }
    })
  }
  terminate() {
    living -= 1
  }
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('Worker', Thread)
  fates = []
  living = 0
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

describe('a dictionary whose program begins again', () => {
  for (const fate of ['thread not fetched', 'words not fetched', 'thread dies'] as const)
    for (const times of [1, 2, 8])
      test(`answers once it is back (${fate}, ${times} times)`, async () => {
        const speller = openSpeller()
        fates = Array<Fate>(times).fill(fate)
        const checked = speller.check(['maire', 'xyzzt'])
        await vi.advanceTimersByTimeAsync(60_000)
        await checked
        expect(speller.isWrong('maire')).toBe(false)
        expect(speller.isWrong('xyzzt')).toBe(true)
        expect(living).toBe(1)
        speller.close()
        expect(living).toBe(0)
      })

  test('that does not come back within half a minute is told, and asked anew by the next question', async () => {
    const speller = openSpeller()
    fates = Array<Fate>(9).fill('words not fetched')
    const checked = expect(speller.check(['xyzzt'])).rejects.toThrow('Failed to fetch')
    await vi.advanceTimersByTimeAsync(60_000)
    await checked
    await speller.check(['xyzzt'])
    expect(speller.isWrong('xyzzt')).toBe(true)
  })

  test('is no more asked of once its text is closed', async () => {
    const speller = openSpeller()
    fates = Array<Fate>(4).fill('thread not fetched')
    const checked = expect(speller.check(['xyzzt'])).rejects.toThrow()
    await vi.advanceTimersByTimeAsync(100)
    speller.close()
    await vi.advanceTimersByTimeAsync(60_000)
    await checked
    expect(living).toBe(0)
    expect(fates).toHaveLength(3)
  })
})
