import { expect, test } from 'vitest'
import { inventoryHead } from '../../../../src/main/filings/inventory-head.ts'
import { aDossier, aDraft, aParty } from '../../../fixtures/builders.ts'

test('an inventory apart names its court and its parties in full', () => {
  const dossier = aDossier({
    facts: { court: 'Grenoble', 'case.number': '2601234' },
    parties: [
      aParty({ name: 'Regards libres' }),
      aParty({ role: 'defendant', type: 'commune', name: 'Valmont-sur-Isère' }),
    ],
  })
  expect(inventoryHead({ draft: aDraft(), dossier, exhibits: [], sources: [] })).toEqual({
    court: 'Tribunal administratif de Grenoble',
    caseNumber: '2601234',
    parties: 'L’association Regards libres c/ la commune de Valmont-sur-Isère',
  })
})
