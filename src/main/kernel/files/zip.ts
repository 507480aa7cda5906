import { randomUUID } from 'node:crypto'
import { closeSync, createReadStream, createWriteStream, openSync, readSync } from 'node:fs'
import { open, rm, stat } from 'node:fs/promises'
import { PassThrough, Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { inflateRawSync } from 'node:zlib'
import yauzl from 'yauzl'
import yazl from 'yazl'
import { AppError } from '../../../shared/kernel/errors.ts'
import { refusal } from '../database/refusals.ts'
import type { PlaceReader } from '../vault/sealed-reader.ts'
import { nameDurably } from './durable-names.ts'
import { nameOfFile } from './named-place.ts'
import { isSealedHere, openStored, sealingFor, storedSize, storedStream } from './stored.ts'

/**
 * One entry of a zip to be written: bytes at hand, or a file to be read when its turn comes. `path`: what it holds, opened where it is
 * sealed; `asStored`: its bytes as they lie on the disk.
 */
export type Entry = { readonly name: string } & (
  | { readonly bytes: Buffer }
  | { readonly path: string }
  | { readonly asStored: string }
)

interface WriteOptions {
  readonly verify?: (beside: string) => Promise<void>
  readonly isSealed?: boolean
}

/**
 * Writes a zip readable by its owner alone: beside first, flushed, proven by `verify`, then given its name. `isSealed`: as a whole, where
 * its library is. Returns the size of the zip itself.
 */
export async function writeZip(
  to: string,
  entries: readonly Entry[],
  { verify, isSealed = false }: WriteOptions = {},
): Promise<number> {
  const zip = new yazl.ZipFile()
  for (const entry of entries) {
    if ('bytes' in entry) zip.addBuffer(entry.bytes, entry.name)
    else
      zip.addReadStreamLazy(entry.name, give =>
        give(null, 'path' in entry ? storedStream(entry.path) : createReadStream(entry.asStored)),
      )
  }
  const beside = `${to}.${randomUUID().slice(0, 8)}.part`
  try {
    const sealing = isSealed ? sealingFor(to) : new PassThrough()
    const output = pipeline(zip.outputStream, sealing, createWriteStream(beside, { mode: 0o600 }))
    // A file that cannot be read is told by the zip, not by its output.
    const failure = new Promise<never>((_done, fail) => zip.once('error', fail))
    zip.end()
    await Promise.race([output, failure])
    const file = await open(beside, 'r+')
    await file.sync().finally(() => file.close())
    await verify?.(beside)
    nameDurably(beside, to)
    return isSealed ? storedSize(to) : (await stat(to)).size
  } catch (error) {
    await rm(beside, { force: true })
    throw refusal(error)
  }
}

/** An entry of a zip that is read. */
export interface ZipEntry {
  readonly name: string
  /** bytes once unpacked, as its header says; a stream that gives more is broken off */
  readonly bytes: number
  open(): Promise<Readable>
}

/** Bytes that an archive from elsewhere may unfold into, whatever it weighs. */
const UNSUSPECTED_BYTES = 512 * 2 ** 20
/** Beyond, how many times its own size: texts unfold ten times, a blank page of a scanner a few hundred. */
const MAX_RATIO = 250

/** Opens a zip that lies in clear, or sealed in a library, to be read entry by entry; the caller closes it. */
export async function openZip(path: string): Promise<yauzl.ZipFile> {
  if (!isSealedHere(path)) return yauzl.openPromise(path, { lazyEntries: true, autoClose: false })
  const file = openStored(path)
  return yauzl
    .fromRandomAccessReaderPromise(new StoredZip(file), file.size, { lazyEntries: true, autoClose: false })
    .catch(error => {
      file.close()
      throw error
    })
}

/** Bytes that the reader of a zip is given at once. */
const PIECE_BYTES = 65_536

/** The bytes of a zip as yauzl asks for them. */
class StoredZip extends yauzl.RandomAccessReader {
  readonly #file: PlaceReader

  constructor(file: PlaceReader) {
    super()
    this.#file = file
  }

  override _readStreamForRange(start: number, end: number): Readable {
    let at = start
    const file = this.#file
    return new Readable({
      read() {
        try {
          const piece = file.readAt(at, Math.min(PIECE_BYTES, end - at))
          at += piece.length
          this.push(piece.length > 0 ? piece : null)
        } catch (error) {
          this.destroy(error instanceof Error ? error : new Error(String(error)))
        }
      },
    })
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null) => void,
  ): void {
    try {
      const bytes = this.#file.readAt(position, length)
      bytes.copy(buffer, offset)
      callback(bytes.length < length ? new Error('the zip is cut') : null)
    } catch (error) {
      callback(error instanceof Error ? error : new Error(String(error)))
    }
  }

  override close(callback: (error: Error | null) => void): void {
    this.#file.close()
    callback(null)
  }
}

