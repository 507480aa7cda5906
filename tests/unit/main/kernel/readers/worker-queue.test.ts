import { afterAll, describe, expect, test } from 'vitest'
import { budgetOf } from '../../../../../src/main/kernel/readers/budget.ts'
import { foreignReaderClient } from '../../../../../src/main/kernel/readers/foreign-reader.ts'
import { workerQueue } from '../../../../../src/main/kernel/readers/worker-queue.ts'
import { foreignReaders } from '../../../../../src/main/readers.ts'
import { temporary } from '../../../../contract/program.ts'
import { aPdf } from '../../../../fixtures/files.ts'

const place = temporary()
afterAll(() => place.remove())
const pdf = place.file('a.pdf', aPdf('Refus', 3))
const workerData = { exhibits: true }
const UNREADABLE = { code: 'damaged', message: expect.stringMatching(/^Ce fichier ne se laisse pas lire/) }

describe('a file is read within its budget', () => {
  test('beyond its heap, the worker ends, the log says it, and the file alone is refused', async () => {
    const reasons: unknown[] = []
    const log = { bug: (_where: string, error: unknown) => reasons.push(error) }
    const tight = workerQueue({ name: 'essai', workerData, log, heapMb: 4 })
    await expect(tight('look', { path: pdf })).rejects.toMatchObject(UNREADABLE)
    expect(reasons).toEqual([expect.objectContaining({ code: 'ERR_WORKER_OUT_OF_MEMORY' })])
  })
  test('beyond its memory, even outside the heap, it is given up; the next file has a new worker', async () => {
    const long = place.file('long.txt', 'Une ligne.\n'.repeat(300_000))
    let memoryBytes = 1
    const ask = workerQueue({
      name: 'essai',
      workerData,
      log: { bug: () => undefined },
      heapMb: 384,
      budget: () => ({ memoryBytes }),
    })
    await expect(ask('view', { path: long })).rejects.toMatchObject(UNREADABLE)
    memoryBytes = 2 ** 30
    expect(await ask('look', { path: pdf })).toMatchObject({ kind: 'pdf', pages: 3 })
  })
  test('beyond its work, it is given up, however long it waited for the processor', async () => {
    const long = place.file('long.txt', 'Une ligne.\n'.repeat(300_000))
    const log = { bug: () => undefined }
    const ask = workerQueue({
      ...{ name: 'essai', workerData, log, heapMb: 384 },
      budget: () => ({ memoryBytes: 2 ** 30, cpuMs: 50 }),
    })
    await expect(ask('view', { path: long })).rejects.toMatchObject(UNREADABLE)
  })
  test('a large file has more of each than a small one, and never without end', () => {
    const [small, large, vast] = [1000, 400 * 2 ** 20, 2 ** 40].map(budgetOf)
    expect(small?.cpuMs).toBeLessThan(11_000)
    expect(large?.cpuMs).toBeGreaterThan(100_000)
    expect(vast?.cpuMs).toBe(600_000)
    expect(large?.memoryBytes).toBeGreaterThan(2 ** 30)
  })
})

test('each reader of foreign files is found by a name of its own', () => {
  const names = foreignReaders.map(one => one.name)
  expect(new Set(names).size).toBe(names.length)
})

test('what a reader throws that is no sentence becomes one, and a name that no reader bears too', async () => {
  const read = foreignReaderClient()
  const reader = { name: 'no such reader', run: async () => undefined }
  await expect(read(reader, { path: pdf })).rejects.toMatchObject({
    code: 'damaged',
    message: expect.stringContaining('ne sait pas nommer'),
  })
})
