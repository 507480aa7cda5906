import { generateKeyPairSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { loadSodium } from '../../../../../../src/main/kernel/vault/sodium.ts'
import { deskKey } from '../../../../../../src/main/sharing/office/seal/desk-key.ts'
import {
  invitationEnd,
  readCard,
  readInvitation,
  requireInTime,
  writeCard,
  writeInvitation,
} from '../../../../../../src/main/sharing/office/spaces/carried-texts.ts'

const key = 'a'.repeat(64)

test.each(['Ali\u001b[8m', 'Ali\nMots d’Ali : abeille', 'Ali\u202eilA', 'Ali\u009b8m'])(
  'a card whose name could hide the words beside it is refused',
  name => expect(() => readCard(writeCard({ name, key }))).toThrow('n’est pas une carte'),
)

test('a name of any script is read as it is', () => {
  for (const name of ['Zoé d’Ault-Mâcon', 'علي', '李', 'Nguyễn Thị 🙂'])
    expect(readCard(writeCard({ name, key }))).toEqual({ name, key })
})

test('an invitation is good until its signed date; one of an older program has none, and opens', async () => {
  await loadSodium()
  const owner = deskKey(generateKeyPairSync('ed25519').privateKey)
  const fields = {
    ...{
      space: `s${'0'.repeat(40)}`,
      title: 'Recours',
      role: 'writer' as const,
      to: key,
      step: 'b'.repeat(64),
    },
    ...{ office: '/partage', owner: { name: 'Léa', key: owner.member } },
  }
  const made = new Date('2026-12-02T10:00:00.000Z')
  const text = writeInvitation(owner, { ...fields, until: invitationEnd(made) })
  const invitation = readInvitation(text)
  expect(invitation.until).toBe('2027-01-01T10:00:00.000Z')
  requireInTime(invitation, new Date('2027-01-01T09:00:00.000Z'))
  expect(() => requireInTime(invitation, new Date('2027-01-01T11:00:00.000Z'))).toThrow(
    /valait jusqu’au 1er\sjanvier 2027.*demandez-en une nouvelle à Léa/,
  )
  requireInTime(readInvitation(writeInvitation(owner, fields)), new Date('2040-01-01'))
  const [start = '', body = ''] = text.split(':')
  const later = JSON.parse(Buffer.from(body, 'base64url').toString('utf8'))
  for (const until of ['2040-01-01T10:00:00.000Z', undefined]) {
    const altered = Buffer.from(JSON.stringify({ ...later, until })).toString('base64url')
    expect(() => readInvitation(`${start}:${altered}`)).toThrow('a été modifiée')
  }
})
