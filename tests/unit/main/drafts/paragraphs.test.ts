import { beforeAll, expect, test } from 'vitest'
import type { VerifiedItem } from '../../../../src/shared/drafts/verify/cite-check.ts'
import { verifierByWhatShips } from '../../../fixtures/check/held.ts'
import { drawnHalves, type Pair, paragraphPairs } from '../../../fixtures/check/paragraphs.ts'

const isRaised = ({ alarm, verdict }: VerifiedItem): boolean => alarm || verdict === 'differs'
const isGreen = (items: readonly VerifiedItem[]): boolean =>
  items.length > 0 && items.every(one => one.verdict === 'read' && !one.alarm)

const { open } = drawnHalves(paragraphPairs())
let verified: (text: string) => VerifiedItem[]
beforeAll(async () => {
  verified = await verifierByWhatShips()
})

const told = ({ kind, faulty }: Pair) => `${kind}: ${faulty}`

test('a right paragraph raises nothing', () => {
  expect(open.filter(({ right }) => verified(right).some(isRaised)).map(told)).toEqual([])
})

test('a faulty paragraph reads « lu et concordant » only where the sentence is that of another article', () => {
  expect(open.filter(({ faulty }) => isGreen(verified(faulty))).map(told)).toMatchSnapshot()
})

test('a faulty paragraph is raised, but for those that only another source shows', () => {
  expect(open.filter(({ faulty }) => !verified(faulty).some(isRaised)).map(told)).toMatchSnapshot()
})
