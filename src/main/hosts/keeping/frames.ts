import type { Readable } from 'node:stream'

/** A frame announced longer than its reader takes. */
export class FrameTooLong extends Error {}

const LENGTH_BYTES = 4

/** A frame as browsers speak to programs: its length on four bytes of this machine, little-endian on each one shipped for, then its bytes. */
export function frame(bytes: Uint8Array): Buffer {
  const length = Buffer.alloc(LENGTH_BYTES)
  length.writeUInt32LE(bytes.length)
  return Buffer.concat([length, bytes])
}

/** Reads the frames of a stream, one after the other. */
export function frameReader(stream: Readable) {
  const pieces = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>
  let rest: Buffer[] = []
  let held = 0
  /** So many bytes; undefined where the stream ends before. */
  const take = async (bytes: number): Promise<Buffer | undefined> => {
    while (held < bytes) {
      const { value, done } = await pieces.next()
      if (done) return undefined
      rest.push(value)
      held += value.length
    }
    const all = rest.length === 1 ? (rest[0] as Buffer) : Buffer.concat(rest)
    rest = [all.subarray(bytes)]
    held -= bytes
    return all.subarray(0, bytes)
  }
  return {
    /** The next frame, none longer than that; undefined where the stream ends. A longer one is not read: throws `FrameTooLong`. */
    next: async (maxBytes: number): Promise<Buffer | undefined> => {
      const length = (await take(LENGTH_BYTES))?.readUInt32LE()
      if (length === undefined) return undefined
      if (length > maxBytes) throw new FrameTooLong()
      return take(length)
    },
  }
}
