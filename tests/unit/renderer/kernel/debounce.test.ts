import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { debounce, runAfter, throttle } from '../../../../src/renderer/kernel/debounce.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('a debounced function runs once, after the last call, with its arguments', () => {
  const run = vi.fn()
  const save = debounce(run, 100)
  save('a')
  vi.advanceTimersByTime(60)
  save('b')
  vi.advanceTimersByTime(60)
  expect(run).not.toHaveBeenCalled()
  vi.advanceTimersByTime(40)
  expect(run.mock.calls).toEqual([['b']])
})

test('a debounced run that is cancelled does not come, and the next call does', () => {
  const run = vi.fn()
  const save = debounce(run, 100)
  save()
  save.cancel()
  vi.advanceTimersByTime(500)
  expect(run).not.toHaveBeenCalled()
  save()
  vi.advanceTimersByTime(100)
  expect(run).toHaveBeenCalledTimes(1)
})

test('a throttled function runs while the calls go on, at its own pace', () => {
  const run = vi.fn()
  const read = throttle(run, 100)
  for (let ms = 0; ms < 250; ms += 10) {
    read()
    vi.advanceTimersByTime(10)
  }
  expect(run).toHaveBeenCalledTimes(2)
  read.cancel()
  vi.advanceTimersByTime(500)
  expect(run).toHaveBeenCalledTimes(2)
  read()
  vi.advanceTimersByTime(100)
  expect(run).toHaveBeenCalledTimes(3)
})

test('a delayed run comes once, or not at all when it is called off', () => {
  const run = vi.fn()
  runAfter(50, run)
  const cancel = runAfter(50, run)
  cancel()
  vi.advanceTimersByTime(500)
  expect(run).toHaveBeenCalledTimes(1)
})
