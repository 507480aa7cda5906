import { expect, test } from 'vitest'
import { shippedBills } from './a-site.ts'
import { faultsAt } from './faults-of-pages.ts'

/** A stage before the text, one that deleted, one that put back, the law: `npm run proof -- publishing` reads every one. */
const SAMPLE = new Set(['senat-depot', 'an-commission', 'an-seance', 'loi'])

test('every page of a measure is true of it at its stage, and none tells what comes later', () => {
  const [narcotrafic] = shippedBills
  const faults = narcotrafic!.stages
    .filter(one => SAMPLE.has(one.key))
    .flatMap(stage => faultsAt(narcotrafic!, stage))
  expect(faults).toEqual([])
})
