import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aDrawnDossier, faultsOf } from '../../../../fixtures/procedure/drawn-dossiers.ts'

test('ten thousand dossiers drawn: no day shown is later than that of any regime still possible', {
  timeout: 600_000,
}, () => {
  fc.assert(
    fc.property(aDrawnDossier, dossier => {
      expect(faultsOf(dossier)).toEqual([])
    }),
    { numRuns: 10_000, seed: 20_261_202 },
  )
})
