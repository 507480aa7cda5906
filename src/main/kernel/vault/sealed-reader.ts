import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import {
  brokenSeal,
  CHUNK_BYTES,
  CHUNK_OVERHEAD_BYTES,
  isSealed,
  openedSize,
  SEAL_MARK,
  SEALED_CHUNK_BYTES,
  START_BYTES,
} from './sealing.ts'
import { sodium } from './sodium.ts'

/** A file whose content is read at any place. */
export interface PlaceReader {
  /** bytes of the content */
  readonly size: number
  /** so many bytes from a place; fewer at the end */
  readAt(at: number, length: number): Buffer
  close(): void
}

const SALT_BYTES = 16
const NONCE_BYTES = 12
const COUNTER_BYTES = 4
const INNER_NONCE_BYTES = NONCE_BYTES - COUNTER_BYTES
const BLOCK_BYTES = 64
const KEY_BYTES = 32
const CODE_BYTES = 16

/** Reads a file that lies in clear. */
export function clearReader(path: string): PlaceReader {
  const handle = openSync(path, 'r')
  return {
    size: fstatSync(handle).size,
    readAt: (at, length) => readFrom(handle, at, length),
    close: () => closeSync(handle),
  }
}

/**
 * Reads a sealed file at any place, for what is not read from its beginning, as a zip is. libsodium opens a stream in order alone: the
 * nonce of a chunk is that of the first, changed by the codes of all before it, which lie in the file; with it each is opened, and
 * authenticated, by itself. Throws where a chunk is not what was sealed, or the last one is missing.
 */
export function sealedReader(key: Uint8Array, path: string): PlaceReader {
  const handle = openSync(path, 'r')
  try {
    const start = readFrom(handle, 0, START_BYTES)
    if (start.length < START_BYTES || !isSealed(start)) throw brokenSeal(path)
    const header = start.subarray(SEAL_MARK.length)
    const streamKey = sodium().crypto_core_hchacha20(header.subarray(0, SALT_BYTES), key, null)
    const fileBytes = fstatSync(handle).size
    const size = openedSize(fileBytes)
    const count = Math.ceil((fileBytes - START_BYTES) / SEALED_CHUNK_BYTES)
    /** the part of the nonce that each chunk changes for the next */
    const innerNonces: Buffer[] = [Buffer.from(header.subarray(SALT_BYTES))]
    const innerNonceOf = (chunk: number): Buffer => {
      for (let next = innerNonces.length; next <= chunk; next += 1) {
        const codeAt = START_BYTES + next * SEALED_CHUNK_BYTES - CODE_BYTES
        const code = readFrom(handle, codeAt, INNER_NONCE_BYTES)
        innerNonces.push(Buffer.from((innerNonces[next - 1] ?? code).map((byte, n) => byte ^ (code[n] ?? 0))))
      }
      return innerNonces[chunk] ?? Buffer.alloc(0)
    }
    const open = (chunk: number): Buffer => {
      const nonce = Buffer.alloc(NONCE_BYTES)
      nonce.writeUInt32LE(chunk + 1)
      innerNonceOf(chunk).copy(nonce, COUNTER_BYTES)
      const sealed = readFrom(handle, START_BYTES + chunk * SEALED_CHUNK_BYTES, SEALED_CHUNK_BYTES)
      const opened = openChunk(streamKey, nonce, sealed)
      if (!opened || opened.isLast !== (chunk === count - 1)) throw brokenSeal(path)
      return opened.text
    }
    let recent = { chunk: count - 1, text: open(count - 1) }
    return {
      size,
      readAt(at, length) {
        const end = Math.min(size, at + length)
        const parts: Buffer[] = []
        for (let place = at; place < end; ) {
          const chunk = Math.floor(place / CHUNK_BYTES)
          if (recent.chunk !== chunk) recent = { chunk, text: open(chunk) }
          const from = place - chunk * CHUNK_BYTES
          const part = recent.text.subarray(from, from + end - place)
          parts.push(part)
          place += part.length
        }
        return Buffer.concat(parts)
      },
      close: () => closeSync(handle),
    }
  } catch (error) {
    closeSync(handle)
    throw error
  }
}

/** Opens one chunk of a libsodium `secretstream` by its nonce; undefined where it is not what was sealed. */
function openChunk(key: Uint8Array, nonce: Uint8Array, sealed: Buffer) {
  if (sealed.length < CHUNK_OVERHEAD_BYTES) return undefined
  const {
    crypto_stream_chacha20_ietf_xor_ic: cipher,
    crypto_onetimeauth_verify,
    crypto_secretstream_xchacha20poly1305_TAG_FINAL: final,
  } = sodium()
  const codeKey = cipher(new Uint8Array(BLOCK_BYTES), nonce, 0, key).subarray(0, KEY_BYTES)
  const tagBlock = new Uint8Array(BLOCK_BYTES)
  tagBlock[0] = sealed[0] ?? 0
  const openedTag = cipher(tagBlock, nonce, 1, key)
  const tag = openedTag[0]
  openedTag[0] = sealed[0] ?? 0
  const text = sealed.subarray(1, -CODE_BYTES)
  const lengths = Buffer.alloc(16)
  lengths.writeBigUInt64LE(BigInt(BLOCK_BYTES + text.length), 8)
  // libsodium pads by as many bytes as the text is over a multiple of sixteen
  const authenticated = Buffer.concat([openedTag, text, Buffer.alloc(text.length & 15), lengths])
  if (!crypto_onetimeauth_verify(sealed.subarray(-CODE_BYTES), authenticated, codeKey)) return undefined
  return { isLast: tag === final, text: Buffer.from(cipher(text, nonce, 2, key)) }
}

function readFrom(handle: number, at: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafeSlow(Math.max(0, length))
  let size = 0
  while (size < bytes.length) {
    const count = readSync(handle, bytes, size, bytes.length - size, at + size)
    if (count === 0) break
    size += count
  }
  return bytes.subarray(0, size)
}
