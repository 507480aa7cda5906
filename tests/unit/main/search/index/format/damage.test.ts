import { afterEach, describe, expect, test } from 'vitest'
import type { Database } from '../../../../../../src/main/kernel/database/open.ts'
import { needsUpkeep, upkeep } from '../../../../../../src/main/library/indexing/upkeep.ts'
import { openDb } from '../../../../../../src/main/library/open-library.ts'
import { sources } from '../../../../../../src/main/library/store.ts'
import { columnReader } from '../../../../../../src/main/search/column-reader.ts'
import { wasGivenUp } from '../../../../../../src/main/search/index/give-up.ts'
import { coverage } from '../../../../../../src/main/search/query/coverage.ts'
import { aDecision } from '../../../../../fixtures/builders.ts'

let db: Database
afterEach(() => db.close())

/** Forty decisions in ten segments, read by a connection that has kept nothing of them. */
function filled(): ReturnType<typeof sources> {
  db = openDb(':memory:')
  const all = sources(db)
  for (let n = 0; n < 40; n += 4)
    all.putAll(
      [0, 1, 2, 3].map(more =>
        aDecision({ id: `d${n + more}`, text: [{ text: `La girafe ${n + more} du préfet, étrangère.` }] }),
      ),
      'import',
    )
  return sources(db)
}

function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

/** Writes random bytes over some of each row; `unsummed`: as if it had been written before rows had a sum. */
function spoil(table: string, seed: number, unsummed: boolean): void {
  const next = random(seed)
  const rows = db.prepare<[], [number, Buffer]>(`SELECT id, data FROM ${table}`).raw().all()
  for (const [id, data] of rows) {
    const bytes = unsummed ? Buffer.from(data.subarray(0, data.length - 8)) : Buffer.from(data)
    const from = Math.floor(next() * bytes.length)
    for (let at = from; at < bytes.length && at < from + 1 + 40 * next(); at += 1)
      bytes[at] = Math.floor(next() * 256)
    db.prepare(`UPDATE ${table} SET data = ? WHERE id = ?`).run(bytes, id)
  }
}

const asked = [
  'girafe',
  'girafe préfet',
  'gir',
  'girafz',
  '"la girafe"',
  'étrangère -12',
  'proche:5 girafe préfet',
]

describe('a damaged index', () => {
  const cases = ['word_blocks', 'word_lists'].flatMap(table =>
    [1, 2, 3, 4, 5, 6].map(seed => [table, seed] as const),
  )
  test.each(cases)('%s, seed %i: is found out, given up, made again', async (table, seed) => {
    const all = filled()
    spoil(table, seed, false)
    const { remarks, coverage: seen } = all.search({ text: 'girafe' })
    expect(remarks.join()).toMatch(/^L’index de recherche était endommagé\u00a0: il se refait/)
    expect(seen).toEqual({ texts: 40, indexed: 0 })
    expect(wasGivenUp(db)).toBe(true)
    expect(needsUpkeep(db)).toBe(true)
    expect(all.search({ text: 'girafe' })).toMatchObject({ total: 0, remarks: [] })
    await upkeep(db, () => false)
    expect(all.search({ text: 'girafe' })).toMatchObject({
      total: 40,
      coverage: { indexed: 40 },
      remarks: [],
    })
    expect(db.prepare('SELECT count(*) FROM word_segments WHERE bytes = 0').pluck().get()).toBe(0)
  })

  test.each(cases)('%s, seed %i: rows without a sum never make a search fail', (table, seed) => {
    const all = filled()
    spoil(table, seed, true)
    for (const text of asked) expect(() => all.search({ text })).not.toThrow()
  })

  test.each(['word_blocks', 'word_lists'])('%s found damaged while merging is made again', async table => {
    const all = filled()
    spoil(table, 7, false)
    await upkeep(db, () => false)
    expect(coverage(columnReader(db)())).toEqual({ texts: 40, indexed: 40 })
    expect(all.search({ text: 'girafe' })).toMatchObject({ total: 40, remarks: [] })
  })

  test('rows that are missing are damage too', async () => {
    const all = filled()
    db.exec('DELETE FROM word_lists')
    expect(all.search({ text: 'girafe' }).remarks).toHaveLength(1)
    await upkeep(db, () => false)
    expect(all.search({ text: 'girafe' }).total).toBe(40)
  })
})

test('small segments of single saves are merged when there are more than sixteen', async () => {
  db = openDb(':memory:')
  const all = sources(db)
  const save = (n: number) => all.save(aDecision({ id: `d${n}`, text: [{ text: `La girafe ${n}.` }] }))
  for (let n = 0; n < 16; n += 1) save(n)
  expect(needsUpkeep(db)).toBe(false)
  save(16)
  expect(needsUpkeep(db)).toBe(true)
  await upkeep(db, () => false)
  expect(db.prepare('SELECT count(*) FROM word_segments').pluck().get()).toBe(1)
  expect(needsUpkeep(db)).toBe(false)
  expect(all.search({ text: 'girafe' }).total).toBe(17)
})
