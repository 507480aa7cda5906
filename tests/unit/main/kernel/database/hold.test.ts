import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { hold, isHeld } from '../../../../../src/main/kernel/database/hold.ts'
import { temporary } from '../../../../contract/program.ts'

const contender = join(import.meta.dirname, '../../../../fixtures/programs/contender.ts')
let place: ReturnType<typeof temporary>
beforeEach(() => {
  place = temporary()
})
afterEach(() => place.remove())

test('a work is held by one until it is released, and leaves no file', () => {
  const release = hold(place.folder, 'work')
  expect(release).toBeDefined()
  expect(hold(place.folder, 'work')).toBeUndefined()
  expect(isHeld(place.folder, 'work')).toBe(true)
  release?.()
  expect(isHeld(place.folder, 'work')).toBe(false)
  expect(existsSync(join(place.folder, 'held', 'work'))).toBe(false)
})

test('taken and released by several at once, it is never held by two', async () => {
  const cells = new SharedArrayBuffer(12)
  const workers = [1, 2, 3].map(
    () => new Worker(contender, { workerData: { folder: place.folder, cells, forMs: 3_000 } }),
  )
  await Promise.all(
    workers.map(
      one =>
        new Promise((resolve, reject) => {
          one.once('exit', resolve)
          one.once('error', reject)
        }),
    ),
  )
  const [holders, faults, holds] = new Int32Array(cells)
  expect(holders).toBe(0)
  expect(holds).toBeGreaterThan(20)
  expect(faults).toBe(0)
})
