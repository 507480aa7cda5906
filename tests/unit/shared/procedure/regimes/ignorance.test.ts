import fc from 'fast-check'
import { expect, test } from 'vitest'
import { regimes } from '../../../../../src/shared/procedure/regimes/all.ts'
import { aDrawnDossier, faultsOf } from '../../../../fixtures/procedure/drawn-dossiers.ts'
import { lastDayByLaw, laws, unwritten } from '../../../../fixtures/procedure/second-calendar.ts'

test('the second calendar has each regime of the program, and says which are not written', () => {
  expect([...Object.keys(laws), ...unwritten].toSorted()).toEqual(regimes.map(one => one.key).toSorted())
  expect(
    regimes
      .filter(one => one.isUnwritten)
      .map(one => one.key)
      .toSorted(),
  ).toEqual(unwritten.toSorted())
})

// days that a clerk counted, apart from both
test.each([
  ['regime-general', '2026-01-12', '2026-03-13'],
  ['regime-general', '2026-03-24', '2026-05-26'],
  ['regime-general', '2026-05-13', '2026-07-15'],
  ['regime-oqtf', '2026-09-01', '2026-10-02'],
  ['regime-election-mayor', '2026-03-28', '2026-04-03'],
  ['regime-contract-offer', '2026-05-04', '2026-05-14'],
])('the second calendar counts %s from %s to %s', (nature, notified, day) =>
  expect(lastDayByLaw(nature, { notified })).toBe(day),
)

test('whatever is not told of an act, no day shown is later than that of any regime still possible', () => {
  fc.assert(
    fc.property(aDrawnDossier, dossier => {
      expect(faultsOf(dossier)).toEqual([])
    }),
    { numRuns: 2000, seed: 37 },
  )
})
