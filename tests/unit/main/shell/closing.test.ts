import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  FLUSH_MS,
  lossQuestion,
  type Question,
  readLosses,
} from '../../../../src/main/shell/closing-states.ts'
import { closingWindow } from '../../../../src/main/shell/closing-window.ts'
import { endsAgain } from '../../../../src/main/shell/failure-watch.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A window that writes down what it was told, and answers the question as it is told to. */
function held(leave?: boolean) {
  const acts: string[] = []
  const questions: Question[] = []
  const window = closingWindow({
    flush: round => void acts.push(`flush ${round}`),
    ask: question => {
      acts.push('ask')
      questions.push(question)
      return leave === undefined ? new Promise(() => {}) : Promise.resolve(leave)
    },
    close: () => void acts.push('close'),
  })
  return { ...window, acts, questions }
}
const full = 'Le texte : Le disque est plein.'

describe('closing the window', () => {
  test('of a page that has not begun closes at once', () => {
    const window = held()
    window.request('user')
    expect(window.acts).toEqual(['close'])
    expect(window.mayClose()).toBe(true)
  })
  test('waits until the page has saved', () => {
    const window = held()
    window.ready()
    window.request('user')
    expect(window.acts).toEqual(['flush 1'])
    expect(window.mayClose()).toBe(false)
    window.answer(1, [])
    expect(window.acts).toEqual(['flush 1', 'close'])
  })
  test('asked twice, flushes once', () => {
    const window = held()
    window.ready()
    window.request('user')
    window.request('user')
    expect(window.acts).toEqual(['flush 1'])
  })
  test('that loses words asks first, and says what and why', async () => {
    const window = held(false)
    window.ready()
    window.request('user')
    window.answer(1, [full])
    await vi.runAllTimersAsync()
    expect(window.acts).toEqual(['flush 1', 'ask'])
    expect(window.questions[0]?.detail).toContain(full)
    expect(window.questions[0]?.buttons).toEqual(['Fermer sans enregistrer', 'Rester'])
    window.request('user')
    expect(window.acts.at(-1)).toBe('flush 2')
  })
  test('lets go once the user says so', async () => {
    const window = held(true)
    window.ready()
    window.request('user')
    window.answer(1, [full])
    await vi.runAllTimersAsync()
    expect(window.acts).toEqual(['flush 1', 'ask', 'close'])
  })
  test('of a page that does not answer asks after a while', async () => {
    const window = held()
    window.ready()
    window.request('user')
    await vi.advanceTimersByTimeAsync(FLUSH_MS.user)
    expect(window.acts).toEqual(['flush 1', 'ask'])
    expect(window.questions[0]?.message).toBe('L’enregistrement n’est pas terminé.')
  })
  test('closes when the page answers while the question is open', async () => {
    const window = held()
    window.ready()
    window.request('user')
    await vi.advanceTimersByTimeAsync(FLUSH_MS.user)
    window.answer(1, [])
    expect(window.acts).toEqual(['flush 1', 'ask', 'close'])
  })
  test('an answer of an earlier round counts for nothing', async () => {
    const window = held(false)
    window.ready()
    window.request('user')
    window.answer(1, [full])
    await vi.runAllTimersAsync()
    window.request('user')
    window.answer(1, [])
    expect(window.acts).toEqual(['flush 1', 'ask', 'flush 2'])
  })
  test('a page that crashes while it saves holds nothing', () => {
    const window = held()
    window.ready()
    window.request('user')
    window.pageGone()
    expect(window.acts).toEqual(['flush 1', 'close'])
  })
  test('a page that is loaded again takes part once it says so', () => {
    const window = held()
    window.ready()
    window.pageGone()
    window.ready()
    window.request('user')
    expect(window.acts).toEqual(['flush 1'])
  })
})

describe('the end of the session', () => {
  test.each([
    ['a failing save', (window: ReturnType<typeof held>) => window.answer(1, [full])],
    ['a silent page', () => vi.advanceTimersByTime(FLUSH_MS.system)],
  ])('is never refused: %s', (_what, happen) => {
    const window = held()
    window.ready()
    window.request('system')
    happen(window)
    expect(window.acts).toEqual(['flush 1', 'close'])
  })
  test('closes over an open question', () => {
    const window = held()
    window.ready()
    window.request('user')
    window.answer(1, [full])
    window.request('system')
    expect(window.acts).toEqual(['flush 1', 'ask', 'close'])
  })
  test('shortens the wait of a user who was closing', () => {
    const window = held()
    window.ready()
    window.request('user')
    window.request('system')
    vi.advanceTimersByTime(FLUSH_MS.system)
    expect(window.acts).toEqual(['flush 1', 'flush 2', 'close'])
  })
})

test('an answer that is no list of sentences counts as a failure', () => {
  for (const one of [undefined, null, 'x', {}, [1], [['x']]]) expect(readLosses(one)).toHaveLength(1)
  expect(readLosses([])).toEqual([])
  expect(readLosses(Array.from({ length: 40 }, () => 'x'.repeat(9000))).join('').length).toBeLessThan(3000)
})

test('without a reason, the question says how long one waited', () =>
  expect(lossQuestion([]).detail).toContain('8 secondes'))

test('a page that ends twice in a row is told apart', () => {
  expect(endsAgain(undefined, 1000)).toBe(false)
  expect(endsAgain(1000, 5000)).toBe(true)
  expect(endsAgain(1000, 90_000)).toBe(false)
})
