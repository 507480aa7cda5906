import { createHash } from 'node:crypto'
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { sealerFor } from '../kernel/files/stored.ts'

/** A new file written piece by piece, with its size and its fingerprint. */
export interface Sink {
  /** how much has been written so far */
  readonly size: number
  put(piece: Uint8Array | string): void
  /** the SHA-256 of the whole, in hexadecimal; nothing is put any more */
  end(): string
}

/** Opens a new file for writing, sealed where its library is, and its folder; throws where the file exists. */
export function sink(path: string): Sink {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const handle = openSync(path, 'wx', 0o600)
  const seal = sealerFor(path)
  const hash = createHash('sha256')
  let size = 0
  const write = (bytes: Uint8Array) => {
    for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at)
  }
  return {
    get size() {
      return size
    },
    put(piece) {
      const bytes = typeof piece === 'string' ? Buffer.from(piece, 'latin1') : piece
      write(seal ? seal(bytes, false) : bytes)
      hash.update(bytes)
      size += bytes.length
    },
    end() {
      if (seal) write(seal(Buffer.alloc(0), true))
      closeSync(handle)
      return hash.digest('hex')
    },
  }
}
