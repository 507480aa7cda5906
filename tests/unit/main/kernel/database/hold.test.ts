import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
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

test('who looks keeps nobody from taking it', async () => {
  const cells = new SharedArrayBuffer(12)
  const ended = endOf(new Worker(contender, { workerData: { folder: place.folder, cells, looks: true } }))
  const counts = new Int32Array(cells)
  while (Atomics.load(counts, 2) < 100) {
    const release = hold(place.folder, 'work')
    expect(release).toBeDefined()
    release?.()
  }
  Atomics.store(counts, 1, 1)
  await ended
})

/** A disk numbers a new file as the one just removed, memory does not. */
const disk = join(import.meta.dirname, '../../../../../.cache')

test.each(['in the temporary folder', 'on the disk of this clone'])(
  'taken and released by several at once, %s, it is never held by two',
  async where => {
    mkdirSync(disk, { recursive: true })
    const folder = where.startsWith('in') ? place.folder : mkdtempSync(join(disk, 'held-'))
    try {
      const cells = new SharedArrayBuffer(12)
      const workerData = { folder, cells, forMs: 3_000 }
      await Promise.all([1, 2, 3].map(() => endOf(new Worker(contender, { workerData }))))
      const [holders, faults, holds] = new Int32Array(cells)
      expect(holders).toBe(0)
      expect(holds).toBeGreaterThan(20)
      expect(faults).toBe(0)
    } finally {
      if (folder !== place.folder) rmSync(folder, { recursive: true })
    }
  },
)

const endOf = (worker: Worker) =>
  new Promise((resolve, reject) => {
    worker.once('exit', resolve)
    worker.once('error', reject)
  })
