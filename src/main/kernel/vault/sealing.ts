import { basename } from 'node:path'
import { Transform } from 'node:stream'
import type { StateAddress } from 'libsodium-wrappers-sumo'
import { AppError } from '../../../shared/kernel/errors.ts'
import { sodium } from './sodium.ts'

/** The first bytes of a sealed file. */
export const SEAL_MARK: Buffer = Buffer.from('pretoire sealed\n', 'latin1')
const HEADER_BYTES = 24
/** Bytes of the text of a chunk; the last one is shorter, maybe empty. */
export const CHUNK_BYTES = 65_536
/** Tag and authentication code of a chunk. */
export const CHUNK_OVERHEAD_BYTES = 17
export const SEALED_CHUNK_BYTES = CHUNK_BYTES + CHUNK_OVERHEAD_BYTES
export const START_BYTES = SEAL_MARK.length + HEADER_BYTES

export const isSealed = (head: Uint8Array): boolean =>
  head.length >= SEAL_MARK.length && SEAL_MARK.equals(head.subarray(0, SEAL_MARK.length))

/** Bytes that a sealed file holds, from its own size. */
export function openedSize(sealedBytes: number): number {
  const body = Math.max(0, sealedBytes - START_BYTES)
  return Math.max(0, body - Math.ceil(body / SEALED_CHUNK_BYTES) * CHUNK_OVERHEAD_BYTES)
}

/** A sealed file that was cut, changed, or is of another vault. */
export const brokenSeal = (path: string): AppError =>
  new AppError(
    'damaged',
    `«\u00a0${basename(path)}\u00a0» ne s’ouvre pas avec la clé du coffre\u00a0: le fichier est abîmé, ou d’un autre coffre. Il n’a pas été modifié.`,
  )

/** Takes bytes in any pieces, and returns what to write next; the last time with `isLast`. */
export type Sealer = (bytes: Uint8Array, isLast: boolean) => Buffer

export function sealer(key: Uint8Array): Sealer {
  const { state, header } = sodium().crypto_secretstream_xchacha20poly1305_init_push(key)
  let waiting = Buffer.alloc(0)
  let isStarted = false
  const seal = (chunk: Uint8Array, tag: number) =>
    sodium().crypto_secretstream_xchacha20poly1305_push(state, chunk, null, tag)
  return (bytes: Uint8Array, isLast: boolean): Buffer => {
    const parts: Uint8Array[] = isStarted ? [] : [SEAL_MARK, header]
    isStarted = true
    waiting = waiting.length > 0 ? Buffer.concat([waiting, bytes]) : Buffer.from(bytes)
    const { crypto_secretstream_xchacha20poly1305_TAG_FINAL: final } = sodium()
    let at = 0
    for (; waiting.length - at >= CHUNK_BYTES; at += CHUNK_BYTES)
      parts.push(seal(waiting.subarray(at, at + CHUNK_BYTES), 0))
    waiting = waiting.subarray(at)
    if (isLast) parts.push(seal(waiting, final))
    return Buffer.concat(parts)
  }
}

/** Opens sealed bytes given in any pieces. Throws where a chunk is not what was sealed, or the end is missing. */
function opener(key: Uint8Array, path: string) {
  let waiting = Buffer.alloc(0)
  let state: StateAddress | undefined
  let isEnded = false
  const open = (chunk: Uint8Array): Uint8Array => {
    const { crypto_secretstream_xchacha20poly1305_TAG_FINAL: final } = sodium()
    if (!state || isEnded || chunk.length < CHUNK_OVERHEAD_BYTES) throw brokenSeal(path)
    const result = sodium().crypto_secretstream_xchacha20poly1305_pull(state, chunk, null)
    if (!result) throw brokenSeal(path)
    isEnded = result.tag === final
    return result.message
  }
  return (bytes: Uint8Array, isLast: boolean): Buffer => {
    waiting = waiting.length > 0 ? Buffer.concat([waiting, bytes]) : Buffer.from(bytes)
    const parts: Uint8Array[] = []
    let at = 0
    if (!state && waiting.length >= START_BYTES) {
      if (!isSealed(waiting)) throw brokenSeal(path)
      const header = waiting.subarray(SEAL_MARK.length, START_BYTES)
      state = sodium().crypto_secretstream_xchacha20poly1305_init_pull(header, key)
      at = START_BYTES
    }
    if (state)
      for (; waiting.length - at >= SEALED_CHUNK_BYTES; at += SEALED_CHUNK_BYTES)
        parts.push(open(waiting.subarray(at, at + SEALED_CHUNK_BYTES)))
    waiting = waiting.subarray(at)
    if (isLast && waiting.length > 0) parts.push(open(waiting))
    if (isLast && !isEnded) throw brokenSeal(path)
    return Buffer.concat(parts)
  }
}

export const sealBytes = (key: Uint8Array, bytes: Uint8Array): Buffer => sealer(key)(bytes, true)

export const openBytes = (key: Uint8Array, bytes: Uint8Array, path: string): Buffer =>
  opener(key, path)(bytes, true)

const through = (make: () => Sealer): Transform => {
  const step = make()
  const run = (bytes: Uint8Array, isLast: boolean, next: (error: Error | null, data?: Buffer) => void) => {
    try {
      next(null, step(bytes, isLast))
    } catch (error) {
      next(error instanceof Error ? error : new Error(String(error)))
    }
  }
  return new Transform({
    transform: (chunk: Buffer, _encoding, next) => run(chunk, false, next),
    flush: next => run(Buffer.alloc(0), true, next),
  })
}

export const sealStream = (key: Uint8Array): Transform => through(() => sealer(key))

export const openStream = (key: Uint8Array, path: string): Transform => through(() => opener(key, path))
