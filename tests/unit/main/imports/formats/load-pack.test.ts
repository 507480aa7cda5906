import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { bills } from '../../../../../src/main/campaign/bills/store.ts'
import { campaignReceivers } from '../../../../../src/main/campaign/receivers.ts'
import { loadPack } from '../../../../../src/main/imports/formats/load-pack.ts'
import { readPack } from '../../../../../src/main/imports/formats/pack-file.ts'
import { registerReceivers } from '../../../../../src/main/imports/receivers.ts'
import { openDb } from '../../../../../src/main/library/open-library.ts'

const { pack } = readPack(
  readFileSync(new URL('../../../../../resources/packs/narcotrafic.json', import.meta.url), 'utf8'),
)
const withFewMeasures = (date: string) => ({
  ...pack,
  date,
  bills: pack.bills.map(bill => ({ ...bill, measures: bill.measures.slice(0, 1) })),
})

test('a former starter library does not take the bills of a newer one back', () => {
  registerReceivers(campaignReceivers)
  const db = openDb(':memory:')
  const before = loadPack(db, withFewMeasures('2026-11-26'))
  expect([before.added, before.older]).toEqual([pack.bills.length, 0])
  expect(loadPack(db, pack)).toMatchObject({ older: 0, updated: expect.any(Number) })
  const measures = () =>
    bills(db)
      .list()
      .map(one => [one.id, one.measures.length])
  const newest = measures()
  expect(newest.toSorted()).toEqual(pack.bills.map(one => [one.id, one.measures.length]).toSorted())
  const again = loadPack(db, withFewMeasures('2026-11-26'))
  expect([again.updated, again.older]).toEqual([0, pack.bills.length])
  expect(measures()).toEqual(newest)
  // another campaign's pack of any day is taken
  expect(loadPack(db, { ...withFewMeasures('2026-11-26'), id: 'autre' }).older).toBe(0)
})
