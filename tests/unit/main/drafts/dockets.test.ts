import { beforeAll, expect, test } from 'vitest'
import type { VerifiedItem } from '../../../../src/shared/drafts/verify/cite-check.ts'
import { verifierByWhatShips } from '../../../fixtures/check/held.ts'

let verified: (text: string) => VerifiedItem[]
beforeAll(async () => {
  verified = await verifierByWhatShips()
})

test.each([
  'V. CAA Marseille, 2 mars 2026, n° 26M99901.',
  'V. TA Marseille, 2 mars 2026, n° 24052.',
  'V. TA Marseille, 2 mars 2026, n° 26-99901.',
  'V. CJUE, gde ch., 2 mars 2021, Prokuratuur, C-74618.',
  'V. Cons. const., 20 mai 2021, n° 2021817 DC.',
  'V. Cons. const., 20 mai 2021, n° 21-817 DC.',
  'V. Cons. const., QPC, 14 mai 2010, n° 338199.',
  'V. CEDH, 4 juillet 2023, Glukhin c. Russie, n° 1151920.',
  'V. CE, 22 novembre 2021, n° 9991.01.',
  'V. CE, 22 novembre 2021, n° 99910A1.',
  'V. Cass. 2e civ., 16 novembre 2023, n° 2214638.',
  'V. Cass. 2e civ., 16 novembre 2023, n° 22-146.38.',
])('a misshapen number is one, and is said to be no number of its court: %s', text => {
  const items = verified(text)
  expect(items).toHaveLength(1)
  expect(items[0]).toMatchObject({ alarm: true, reason: expect.stringContaining('n’a pas la forme') })
})

test('a blank within the figures of a number is of who types', () => {
  for (const number of ['999101', '999 101', '999\u00a0101'])
    expect(verified(`V. CE, 22 novembre 2021, Association Regards libres, n° ${number}.`)).toMatchObject([
      { verdict: 'read', source: expect.stringContaining('999101') },
    ])
})

test('a day without a number nor a name agrees with no decision alone', () => {
  const [item] = verified('La police l’a jugé (CE, 22 novembre 2021).')
  expect(item?.verdict).not.toBe('read')
  expect(item?.reason).toContain('d’autres décisions ce jour-là')
})

test.each([
  ['Voir la QPC n° 338199 du Conseil d’État.', 'QPC n° 338199 du Conseil d’État'],
  [
    'Par une décision n° 338199 QPC du 14 mai 2010, le Conseil d’État l’a dit.',
    'n° 338199 QPC du 14 mai 2010',
  ],
  ['V. CE, QPC, 14 mai 2010, n° 338199.', 'n° 338199'],
])('a question of constitutionality before the Conseil d’État is a citation: %s', (text, written) => {
  expect(verified(text)).toMatchObject([{ text: expect.stringContaining(written), alarm: false }])
})

test('« article 8 (CEDH, …) » is the decision, its date compared', () => {
  const of = (day: string) => verified(`Voir l’article 8 (CEDH, ${day}, Glukhin c. Russie, n° 11519/20).`)
  expect(of('4 juillet 2023').some(({ alarm }) => alarm)).toBe(false)
  expect(of('4 octobre 2023').some(({ alarm }) => alarm)).toBe(true)
})

test('a court that is spoken of before a bracket is not that of the citation within it', () => {
  for (const court of ['la cour administrative d’appel de Nancy', 'le tribunal administratif de Lyon'])
    expect(
      verified(
        `Le juge de cassation a censuré ${court} (CE, 22 novembre 2021, Association Regards libres, n° 999101).`,
      ).map(({ text }) => text),
    ).toEqual(['CE, 22 novembre 2021, Association Regards libres, n° 999101'])
})

test('a name with « c/ » after the number is compared', () => {
  const of = (name: string) => verified(`V. Cons. const., 20 mai 2021, n° 2021-817 DC, ${name}.`)
  expect(of('Ville de Paris c/ Driancourt').some(({ verdict }) => verdict === 'differs')).toBe(true)
  expect(of('Loi sécurité globale').some(({ verdict }) => verdict === 'differs')).toBe(false)
})
