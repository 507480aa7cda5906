import { expect, test } from 'vitest'
import { wordReader } from '../../../../../../src/main/search/index/read/word-reader.ts'
import { states } from '../../../../../../src/main/search/index/state.ts'
import { store } from '../../../../../../src/main/search/index/store.ts'
import { intersection } from '../../../../../../src/main/search/query/intersection.ts'
import type { List } from '../../../../../../src/main/search/query/query-plan.ts'
import { sharedRoom } from '../../../../../../src/main/search/query/room.ts'
import { library } from '../library.ts'

const SIZE = 200

/** Two common stems, in sources that have one, the other, both or none, and a rare one. */
function filled() {
  const all = library(SIZE)
  const words = (seq: number) => [
    seq % 2 ? 'tribunaux' : 'ville',
    seq % 3 ? 'décisions' : 'ville',
    seq % 50 ? '' : 'rare',
  ]
  for (let from = 1; from < SIZE; from += 40)
    all.write(
      Array.from({ length: Math.min(40, SIZE - from) }, (_, n) => ({
        seq: from + n,
        head: 'Texte',
        texts: [words(from + n).join(' ')],
      })),
    )
  all.remove(33)
  return all
}

test('a library too large for a byte for each source keeps a bit of its common stems, and only of them', () => {
  const { db, since, reader } = filled()
  const tables = store(db)
  const large = wordReader(tables, states(db, tables, since), 0)
  for (const stem of ['tribunal', 'decision']) {
    const { seqs, count } = reader.withStem(stem, { weights: false })
    const has = new Set(seqs.slice(0, count))
    expect(has.size).toBeGreaterThan(SIZE / 8)
    const bits = large.stemBits(stem)
    for (let seq = 0; seq < SIZE; seq += 1)
      expect((bits?.[seq >> 3] ?? 0) & (1 << (seq & 7)) ? seq : -1).toBe(has.has(seq) ? seq : -1)
    expect(large.stemImpacts(stem)).toBeUndefined()
    expect(reader.stemBits(stem)).toBeUndefined()
    expect(reader.stemImpacts(stem)).toBeDefined()
  }
  expect(large.stemBits('rare')).toBeUndefined()
})

test('the sources of several words are the same by their bits as by their lists', () => {
  const { db, since, reader } = filled()
  const tables = store(db)
  const large = wordReader(tables, states(db, tables, since), 0)
  const list = (stem: string, hasBits: boolean): List => ({
    ...{ tier: 0, factor: 1 },
    read: how => reader.withStem(stem, how),
    ...(hasBits ? { bits: () => large.stemBits(stem) } : {}),
  })
  const meet = (hasBits: boolean) =>
    intersection(sharedRoom())(
      ['tribunal', 'decision'].map(stem => ({ lists: [list(stem, hasBits)], weightless: false })),
      [],
      SIZE,
    ).slice()
  expect(meet(true)).toEqual(meet(false))
  expect(meet(true).length).toBeGreaterThan(SIZE / 8)
})
