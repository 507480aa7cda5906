import { afterEach, expect, test, vi } from 'vitest'
import { type SafeStorage, systemKeyring } from '../../../../src/main/shell/system-keyring.ts'

const secret = new Uint8Array([0, 255, 7, 128])

/** Electron's `safeStorage`: `prefix` is what Chromium puts before what it sealed. */
function storage(prefix = 'v11', changes: Partial<SafeStorage> = {}): SafeStorage {
  return {
    isAsyncEncryptionAvailable: async () => true,
    encryptStringAsync: async text => Buffer.from(prefix + text),
    decryptStringAsync: async sealed => ({ result: sealed.toString().slice(prefix.length) }),
    getSelectedStorageBackend: () => 'gnome_libsecret',
    ...changes,
  }
}

afterEach(() => {
  vi.useRealTimers()
})

test('gives back the bytes that it sealed', async () => {
  const keyring = systemKeyring(storage(), 'linux')
  expect(await keyring.isThere()).toBe(true)
  expect(await keyring.open(await keyring.seal(secret))).toEqual(secret)
})

test.each(['basic_text', 'unknown'])('on Linux, a system that has %s has no keyring', async backend => {
  const keyless = storage('v11', { getSelectedStorageBackend: () => backend })
  expect(await systemKeyring(keyless, 'linux').isThere()).toBe(false)
})

test('a system whose keyring is not available has none', async () => {
  const closed = storage('v11', { isAsyncEncryptionAvailable: async () => false })
  expect(await systemKeyring(closed, 'win32').isThere()).toBe(false)
})

test('on Linux, what Chromium seals by a password of its own is refused, whatever backend it names', async () => {
  await expect(systemKeyring(storage('v10'), 'linux').seal(secret)).rejects.toThrow('holds no key')
  const mac = systemKeyring(storage('v10'), 'darwin')
  expect(await mac.open(await mac.seal(secret))).toEqual(secret)
})

test('elsewhere than on Linux, the backend is not asked for', async () => {
  const without = storage('v10', {
    getSelectedStorageBackend: () => {
      throw new TypeError('not a function')
    },
  })
  expect(await systemKeyring(without, 'darwin').isThere()).toBe(true)
})

test('a keyring that hangs is given up, so that a passphrase is not kept waiting', async () => {
  vi.useFakeTimers()
  const hanging = storage('v11', { decryptStringAsync: () => new Promise(() => undefined) })
  const opening = expect(systemKeyring(hanging, 'linux').open(secret)).rejects.toThrow('does not answer')
  await vi.advanceTimersByTimeAsync(61_000)
  await opening
})
