import { expect, test } from 'vitest'
import { shippedBills } from './a-site.ts'
import { faultsAt } from './faults-of-pages.ts'

test('every page of every measure shipped, at every stage, is true of it there', () => {
  const stages = shippedBills.flatMap(bill => bill.stages.map(stage => ({ bill, stage })))
  const faults = stages.flatMap(({ bill, stage }) => faultsAt(bill, stage))
  console.log(`${stages.length} publications, ${faults.length} fautes.`)
  expect(faults).toEqual([])
}, 600_000)
