import { expect, test } from 'vitest'
import { caseName, cases, faultsOf, write } from './documents-at-stage.ts'

test('every sentence of every document is true of every measure shipped at every stage', () => {
  const faults = cases.flatMap(one =>
    faultsOf(one, write(one)).map(fault => `${caseName(one)}\u00a0: ${fault}`),
  )
  console.log(`${cases.length} documents, ${faults.length} fautes.`)
  expect(faults).toEqual([])
}, 1_200_000)
