import { expect, test } from 'vitest'
import type { VerifiedItem } from '../src/shared/drafts/verify/cite-check.ts'
import { verifierByWhatShips } from './fixtures/check/held.ts'
import { drawnHalves, type Pair, paragraphPairs } from './fixtures/check/paragraphs.ts'

const isRaised = ({ alarm, verdict }: VerifiedItem): boolean => alarm || verdict === 'differs'
const isGreen = (items: readonly VerifiedItem[]): boolean =>
  items.some(one => one.verdict === 'read') && !items.some(isRaised)

test('counts what the check raises of the faulty paragraphs, and of the right ones, half by half', async () => {
  const verified = await verifierByWhatShips()
  const count = (pairs: readonly Pair[]) => ({
    pairs: pairs.length,
    raised: pairs.filter(({ faulty }) => verified(faulty).some(isRaised)).length,
    green: pairs.filter(({ faulty }) => isGreen(verified(faulty))).length,
    falseAlarms: pairs.filter(({ right }) => verified(right).some(isRaised)).length,
  })
  const halves = drawnHalves(paragraphPairs())
  for (const [name, pairs] of Object.entries(halves)) {
    console.log(name, JSON.stringify(count(pairs)))
    for (const kind of new Set(pairs.map(pair => pair.kind)))
      console.log(`  ${kind}`, JSON.stringify(count(pairs.filter(pair => pair.kind === kind))))
  }
  expect(count(halves.open).falseAlarms).toBe(0)
})
