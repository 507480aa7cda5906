import { afterEach, beforeEach, expect, test } from 'vitest'
import { runVaultAct } from '../../../../../src/main/hosts/vault/acts.ts'
import { dropKeys, keysFor } from '../../../../../src/main/kernel/vault/keys.ts'
import { looksLikeRecoveryKey } from '../../../../../src/main/safekeeping/vault/recovery-key.ts'
import { createVault, unlockVault } from '../../../../../src/main/safekeeping/vault/vault.ts'
import { temporary } from '../../../../contract/program.ts'

let place: ReturnType<typeof temporary>
beforeEach(() => {
  place = temporary()
})
afterEach(() => {
  dropKeys(place.folder)
  place.remove()
})

const ACCENTED = 'été à la préfecture, œuvre ça et là'

test.each([
  ['as it was', ACCENTED.normalize('NFC')],
  ['its accents apart', ACCENTED.normalize('NFD')],
])('a passphrase given as bytes, %s, opens what it sealed', async (_how, typed) => {
  await createVault(place.folder, ACCENTED)
  dropKeys(place.folder)
  await expect(unlockVault(place.folder, Buffer.from(`${typed}.`))).rejects.toThrow('Ce n’est pas la phrase')
  const bytes = Buffer.from(typed)
  await unlockVault(place.folder, bytes)
  expect(keysFor(place.folder)).toBeDefined()
  // the caller's, left as they were
  expect(bytes.toString()).toBe(typed)
})

test('a recovery key given as bytes opens, however it is spaced', async () => {
  const recovery = await createVault(place.folder, ACCENTED)
  for (const typed of [recovery, recovery.toLowerCase().replaceAll('-', '\u00a0'), ` ${recovery}\n`]) {
    dropKeys(place.folder)
    await unlockVault(place.folder, Buffer.from(typed))
    expect(keysFor(place.folder)).toBeDefined()
  }
})

test('what has the shape of a recovery key is told byte by byte', () => {
  const isKey = (text: string) => looksLikeRecoveryKey(Buffer.from(text))
  const groups = (count: number, group = '7K3M') => Array.from({ length: count }, () => group).join('-')
  expect([groups(9), groups(9).replaceAll('-', ' - '), ` ${groups(9, 'abcd')} `].map(isKey)).toEqual([
    true,
    true,
    true,
  ])
  expect(
    ['', groups(8), groups(10), groups(9, '7K3'), groups(9, '7K3MA'), groups(9, 'été1'), `${groups(9)}.`].map(
      isKey,
    ),
  ).toEqual([false, false, false, false, false, false, false])
})

test.each(['unlock', 'unseal', 'seal'] as const)(
  'the bytes of a passphrase that a window sent to %s are overwritten, whatever the answer',
  async act => {
    await createVault(place.folder, ACCENTED)
    dropKeys(place.folder)
    const bytes = new TextEncoder().encode(
      act === 'unlock' ? 'une tout autre' : '{"passphrase":"une tout autre"}',
    )
    const request = { arrayBuffer: async () => bytes.buffer } as unknown as Request
    const none = async () => undefined
    const answer = await runVaultAct(place.folder, act, {
      request,
      ...{ close: none, lock: none, onStep: () => undefined, keyring: undefined },
    })
    expect(await answer.json()).toMatchObject({ message: expect.any(String) })
    expect(Buffer.from(bytes).every(byte => byte === 0)).toBe(true)
  },
)
