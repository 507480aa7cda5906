import type { Keyring } from '../kernel/vault/keyring.ts'

/** The part of Electron's `safeStorage` that is used. Its synchronous functions leave Electron with version 46. */
export interface SafeStorage {
  isAsyncEncryptionAvailable(): Promise<boolean>
  encryptStringAsync(text: string): Promise<Buffer>
  decryptStringAsync(sealed: Buffer): Promise<{ readonly result: string }>
  /** on Linux alone */
  getSelectedStorageBackend(): string
}

/** Backends of Linux that keep no key: a password written in Chromium stands for one. */
const KEYLESS_BACKENDS = ['basic_text', 'unknown']
/** On Linux, the beginning of what Chromium sealed by that password, whatever backend was named. Elsewhere it says nothing of the sort. */
const KEYLESS_PREFIX = 'v10'
/** Longer than a user takes to type the password of the keyring. */
const ANSWER_MS = 60_000

/** The keyring of the system behind Electron's `safeStorage`. A passphrase waits no longer than a minute for one that hangs. */
export function systemKeyring(storage: SafeStorage, platform: NodeJS.Platform): Keyring {
  const isKeyless = () =>
    platform === 'linux' && KEYLESS_BACKENDS.includes(storage.getSelectedStorageBackend())
  const isDisguised = (sealed: Buffer) =>
    platform === 'linux' && sealed.toString('latin1', 0, KEYLESS_PREFIX.length) === KEYLESS_PREFIX
  return {
    isThere: async () => !isKeyless() && (await answered(storage.isAsyncEncryptionAvailable())),
    seal: async bytes => {
      const sealed = await answered(storage.encryptStringAsync(Buffer.from(bytes).toString('base64')))
      if (isDisguised(sealed)) throw new Error('the keyring holds no key')
      return sealed
    },
    open: async sealed => {
      const { result } = await answered(storage.decryptStringAsync(Buffer.from(sealed)))
      return new Uint8Array(Buffer.from(result, 'base64'))
    },
  }
}

/** The answer of the keyring, or an error once it has taken too long. */
async function answered<T>(answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const silence = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('the keyring does not answer')), ANSWER_MS)
  })
  return Promise.race([answer, silence]).finally(() => clearTimeout(timer))
}
