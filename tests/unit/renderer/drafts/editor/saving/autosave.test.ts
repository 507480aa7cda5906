import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { SaveState } from '../../../../../../src/renderer/drafts/editor/props.ts'
import { autosave } from '../../../../../../src/renderer/drafts/editor/saving/autosave.ts'

describe('saving as one types', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })
  const open = (save: () => Promise<string>) => {
    const states: SaveState['kind'][] = []
    return { states, saver: autosave({ save, onState: state => states.push(state.kind) }) }
  }

  it('comes one second after the last key', async () => {
    let saves = 0
    const { saver, states } = open(async () => `${++saves}`)
    saver.markDirty()
    await vi.advanceTimersByTimeAsync(900)
    saver.markDirty()
    await vi.advanceTimersByTimeAsync(900)
    expect(saves).toBe(0)
    await vi.advanceTimersByTimeAsync(200)
    expect(saves).toBe(1)
    expect(states).toEqual(['dirty', 'saving', 'saved'])
  })

  it('comes at least every five seconds while typing goes on', async () => {
    let saves = 0
    const { saver } = open(async () => `${++saves}`)
    for (let at = 0; at < 110; at += 1) {
      saver.markDirty()
      await vi.advanceTimersByTimeAsync(100)
    }
    expect(saves).toBe(2)
  })

  it('keeps what failed as unsaved, and saves it when asked again', async () => {
    let broken = true
    const { saver, states } = open(async () => {
      if (broken) throw new Error('Le disque est plein.')
      return 'maintenant'
    })
    saver.markDirty()
    await expect(saver.flush()).rejects.toThrow('disque')
    expect(saver.pending()).toBe(true)
    broken = false
    await saver.flush()
    expect(saver.pending()).toBe(false)
    expect(states).toEqual(['dirty', 'saving', 'failed', 'saving', 'saved'])
  })

  it('does not lose what was typed while a save was under way', async () => {
    let saves = 0
    const { saver } = open(async () => {
      await new Promise(done => setTimeout(done, 300))
      return `${++saves}`
    })
    saver.markDirty()
    await vi.advanceTimersByTimeAsync(1100)
    saver.markDirty()
    await vi.advanceTimersByTimeAsync(3000)
    expect(saves).toBe(2)
    expect(saver.pending()).toBe(false)
  })
})
