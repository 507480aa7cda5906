import fc from 'fast-check'
import { expect, test } from 'vitest'
import { deal, lotOf, MAX_SEED } from '../../../../src/shared/campaign/calls/deal.ts'
import type { TargetMember } from '../../../../src/shared/campaign/members/model.ts'

const list = fc.uniqueArray(
  fc.record({ member: fc.string({ minLength: 1, maxLength: 8 }), score: fc.constantFrom(0, 4, 30, 60) }),
  { selector: one => one.member, maxLength: 60 },
)
const dealing = fc.record({
  members: list.map(all => all.map(one => ({ ...one, reasons: [] }))),
  volunteers: fc.integer({ min: 2, max: 9 }),
  seed: fc.integer({ min: 0, max: MAX_SEED }),
  calls: fc.array(fc.nat({ max: 3 }), { maxLength: 60 }),
})

test('a list is dealt out so that nobody is in two shares, nobody is forgotten, and no share is longer by two', () =>
  fc.assert(
    fc.property(dealing, ({ members, volunteers, seed, calls }) => {
      const callCounts = new Map(members.map((one, n) => [one.member, calls[n] ?? 0]))
      const parts = deal({ members, callCounts, volunteers, seed })
      const dealt = parts.flat().map(one => one.member)
      expect([...dealt].sort()).toEqual(members.map(one => one.member).sort())
      expect(new Set(dealt).size).toBe(members.length)
      const sizes = parts.map(part => part.length)
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1)
      // each volunteer calls first those nobody called, then the heaviest
      const keys = (part: readonly TargetMember[]) =>
        part.map(one => (callCounts.get(one.member) ?? 0) * 1000 - one.score)
      for (const part of parts) expect(keys(part)).toEqual([...keys(part)].sort((a, b) => a - b))
      // whatever the order of the list, one draw deals one way
      expect(deal({ members: [...members].reverse(), callCounts, volunteers, seed })).toEqual(parts)
    }),
    { numRuns: 200 },
  ))

test('whoever calls first of a share, nobody is called twice before all were called once', () =>
  fc.assert(
    fc.property(
      dealing,
      fc.array(fc.nat({ max: 8 }), { maxLength: 80 }),
      ({ members, volunteers, seed }, turns) => {
        const parts = deal({ members, callCounts: new Map(), volunteers, seed }).map(part => [...part])
        const called: string[] = []
        for (const turn of turns) {
          const next = parts[turn % volunteers]?.shift()
          if (next) called.push(next.member)
        }
        expect(new Set(called).size).toBe(called.length)
        // dealt out anew from the log, those nobody reached come before all others
        const counts = new Map(called.map(id => [id, 1]))
        const again = deal({ members, callCounts: counts, volunteers, seed: seed + 1 })
        const waiting = members.length - called.length
        const heads = again.flatMap((part, n) => part.slice(0, Math.ceil((waiting - n) / volunteers)))
        expect(heads.filter(one => counts.has(one.member))).toEqual([])
      },
    ),
    { numRuns: 200 },
  ))

test('two draws order members of one weight otherwise, and neither by the alphabet', () => {
  const names = Array.from({ length: 26 }, (_, n) => String.fromCharCode(65 + n))
  const drawn = (seed: number) => [...names].sort((a, b) => lotOf(seed, a) - lotOf(seed, b)).join('')
  expect(drawn(1)).not.toBe(drawn(2))
  expect(drawn(1)).toBe(drawn(1))
  // over a thousand draws, each letter comes first about as often as another
  const firsts = new Map<string, number>()
  for (let seed = 0; seed < 1000; seed += 1)
    firsts.set(drawn(seed)[0]!, (firsts.get(drawn(seed)[0]!) ?? 0) + 1)
  expect(firsts.size).toBe(26)
  expect(Math.max(...firsts.values())).toBeLessThan(80)
})
