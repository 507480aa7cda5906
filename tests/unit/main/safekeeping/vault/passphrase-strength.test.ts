import { expect, test } from 'vitest'
import { requirePassphrase } from '../../../../../src/main/kernel/vault/passphrase-strength.ts'

test.each([
  ['aaaaaaaaaa', 'répète les mêmes signes'],
  ['abcdefghijkl', 'suit l’ordre'],
  ['azertyuiop', 'devine trop vite'],
  ['motdepasse1', 'trop courants'],
  ['mot de passe', 'devine trop vite'],
  ['bonjour2026', 'trop courants'],
  ['jean-pierre 1975', 'trop courants'],
  ['marseille13000', 'devine trop vite'],
  ['12/03/1981', 'date'],
  ['Pretoire2026!', 'devine trop vite'],
  ['1234567890', 'devine trop vite'],
])('« %s » is refused, and its reason said', async (passphrase, reason) => {
  await expect(requirePassphrase(passphrase)).rejects.toMatchObject({
    code: 'refused',
    message: expect.stringContaining(reason),
  })
  // never said aloud
  await expect(requirePassphrase(passphrase)).rejects.toMatchObject({
    message: expect.not.stringContaining(passphrase),
  })
})

test('a short one is refused', async () => {
  await expect(requirePassphrase('x9$kQ2!mZ')).rejects.toThrow('au moins 10')
})

test.each([
  'quatre mots sans rapport',
  'café crème, deux é',
  'girafe buvard ancolie',
  'x9$kQ2!mZp',
  'cheval agrafe pluie',
  'Η Αθήνα τον χειμώνα',
  'phrase très longue '.repeat(50),
])('« %s » is taken', async passphrase => {
  await requirePassphrase(passphrase)
  await requirePassphrase(passphrase.normalize('NFD'))
})
