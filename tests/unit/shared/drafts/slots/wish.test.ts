import { expect, test } from 'vitest'
import { wishText } from '../../../../../src/shared/drafts/slots/wish.ts'

test.each([
  ['Voter contre ce texte.', 'de voter contre ce texte'],
  ['interroger le Gouvernement', 'd’interroger le Gouvernement'],
  [
    'refuser que l’article 8 ter soit rétabli et soutenir l’abrogation de l’article 15 de la loi n° 2025-532',
    'de refuser que l’article 8 ter soit rétabli et de soutenir l’abrogation de l’article 15 de la loi n° 2025-532',
  ],
  [
    'voter la suppression de l’article 2, déférer la loi et interroger le ministre',
    'de voter la suppression de l’article 2, de déférer la loi et d’interroger le ministre',
  ],
  ['refuser que les articles 3 et 4 soient rétablis', 'de refuser que les articles 3 et 4 soient rétablis'],
  ['demander l’abrogation de la loi', 'de soutenir l’abrogation de la loi'],
])('« Je vous demande » before « %s »', (request, wish) => {
  expect(wishText(request)).toBe(wish)
})
