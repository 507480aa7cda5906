import { spawnSync } from 'node:child_process'
import { sign } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  printPublicKey,
  readSecretKey,
  type SecretKey,
  signMessage,
} from '../../../../packaging/signing/minisign.ts'
import { readPublicKeys, verifySignature } from '../../../../src/main/updates/minisign.ts'
import { temporary } from '../../../contract/program.ts'
import { throwAwayKey } from '../../../fixtures/release-key.ts'

const message = Buffer.from('Le contenu signé.\n')
const comment = 'pretoire\tversion:1.2.0\tdate:2026-11-28'
const key = throwAwayKey()
const keys = readPublicKeys(printPublicKey(key, 'Les éditeurs de Prétoire'))

describe('a signature in the format of minisign', () => {
  const file = signMessage(message, comment, key)
  test('is verified, and its key named', () => {
    const verified = verifySignature(message, file, keys)
    expect(verified).toMatchObject({ state: 'valid', trustedComment: comment })
    expect(verified).toMatchObject({ key: { id: key.id, comment: 'Les éditeurs de Prétoire' } })
  })
  test('in the older form, of the file itself, is verified too', () =>
    expect(verifySignature(message, olderForm(key), keys).state).toBe('valid'))
  test('of one changed byte is refused', () => {
    const other = Buffer.from(message)
    other[3] = 0
    expect(verifySignature(other, file, keys).state).toBe('altered')
    expect(verifySignature(other, olderForm(key), keys).state).toBe('altered')
  })
  test('whose signed comment was changed is refused', () =>
    expect(verifySignature(message, file.replace('1.2.0', '1.3.0'), keys).state).toBe('altered'))
  test('of another key is refused, and that key is named', () => {
    const other = throwAwayKey()
    expect(verifySignature(message, signMessage(message, comment, other), keys)).toEqual({
      state: 'unknown-key',
      keyId: other.id,
    })
  })
  test('of another key that took the number of ours is refused', () => {
    const forged = { ...throwAwayKey(), id: key.id, idBytes: key.idBytes }
    expect(verifySignature(message, signMessage(message, comment, forged), keys).state).toBe('altered')
  })
  test.each([
    ['', 'nothing'],
    [file.slice(0, 150), 'one cut short'],
    [`${file}encore\n`, 'one with a line more'],
    [file.replace('trusted comment: p', 'comment: p'), 'one without its comment'],
    [file.replaceAll('=', ''), 'one whose base64 is not whole'],
  ])('%#: %s', text => expect(verifySignature(message, text, keys).state).toBe('unreadable'))
  test('is verified by the second key of the file, after the first was replaced', () => {
    const both = readPublicKeys(printPublicKey(throwAwayKey()) + printPublicKey(key))
    expect(both).toHaveLength(2)
    expect(verifySignature(message, file, both).state).toBe('valid')
  })
  test('without any key in the program is of an unknown one', () =>
    expect(verifySignature(message, file, readPublicKeys('')).state).toBe('unknown-key'))
})

/** A signature of minisign from before it signed digests. */
function olderForm({ key: secret, idBytes }: SecretKey): string {
  const signature = sign(null, message, secret)
  const global = sign(null, Buffer.concat([signature, Buffer.from(comment)]), secret)
  const head = Buffer.concat([Buffer.from('Ed'), idBytes, signature])
  return `untrusted comment: x\n${head.toString('base64')}\ntrusted comment: ${comment}\n${global.toString('base64')}\n`
}

const hasMinisign = spawnSync('minisign', ['-v']).status === 0

describe.skipIf(!hasMinisign)('beside Debian’s minisign', () => {
  const place = temporary()
  const at = (name: string) => join(place.folder, name)
  const minisign = (args: readonly string[], input = '') => {
    const done = spawnSync('minisign', args, { cwd: place.folder, encoding: 'utf8', input })
    return { ok: done.status === 0, text: done.stdout + done.stderr }
  }
  beforeAll(() => {
    writeFileSync(at('sums'), message)
    minisign(['-G', '-W', '-p', 'open.pub', '-s', 'open.key'])
    minisign(['-G', '-p', 'locked.pub', '-s', 'locked.key'], 'une phrase\nune phrase\n')
  })
  afterAll(() => place.remove())

  test.each([
    ['open', ''],
    ['locked', 'une phrase'],
  ])('what is signed here with its %s key, it verifies', (name, passphrase) => {
    const secret = readSecretKey(readFileSync(at(`${name}.key`), 'utf8'), passphrase)
    expect(printPublicKey(secret)).toBe(readFileSync(at(`${name}.pub`), 'utf8'))
    writeFileSync(at('sums.minisig'), signMessage(message, comment, secret))
    const verified = minisign(['-V', '-m', 'sums', '-p', `${name}.pub`])
    expect(verified.text).toContain('Signature and comment signature verified')
    expect(verified.text).toContain('version:1.2.0')
  })
  test.each([
    ['digest', []],
    ['older', ['-l']],
  ])('what it signs in its %s form is verified here', (_form, more) => {
    minisign(['-S', ...more, '-s', 'open.key', '-m', 'sums', '-x', 'its.minisig', '-t', comment])
    const file = readFileSync(at('its.minisig'), 'utf8')
    const known = readPublicKeys(readFileSync(at('open.pub'), 'utf8'))
    expect(verifySignature(message, file, known)).toMatchObject({ state: 'valid', trustedComment: comment })
    expect(verifySignature(Buffer.from('autre'), file, known).state).toBe('altered')
  })
  test('a locked key does not open without its passphrase, nor by another', () => {
    const text = readFileSync(at('locked.key'), 'utf8')
    expect(() => readSecretKey(text)).toThrow('PRETOIRE_RELEASE_PASSPHRASE')
    expect(() => readSecretKey(text, 'une autre')).toThrow('passphrase is wrong')
  })
})
