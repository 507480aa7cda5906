import {
  closeSync,
  createReadStream,
  createWriteStream,
  openSync,
  readFileSync,
  readSync,
  statSync,
} from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { PassThrough, pipeline, type Readable, type Transform } from 'node:stream'
import { pipeline as pipelineDone } from 'node:stream/promises'
import { keysFor } from '../vault/keys.ts'
import {
  isSealed,
  openBytes,
  openedSize,
  openStream,
  SEAL_MARK,
  sealBytes,
  sealStream,
} from '../vault/sealing.ts'

/** Files of a library's folder: sealed where its vault is, as they are elsewhere. Their readers and writers ask here. */

/** Whether a file on the disk is sealed. */
export function isSealedFile(path: string): boolean {
  const handle = openSync(path, 'r')
  try {
    const head = Buffer.alloc(SEAL_MARK.length)
    return isSealed(head.subarray(0, readSync(handle, head, 0, head.length, 0)))
  } finally {
    closeSync(handle)
  }
}

/** The key that opens a file; undefined for one that lies in clear. */
function keyOf(path: string): Uint8Array | undefined {
  const keys = keysFor(path)
  // outside a library a file is read as it is, whatever its first bytes
  return keys && isSealedFile(path) ? keys.files : undefined
}

/** The whole of a file. */
export function readStored(path: string): Buffer {
  const key = keyOf(path)
  const bytes = readFileSync(path)
  return key ? openBytes(key, bytes, path) : bytes
}

/** The beginning of the content of a file, of at most so many bytes. */
export function readStoredHead(path: string, maxBytes: number): Buffer {
  if (keyOf(path)) return readStored(path).subarray(0, maxBytes)
  const handle = openSync(path, 'r')
  try {
    const bytes = Buffer.alloc(maxBytes)
    return bytes.subarray(0, readSync(handle, bytes))
  } finally {
    closeSync(handle)
  }
}

/** The content of a file, piece by piece. */
export function storedStream(path: string): Readable {
  const key = keysFor(path) && statSync(path, { throwIfNoEntry: false }) ? keyOf(path) : undefined
  const file = createReadStream(path)
  return key ? pipeline(file, openStream(key, path), () => undefined) : file
}

/** Bytes of the content of a file. */
export function storedSize(path: string): number {
  const { size } = statSync(path)
  return keyOf(path) ? openedSize(size) : size
}

/** The bytes to write at a path. */
export function sealedFor(path: string, bytes: Uint8Array): Uint8Array {
  const keys = keysFor(path)
  return keys ? sealBytes(keys.files, bytes) : bytes
}

/** Stands between what a file is to hold and the writing of it at a path. */
export function sealingFor(path: string): Transform {
  const keys = keysFor(path)
  return keys ? sealStream(keys.files) : new PassThrough()
}

/** Moves a file that lies in clear to its place in a library, sealed where its vault is. */
export async function moveStored(from: string, to: string): Promise<void> {
  if (!keysFor(to)) return rename(from, to)
  const beside = `${to}.part`
  await pipelineDone(
    createReadStream(from),
    sealingFor(to),
    createWriteStream(beside, { mode: 0o600, flush: true }),
  )
  await rename(beside, to)
  await rm(from, { force: true })
}
