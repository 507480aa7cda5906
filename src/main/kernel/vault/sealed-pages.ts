import { randomBytes } from 'node:crypto'
import type { VaultKeys } from './keys.ts'
import { sodium } from './sodium.ts'

const BLOCK_BYTES = 64
const ROUNDS = 20
/** « expand 32-byte k » */
const CONSTANTS = [0x61707865, 0x3320646e, 0x79622d32, 0x6b206574] as const
/** The words that each quarter of a double round mixes. */
const QUARTERS = [
  [0, 4, 8, 12],
  [1, 5, 9, 13],
  [2, 6, 10, 14],
  [3, 7, 11, 15],
  [0, 5, 10, 15],
  [1, 6, 11, 12],
  [2, 7, 8, 13],
  [3, 4, 9, 14],
] as const

const wordsOf = (bytes: Uint8Array): number[] => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Array.from({ length: bytes.byteLength / 4 }, (_, n) => view.getUint32(4 * n, true))
}

/**
 * ChaCha20 with a counter of 32 bits and a nonce of 12 bytes (RFC 8439): adds the stream that begins at block `counter` to bytes, in a
 * new array. Libsodium’s own takes no counter over 2³¹ from JavaScript.
 */
export function chacha20(key: Uint8Array, nonce: Uint8Array, counter: number, bytes: Uint8Array): Uint8Array {
  const start = Uint32Array.from([...CONSTANTS, ...wordsOf(key), counter >>> 0, ...wordsOf(nonce)])
  const out = Uint8Array.from(bytes)
  const block = new Uint8Array(BLOCK_BYTES)
  const view = new DataView(block.buffer)
  for (let at = 0; at < out.length; at += BLOCK_BYTES) {
    const state = Uint32Array.from(start)
    for (let round = 0; round < ROUNDS; round += 2) for (const quarter of QUARTERS) mix(state, quarter)
    for (const [n, word] of state.entries()) view.setUint32(4 * n, (word + (start[n] ?? 0)) >>> 0, true)
    for (let n = 0; n < BLOCK_BYTES && at + n < out.length; n += 1)
      out[at + n] = (out[at + n] ?? 0) ^ (block[n] ?? 0)
    start[12] = (start[12] ?? 0) + 1
  }
  return out
}

const turn = (word: number, bits: number) => (word << bits) | (word >>> (32 - bits))

function mix(state: Uint32Array, [a, b, c, d]: readonly [number, number, number, number]): void {
  const step = (to: number, from: number, target: number, bits: number) => {
    state[to] = (state[to] ?? 0) + (state[from] ?? 0)
    state[target] = turn((state[target] ?? 0) ^ (state[to] ?? 0), bits)
  }
  step(a, b, d, 16)
  step(c, d, b, 12)
  step(a, b, d, 8)
  step(c, d, b, 7)
}

/** A page of a sealed database: its text, then a nonce of 16 bytes and an authentication code of 16. Docs: docs/formats/vault.md. */
export const SEALED_PAGE_BYTES = 4096
export const PAGE_SEAL_BYTES = 32
const NONCE_BYTES = 16
const STREAM_NONCE_BYTES = 12
/** The first page begins with a salt, then eight bytes in clear. */
const CLEAR_BYTES = 24
const CLEAR_HEAD = 'SQLite format 3\0'
const SALT_BYTES = 16
const ONE_TIME_BYTES = 64
/** libsodium takes no counter from here on from JavaScript. */
const COUNTER_END = 0x7fffff00

/** The same by libsodium, ten times as fast, where it takes the counter. */
const cipherAt: typeof chacha20 = (key, nonce, counter, bytes) =>
  counter < COUNTER_END
    ? sodium().crypto_stream_chacha20_ietf_xor_ic(bytes, nonce, counter, key)
    : chacha20(key, nonce, counter, bytes)

/** Reads the nonce, the counter and the key that open a page; undefined where its seal is broken. */
function openingOf(keys: VaultKeys, page: Buffer, number: number) {
  const end = SEALED_PAGE_BYTES - PAGE_SEAL_BYTES
  const nonce = page.subarray(end, end + STREAM_NONCE_BYTES)
  const counter = (page.readUInt32LE(end + STREAM_NONCE_BYTES) ^ number) >>> 0
  const oneTime = cipherAt(keys.database, nonce, counter, new Uint8Array(ONE_TIME_BYTES))
  const code = page.subarray(end + NONCE_BYTES)
  const isSound = sodium().crypto_onetimeauth_verify(
    code,
    page.subarray(0, end + NONCE_BYTES),
    oneTime.subarray(0, 32),
  )
  return isSound ? { nonce, counter, pageKey: oneTime.subarray(32) } : undefined
}

/** Whether the seal of a page is whole. */
export const isSealedPage = (keys: VaultKeys, page: Buffer, number: number): boolean =>
  openingOf(keys, page, number) !== undefined

/** Whether a page is one that was never written: SQLite leaves such free ones, and one at 1 GB. */
export const isEmptyPage = (page: Buffer): boolean => page.every(byte => byte === 0)

/** Opens one page by itself, where SQLite does not open the database; undefined where its seal is broken. */
export function openSealedPage(keys: VaultKeys, page: Buffer, number: number): Buffer | undefined {
  const opening = openingOf(keys, page, number)
  if (!opening) return undefined
  const { nonce, counter, pageKey } = opening
  const end = SEALED_PAGE_BYTES - PAGE_SEAL_BYTES
  const from = number === 1 ? CLEAR_BYTES : 0
  const clear = Buffer.from(page)
  clear.set(cipherAt(pageKey, nonce, (counter + 1) >>> 0, page.subarray(from, end)), from)
  if (number === 1) clear.write(CLEAR_HEAD, 'latin1')
  return clear
}

/** Seals, in place, one page of a database in clear whose last 32 bytes were left for it. */
export function sealPage(key: Uint8Array, page: Buffer, number: number): void {
  const { crypto_onetimeauth, crypto_stream_chacha20_ietf_xor_ic: cipher } = sodium()
  const end = SEALED_PAGE_BYTES - PAGE_SEAL_BYTES
  const { nonce, counter } = drawNonce(number)
  const streamNonce = nonce.subarray(0, STREAM_NONCE_BYTES)
  const oneTime = cipher(new Uint8Array(ONE_TIME_BYTES), streamNonce, counter, key)
  const from = number === 1 ? CLEAR_BYTES : 0
  page.set(cipher(page.subarray(from, end), streamNonce, counter + 1, oneTime.subarray(32)), from)
  if (number === 1) page.set(randomBytes(SALT_BYTES))
  page.set(nonce, end)
  page.set(
    crypto_onetimeauth(page.subarray(0, end + NONCE_BYTES), oneTime.subarray(0, 32)),
    end + NONCE_BYTES,
  )
}

/** Draws the nonce of a page until its counter is one that libsodium takes: one draw in two. */
function drawNonce(number: number): { readonly nonce: Buffer; readonly counter: number } {
  for (;;) {
    const nonce = randomBytes(NONCE_BYTES)
    const counter = (nonce.readUInt32LE(STREAM_NONCE_BYTES) ^ number) >>> 0
    if (counter < COUNTER_END) return { nonce, counter }
  }
}
