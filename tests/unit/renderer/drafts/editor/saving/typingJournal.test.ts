import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { typingJournal } from '../../../../../../src/renderer/drafts/editor/saving/typingJournal.ts'

describe('the journal of keys', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('has a key within half a second while keys go on, and nothing once they stop', async () => {
    let entries = 0
    const journal = typingJournal(async () => {
      entries += 1
    })
    for (let at = 0; at < 20; at += 1) {
      journal.markDirty()
      await vi.advanceTimersByTimeAsync(50)
    }
    expect(entries).toBeGreaterThanOrEqual(2)
    await vi.advanceTimersByTimeAsync(500)
    const last = entries
    await vi.advanceTimersByTimeAsync(5000)
    expect(entries).toBe(last)
  })

  it('writes one entry at a time, and the keys of meanwhile in the next', async () => {
    let running = 0
    let entries = 0
    const journal = typingJournal(async () => {
      running += 1
      expect(running).toBe(1)
      await new Promise(done => setTimeout(done, 800))
      running -= 1
      entries += 1
    })
    journal.markDirty()
    await vi.advanceTimersByTimeAsync(400)
    journal.markDirty()
    await vi.advanceTimersByTimeAsync(3000)
    expect(entries).toBe(2)
  })

  it('waits for the entry under way before a save, then writes none until it is done', async () => {
    let entries = 0
    const journal = typingJournal(async () => {
      await new Promise(done => setTimeout(done, 100))
      entries += 1
    })
    journal.markDirty()
    await vi.advanceTimersByTimeAsync(260)
    const paused = journal.pause()
    journal.markDirty()
    await vi.advanceTimersByTimeAsync(2000)
    await paused
    expect(entries).toBe(1)
    journal.resume()
    await vi.advanceTimersByTimeAsync(1000)
    expect(entries).toBe(2)
  })
})
