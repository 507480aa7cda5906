import { expect, test } from 'vitest'
import { momentOf, sizeText } from '../../../../src/shared/exhibits/formats.ts'
import {
  fileName,
  inventoryTitle,
  listExhibits,
  MAX_NAME_CHARS,
} from '../../../../src/shared/exhibits/list.ts'
import { BundleWish } from '../../../../src/shared/filings/bundle.ts'
import { anExhibit } from '../../../fixtures/builders.ts'

test.each([
  [0, '0\u00a0octet'],
  [1, '1\u00a0octet'],
  [2, '2\u00a0octets'],
  [999, '999\u00a0octets'],
  [1000, '1\u00a0ko'],
  [1499, '1\u00a0ko'],
  [1500, '2\u00a0ko'],
  [999_999, '1000\u00a0ko'],
  [1_000_000, '1\u00a0Mo'],
  [3_250_000, '3,3\u00a0Mo'],
])('%i bytes are said %s', (bytes, text) => expect(sizeText(bytes)).toBe(text))

test('a moment is in the hour of Paris, in summer as in winter', () => {
  expect(momentOf('2024-03-03T13:05:00Z')).toBe('3 mars 2024 à 14:05')
  expect(momentOf('2024-07-14T22:30:00Z')).toBe('15 juillet 2024 à 00:30')
})

test('a bundle is made of one to twenty texts, with a limit of one megabyte to two gigabytes', () => {
  const wish = (more: object) => BundleWish.safeParse({ drafts: ['a'], ...more }).success
  expect(BundleWish.parse({ drafts: ['a'] })).toEqual({
    ...{
      drafts: ['a'],
      final: true,
      naming: 'PJ',
      stamp: false,
      pageNumbers: false,
      word: false,
      merged: false,
    },
    ...{ annex: false, textLayer: false, limit: 32, large: 'keep' },
  })
  expect([0.9, 1, 2000, 2001].map(limit => wish({ limit }))).toEqual([false, true, true, false])
  expect([0, 1, 20, 21].map(count => wish({ drafts: Array.from({ length: count }, () => 'a') }))).toEqual([
    false,
    true,
    true,
    false,
  ])
  expect(['keep', 'split', 'shrink', ''].map(large => wish({ large }))).toEqual([true, true, true, false])
  expect(['PJ', 'number', ''].map(naming => wish({ naming }))).toEqual([true, true, false])
})

test('the inventory says which exhibits it continues', () => {
  const filed = { filing: 'f', date: '2026-01-02' }
  const title = (count: number) =>
    inventoryTitle(Array.from({ length: 3 }, (_, at) => anExhibit(at < count ? { filed } : {})))
  expect(title(0)).toBe('INVENTAIRE DÉTAILLÉ DES PIÈCES')
  expect(title(1)).toBe('INVENTAIRE DÉTAILLÉ DES PIÈCES (à la suite de la pièce n°\u00a01, déjà produite)')
  expect(title(2)).toBe(
    'INVENTAIRE DÉTAILLÉ DES PIÈCES (à la suite des pièces n°\u00a01 à 2, déjà produites)',
  )
})

test('the title of an exhibit bears its author, its series and its confidentiality; without a label it is still to be written', () => {
  const title = (more: Parameters<typeof anExhibit>[0]) => listExhibits([anExhibit(more)])[0]
  expect(title({ label: ' Lettre ', author: ' Maire ' })).toMatchObject({
    title: 'Lettre (Maire)',
    lacksTitle: false,
    stamp: 'Pièce n°\u00a01',
  })
  expect(title({ label: 'Lettres', series: true, confidential: true })?.title).toBe(
    'Lettres (série homogène, confidentiel)',
  )
  for (const label of ['', '  ', '[à compléter : x]'])
    expect(title({ label, author: 'Maire' })).toMatchObject({
      title: expect.stringMatching(/^\[à compléter/),
      lacksTitle: true,
    })
  expect(title({ label: 'Pièce [à compléter]' })?.lacksTitle).toBe(false)
})

test('a long label is cut so that the whole name is what Télérecours takes, to the letter', () => {
  const label = 'a'.repeat(200)
  for (const number of [1, 12])
    for (const [naming, more] of [
      ['PJ', {}],
      ['number', { extension: 'xlsx' }],
      ['PJ', { part: '1sur12' }],
    ] as const)
      expect(fileName({ exhibit: anExhibit({ label }), number }, naming, more)).toHaveLength(MAX_NAME_CHARS)
  expect(MAX_NAME_CHARS).toBe(80)
  expect(listExhibits([anExhibit({ label: '[à complétera' })])[0]?.lacksTitle).toBe(false)
})
