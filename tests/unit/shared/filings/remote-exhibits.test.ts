import { expect, test } from 'vitest'
import { digestLine, frozenByDigest } from '../../../../src/shared/filings/remote-exhibits.ts'

const exhibit = (number: number, more = {}) => ({
  ...{ number, label: 'Plan', sha256: 'ab'.repeat(32), space: 'Recours', isAwaited: true },
  ...more,
})

test('a deposit says where the files it lacks are, and that they will be asked for where they will be', () => {
  expect(frozenByDigest([])).toBe('')
  expect(frozenByDigest([exhibit(2)])).toBe(
    'Le fichier de la pièce n°\u00a02 reste dans l’espace «\u00a0Recours\u00a0»\u00a0: le dépôt en garde l’empreinte. Il sera demandé à la prochaine rencontre.',
  )
  expect(frozenByDigest([exhibit(1, { isAwaited: false })])).not.toContain('demandé')
  const both = frozenByDigest([exhibit(1), exhibit(2, { space: 'Autre' })])
  expect(both).toContain('Les fichiers de 2 pièces restent dans un espace')
  expect(both).toContain('«\u00a0Recours\u00a0», «\u00a0Autre\u00a0»')
})

test('an exhibit is told with the whole digest that the deposit keeps', () => {
  expect(digestLine(exhibit(3))).toBe(`Pièce n°\u00a03, Plan\u00a0: empreinte SHA-256 ${'ab'.repeat(32)}`)
  expect(digestLine(exhibit(3, { label: '' }))).toContain('sans intitulé')
})
