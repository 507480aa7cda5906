import {
  closeSync,
  createReadStream,
  createWriteStream,
  openSync,
  readFileSync,
  readSync,
  statSync,
} from 'node:fs'
import { rm } from 'node:fs/promises'
import { PassThrough, pipeline, type Readable, type Transform } from 'node:stream'
import { pipeline as pipelineDone } from 'node:stream/promises'
import { keysFor } from '../vault/keys.ts'
import { clearReader, type PlaceReader, sealedReader } from '../vault/sealed-reader.ts'
import {
  isSealed,
  openBytes,
  openedSize,
  openStream,
  SEAL_MARK,
  type Sealer,
  sealBytes,
  sealer,
  sealStream,
} from '../vault/sealing.ts'
import { nameDurably } from './durable-names.ts'

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

/** Whether a file is one that a library of unlocked keys sealed. */
export const isSealedHere = (path: string): boolean => keyOf(path) !== undefined

/** The whole of a file. */
export function readStored(path: string): Buffer {
  const key = keyOf(path)
  const bytes = readFileSync(path)
  return key ? openBytes(key, bytes, path) : bytes
}

/** The beginning of the content of a file, of at most so many bytes. */
export function readStoredHead(path: string, maxBytes: number): Buffer {
  const file = openStored(path)
  try {
    return file.readAt(0, maxBytes)
  } finally {
    file.close()
  }
}

/** The content of a file, piece by piece. */
export function storedStream(path: string, options: { readonly highWaterMark?: number } = {}): Readable {
  const key = keysFor(path) && statSync(path, { throwIfNoEntry: false }) ? keyOf(path) : undefined
  const file = createReadStream(path, options)
  return key ? pipeline(file, openStream(key, path), () => undefined) : file
}

/** Opens a file to read its content at any place; the caller closes it. */
export function openStored(path: string): PlaceReader {
  const key = keyOf(path)
  return key ? sealedReader(key, path) : clearReader(path)
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

/** Seals what is written at a path, piece by piece; undefined where it is written in clear. */
export function sealerFor(path: string): Sealer | undefined {
  const keys = keysFor(path)
  return keys && sealer(keys.files)
}

/** Stands between what a file is to hold and the writing of it at a path. */
export function sealingFor(path: string): Transform {
  const keys = keysFor(path)
  return keys ? sealStream(keys.files) : new PassThrough()
}

/** Moves a file to its place in a library, sealed where its vault is. */
export async function moveStored(from: string, to: string): Promise<void> {
  if (!keysFor(to) || keyOf(from)) return nameDurably(from, to)
  const beside = `${to}.part`
  await pipelineDone(
    createReadStream(from),
    sealingFor(to),
    createWriteStream(beside, { mode: 0o600, flush: true }),
  )
  nameDurably(beside, to)
  await rm(from, { force: true })
}
