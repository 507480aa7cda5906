import { chacha20 } from './chacha20.ts'
import type { VaultKeys } from './keys.ts'
import { sodium } from './sodium.ts'

/** A page of a sealed database: its text, then a nonce of 16 bytes and an authentication code of 16. Docs: docs/formats/vault.md. */
export const SEALED_PAGE_BYTES = 4096
export const PAGE_SEAL_BYTES = 32
const NONCE_BYTES = 16
const STREAM_NONCE_BYTES = 12
/** The first page begins with a salt, then eight bytes in clear. */
const CLEAR_BYTES = 24
const CLEAR_HEAD = 'SQLite format 3\0'

/** Opens one page by itself, where SQLite does not open the database; undefined where its seal is broken. */
export function openSealedPage(keys: VaultKeys, page: Buffer, number: number): Buffer | undefined {
  const key = Buffer.from(keys.database, 'hex')
  const end = SEALED_PAGE_BYTES - PAGE_SEAL_BYTES
  const nonce = page.subarray(end, end + STREAM_NONCE_BYTES)
  const counter = (page.readUInt32LE(end + STREAM_NONCE_BYTES) ^ number) >>> 0
  const oneTime = chacha20(key, nonce, counter, new Uint8Array(64))
  const tag = page.subarray(end + NONCE_BYTES)
  if (!sodium().crypto_onetimeauth_verify(tag, page.subarray(0, end + NONCE_BYTES), oneTime.subarray(0, 32)))
    return undefined
  const from = number === 1 ? CLEAR_BYTES : 0
  const clear = Buffer.from(page)
  clear.set(chacha20(oneTime.subarray(32), nonce, counter + 1, page.subarray(from, end)), from)
  if (number === 1) clear.write(CLEAR_HEAD, 'latin1')
  return clear
}
