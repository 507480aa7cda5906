import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { isSealedHere, readStored } from '../kernel/files/stored.ts'

/** A block of memory used again and again: what it gave is there until it is next asked. */
export function scratchBuffer(): (bytes: number) => Buffer {
  let block = Buffer.alloc(0)
  return bytes => {
    if (block.length < bytes) block = Buffer.allocUnsafeSlow(Math.ceil(bytes * 1.25))
    return block.subarray(0, bytes)
  }
}

const read = scratchBuffer()

/** The whole of a file, there until the next file is read: sixty of a megabyte must not take sixty. A sealed one is opened. */
export function readWhole(path: string): Buffer {
  if (isSealedHere(path)) return readStored(path)
  const handle = openSync(path, 'r')
  try {
    const bytes = read(fstatSync(handle).size)
    for (let at = 0; at < bytes.length; ) {
      const count = readSync(handle, bytes, at, bytes.length - at, at)
      if (count === 0) return bytes.subarray(0, at)
      at += count
    }
    return bytes
  } finally {
    closeSync(handle)
  }
}
