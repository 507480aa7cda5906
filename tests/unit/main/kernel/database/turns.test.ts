import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'
import type { Database } from '../../../../../src/main/kernel/database/open.ts'
import { answers, inTurn, whileAnswering } from '../../../../../src/main/kernel/database/turns.ts'

const file = new URL('../../../../../src/main/kernel/database/turns.ts', import.meta.url).href
const TURNS = 20
/** Script of a worker: it writes in turn, and notes how many do so at once. */
const SCRIPT = `
  const { parentPort, workerData: { file, cells, seen } } = require('node:worker_threads')
  import(file).then(({ heed, inTurn }) => {
    const [count, pause] = [new Int32Array(seen), new Int32Array(new SharedArrayBuffer(4))]
    heed(cells)
    Atomics.add(count, 2, 1)
    Atomics.notify(count, 2)
    // for the other, unless it could not begin
    Atomics.wait(count, 2, 1, 10_000)
    for (let n = 0; n < ${TURNS}; n += 1)
      inTurn({ memory: false }, () => {
        const writers = Atomics.add(count, 0, 1) + 1
        if (writers > Atomics.load(count, 1)) Atomics.store(count, 1, writers)
        Atomics.wait(pause, 0, 0, 2)
        Atomics.sub(count, 0, 1)
      })
  })`

test('of two workers that write at length, one writes at a time, and both come to their end', async () => {
  const seen = new SharedArrayBuffer(12)
  const ends = [1, 2].map(() =>
    once(new Worker(SCRIPT, { eval: true, workerData: { file, cells: answers(), seen } }), 'exit'),
  )
  await Promise.all(ends)
  const [writing, most] = new Int32Array(seen)
  expect([writing, most]).toEqual([0, 1])
})

test('the thread that answers waits for no turn', () => {
  const db = { memory: false } as Database
  expect(inTurn(db, () => whileAnswering(() => inTurn(db, () => 'written')))).toBe('written')
})
