import { createHash } from 'node:crypto'
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

/** A new file written piece by piece, with its size and its fingerprint. */
export interface Sink {
  /** how much has been written so far */
  readonly size: number
  put(piece: Uint8Array | string): void
  /** the SHA-256 of the whole, in hexadecimal; nothing is put any more */
  end(): string
}

/** Opens a new file for writing, and its folder; throws where the file exists. */
export function sink(path: string): Sink {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const handle = openSync(path, 'wx', 0o600)
  const hash = createHash('sha256')
  let size = 0
  return {
    get size() {
      return size
    },
    put(piece) {
      const bytes = typeof piece === 'string' ? Buffer.from(piece, 'latin1') : piece
      for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at)
      hash.update(bytes)
      size += bytes.length
    },
    end() {
      closeSync(handle)
      return hash.digest('hex')
    },
  }
}
