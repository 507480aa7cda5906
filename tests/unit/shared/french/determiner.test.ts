import { expect, test } from 'vitest'
import { withArticle } from '../../../../src/shared/french/words/determiner.ts'

test.each([
  ['Garde à vue jusqu’à 120 heures', 'la garde à vue jusqu’à 120 heures'],
  ['Extension des « boîtes noires »', 'l’extension des « boîtes noires »'],
  ['Accès direct aux fichiers', 'l’accès direct aux fichiers'],
  ['Procès-verbal distinct', 'le procès-verbal distinct'],
  ['Échanges entre services', 'les échanges entre services'],
  ['Drones de prison', 'les drones de prison'],
  ['Plaider-coupable criminel', 'le plaider-coupable criminel'],
  ['Traité de coopération', 'le traité de coopération'],
  ['VSA dans les gares', undefined],
  ['Hausse des peines', undefined],
  ['Le retrait des contenus', undefined],
  ['Incrimination nouvelle', 'l’incrimination nouvelle'],
  ['Fabulo imaginaire', undefined],
])('%s takes its article, or none where it is not sure', (title, named) => {
  expect(withArticle(title)).toBe(named)
})