/**
 * Reads a zip entry by entry, in order; `visit` opens those it wants. `isForeign`: it was not written by this library, and may be made
 * to hurt: one whose opened entries unfold beyond measure is refused before they are.
 */
export async function readZipEntries(
  path: string,
  visit: (entry: ZipEntry) => Promise<void>,
  { isForeign = false } = {},
): Promise<void> {
  try {
    const zip = await openZip(path)
    // what it says once nobody reads it any more has no other listener, and would end the program
    zip.on('error', () => undefined)
    let unpackedBytes = 0
    try {
      for await (const entry of zip.eachEntry()) {
        if (entry.fileName.endsWith('/')) continue
        const open = async () => {
          unpackedBytes += entry.uncompressedSize
          if (isForeign && unpackedBytes > UNSUSPECTED_BYTES && unpackedBytes > MAX_RATIO * zip.fileSize)
            throw swollen(path)
          return zip.openReadStreamPromise(entry)
        }
        await visit({ name: entry.fileName, bytes: entry.uncompressedSize, open })
      }
    } finally {
      zip.close()
    }
  } catch (error) {
    const refusalError = refusal(error)
    if (refusalError instanceof AppError) throw refusalError
    throw new AppError(
      'damaged',
      `«\u00a0${nameOfFile(path)}\u00a0» ne se lit pas : le fichier est incomplet ou endommagé. Rien n’a été changé.`,
    )
  }
}

const swollen = (path: string) =>
  new AppError(
    'refused',
    `«\u00a0${nameOfFile(path)}\u00a0» est anormalement compressé : il grossirait plus de ${MAX_RATIO} fois. Il n’a pas été ouvert, par prudence, et rien n’a été changé.`,
  )

/** Reads a zip of this library's own entry by entry, in order; `visit` reads the stream of the entries it wants. */
export const readZip = (
  path: string,
  visit: (name: string, open: () => Promise<Readable>) => Promise<void>,
): Promise<void> => readZipEntries(path, ({ name, open }) => visit(name, open))

/** The whole of one entry, for the small ones. */
export async function readEntry(stream: Promise<Readable>): Promise<Buffer> {
  return buffer(await stream)
}

/** The header of a zip's entry: its mark, its length without the name, and where its members are. */
const LOCAL_HEADER = { mark: 0x04034b50, bytes: 30, method: 8, packedSize: 18, size: 22, name: 26, extra: 28 }
const DEFLATED = 8
/** A first entry longer than this is read by `readZip` alone. */
const MAX_FIRST_ENTRY_BYTES = 64 * 2 ** 20

/**
 * The bytes of the first entry of a zip, where it bears this name; undefined where it does not, or does not read. Nothing else of
 * the file is read: a list of large ones costs nothing.
 */
export function readFirstEntry(path: string, name: string): Buffer | undefined {
  try {
    const handle = openSync(path, 'r')
    try {
      const header = Buffer.alloc(LOCAL_HEADER.bytes)
      readSync(handle, header, 0, LOCAL_HEADER.bytes, 0)
      if (header.readUInt32LE(0) !== LOCAL_HEADER.mark) return undefined
      const nameBytes = Buffer.alloc(header.readUInt16LE(LOCAL_HEADER.name))
      readSync(handle, nameBytes, 0, nameBytes.length, LOCAL_HEADER.bytes)
      const content = Buffer.alloc(
        Math.min(header.readUInt32LE(LOCAL_HEADER.packedSize), MAX_FIRST_ENTRY_BYTES),
      )
      if (nameBytes.toString('utf8') !== name || content.length === 0) return undefined
      const start = LOCAL_HEADER.bytes + nameBytes.length + header.readUInt16LE(LOCAL_HEADER.extra)
      readSync(handle, content, 0, content.length, start)
      return header.readUInt16LE(LOCAL_HEADER.method) === DEFLATED
        ? inflateRawSync(content, { maxOutputLength: MAX_FIRST_ENTRY_BYTES })
        : content
    } finally {
      closeSync(handle)
    }
  } catch {
    return undefined
  }
}
