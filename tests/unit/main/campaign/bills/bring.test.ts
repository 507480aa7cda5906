import { expect, test } from 'vitest'
import { arriving } from '../../../../../src/main/campaign/bills/bring.ts'
import type { DossierBill } from '../../../../../src/shared/campaign/bills/dossier.ts'
import { Stage } from '../../../../../src/shared/campaign/bills/model.ts'
import { currentStage } from '../../../../../src/shared/campaign/bills/stages.ts'
import { aBill } from '../../../../fixtures/builders.ts'

const TODAY = '2025-07-01'
const file = (...stages: [key: string, date: string][]): DossierBill => ({
  uid: 'DLR5L17N1',
  title: 'Un dossier',
  legislature: '17',
  first: 'senat',
  procedure: '',
  stages: stages.map(([key, date]) => Stage.parse({ key, label: key, date })),
})
/** Somebody said that the text is still before the Sénat. */
const named = aBill({ current: 'senat' })

test('a later step that the file dates puts an end to the one somebody named', () => {
  const bill = arriving(named, file(['vote', '2025-03-07']), TODAY)
  expect(currentStage(bill, TODAY)?.key).toBe('vote')
})

test('a step to come, noted already, or of before leaves the one somebody named', () => {
  const files = [file(['vote', '2025-09-30']), file(['senat', '2025-02-04']), file(['depot', '2024-12-01'])]
  for (const dossier of files) expect(currentStage(arriving(named, dossier, TODAY), TODAY)?.key).toBe('senat')
})
