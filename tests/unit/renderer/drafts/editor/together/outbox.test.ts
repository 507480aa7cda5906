import { expect, test, vi } from 'vitest'
import { outbox } from '../../../../../../src/renderer/drafts/editor/together/outbox.ts'
import { AppError } from '../../../../../../src/shared/kernel/errors.ts'

const update = (n: number) => new Uint8Array([n])

function trial(answers: (AppError | undefined)[]) {
  const posts: number[][] = []
  const onAway = vi.fn()
  const onOver = vi.fn()
  const box = outbox({
    post: async updates => {
      posts.push(updates.map(one => one[0] ?? 0))
      const failure = answers.shift()
      if (failure) throw failure
    },
    onAway,
    onOver,
  })
  return { box, posts, onAway, onOver }
}

test('keys in quick succession leave together, in their order', async () => {
  const { box, posts } = trial([])
  for (const n of [1, 2, 3]) box.add(update(n))
  await box.flush()
  expect(posts).toEqual([[1, 2, 3]])
  box.stop()
})

test('what could not leave is kept, and leaves first', async () => {
  const { box, posts, onAway, onOver } = trial([new AppError('not-found', 'Le bureau ne répond pas.')])
  box.add(update(1))
  await expect(box.flush()).rejects.toThrow('ne répond pas')
  expect(onOver).not.toHaveBeenCalled()
  expect(onAway).toHaveBeenLastCalledWith(true)
  box.add(update(2))
  await box.flush()
  expect(posts).toEqual([[1], [1, 2]])
  expect(onAway).toHaveBeenLastCalledWith(false)
  box.stop()
})

test('a session that is over is said to be, not waited for', async () => {
  const { box, onAway, onOver } = trial([new AppError('cancelled', 'La séance est finie.')])
  box.add(update(1))
  await expect(box.flush()).rejects.toThrow('finie')
  expect(onOver).toHaveBeenCalledOnce()
  expect(onAway).not.toHaveBeenCalled()
  box.stop()
})

test('nothing leaves before the page is ready, and all of it once it is', async () => {
  vi.useFakeTimers()
  try {
    const { box, posts } = trial([])
    box.add(update(1))
    await vi.advanceTimersByTimeAsync(5_000)
    expect(posts).toEqual([])
    box.start()
    await vi.advanceTimersByTimeAsync(5_000)
    expect(posts).toEqual([[1]])
    box.stop()
  } finally {
    vi.useRealTimers()
  }
})

test('a key after a pause leaves at once, those that follow it leave together', async () => {
  vi.useFakeTimers()
  try {
    const { box, posts } = trial([])
    box.start()
    box.add(update(1))
    await vi.advanceTimersByTimeAsync(1)
    expect(posts).toEqual([[1]])
    box.add(update(2))
    await vi.advanceTimersByTimeAsync(20)
    box.add(update(3))
    expect(posts).toEqual([[1]])
    await vi.advanceTimersByTimeAsync(40)
    expect(posts).toEqual([[1], [2, 3]])
    box.stop()
  } finally {
    vi.useRealTimers()
  }
})
