import { describe, expect, test, vi } from 'vitest'
import type { Question } from '../../../../src/main/shell/closing-states.ts'
import { watchFailures } from '../../../../src/main/shell/failure-watch.ts'

/** A window that fails, its user who answers by `answer`, and what came of it. */
function watched(answer: boolean) {
  const port = {
    log: { bug: vi.fn(), note: vi.fn() },
    ask: vi.fn((_question: Question, _signal?: AbortSignal) => Promise.resolve(answer)),
    reload: vi.fn(),
    crash: vi.fn(),
    quit: vi.fn(),
    now: () => 0,
  }
  return { port, watch: watchFailures(port), messages: () => port.ask.mock.calls.map(([one]) => one.message) }
}
const settle = () => new Promise(done => setTimeout(done))

describe('a page that ended', () => {
  test('is logged with its reason, said, and loaded again when its user wants it', async () => {
    const { port, watch, messages } = watched(true)
    watch.pageGone({ reason: 'oom', exitCode: 5 })
    await settle()
    expect(port.log.note).toHaveBeenCalledWith('the page ended: oom, code 5')
    expect(messages()).toEqual(['La page de Prétoire s’est arrêtée de façon inattendue.'])
    expect([port.reload, port.quit].map(one => one.mock.calls.length)).toEqual([1, 0])
  })
  test('a second time at once is said so; declined, the program ends', async () => {
    const { port, watch, messages } = watched(false)
    watch.pageGone({ reason: 'crashed' })
    watch.pageGone({ reason: 'crashed' })
    await settle()
    expect(messages()[1]).toBe('La page de Prétoire s’est arrêtée de nouveau.')
    expect(port.quit).toHaveBeenCalled()
  })
  test('as it should is neither said nor logged', () => {
    const { port, watch } = watched(true)
    watch.pageGone({ reason: 'clean-exit' })
    expect(port.ask).not.toHaveBeenCalled()
    expect(port.log.note).not.toHaveBeenCalled()
  })
})

describe('a page that no longer answers', () => {
  test('is asked about once; ended by us, it is loaded again without another question', async () => {
    const { port, watch, messages } = watched(true)
    watch.pageStuck()
    watch.pageStuck()
    await settle()
    expect(messages()).toEqual(['La page de Prétoire ne répond plus.'])
    expect(port.crash).toHaveBeenCalledOnce()
    watch.pageGone({ reason: 'crashed' })
    expect(port.reload).toHaveBeenCalledOnce()
    expect(port.ask).toHaveBeenCalledOnce()
  })
  test('and answers again takes its question away', () => {
    const { port, watch } = watched(false)
    port.ask.mockReturnValueOnce(new Promise(() => {}))
    watch.pageStuck()
    watch.pageAnswers()
    expect(port.ask.mock.calls[0]?.[1]?.aborted).toBe(true)
  })
})

describe('a process of the window', () => {
  test('that draws is said once; any other is logged only', async () => {
    const { port, watch, messages } = watched(true)
    watch.helperGone({ type: 'Utility', reason: 'crashed', exitCode: 1 })
    watch.helperGone({ type: 'GPU', reason: 'killed' })
    expect(messages()).toEqual([])
    watch.helperGone({ type: 'GPU', reason: 'crashed' })
    watch.helperGone({ type: 'GPU', reason: 'crashed' })
    await settle()
    expect(messages()).toEqual(['Un composant d’affichage s’est arrêté ; il a été relancé.'])
    expect(port.reload).toHaveBeenCalledOnce()
    expect(port.log.note.mock.calls.map(([one]) => one)).toEqual([
      'a process of the window ended: Utility, crashed, code 1',
      'a process of the window ended: GPU, crashed',
      'a process of the window ended: GPU, crashed',
    ])
  })
})

test('an error nobody foresaw is said once at a time', async () => {
  const { port, watch } = watched(false)
  watch.unforeseen(new Error('x'))
  watch.unforeseen(new Error('y'))
  expect(port.ask).toHaveBeenCalledOnce()
  await settle()
  watch.unforeseen(new Error('z'))
  expect(port.ask).toHaveBeenCalledTimes(2)
  await settle()
  expect(port.quit).not.toHaveBeenCalled()
})
