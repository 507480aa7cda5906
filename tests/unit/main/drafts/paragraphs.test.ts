import { beforeAll, expect, test } from 'vitest'
import type { VerifiedItem } from '../../../../src/shared/drafts/verify/cite-check.ts'
import { verifierByWhatShips } from '../../../fixtures/check/held.ts'
import { type Pair, paragraphPairs } from '../../../fixtures/check/paragraphs.ts'

const isRaised = ({ alarm, verdict }: VerifiedItem): boolean => alarm || verdict === 'differs'
const isGreen = (items: readonly VerifiedItem[]): boolean =>
  items.length > 0 && items.every(one => one.verdict === 'read' && !one.alarm)

const all = paragraphPairs()
let verified: (text: string) => VerifiedItem[]
beforeAll(async () => {
  verified = await verifierByWhatShips()
})

const told = ({ kind, faulty }: Pair) => `${kind}: ${faulty}`

test('a right paragraph raises nothing', () => {
  expect(all.filter(({ right }) => verified(right).some(isRaised)).map(told)).toEqual([])
})

test('a faulty paragraph never reads « lu et concordant »', () => {
  expect(all.filter(({ faulty }) => isGreen(verified(faulty))).map(told)).toEqual([])
})

test('a faulty paragraph is raised, but for those that only another source shows', () => {
  expect(all.filter(({ faulty }) => !verified(faulty).some(isRaised)).map(told)).toMatchSnapshot()
})
