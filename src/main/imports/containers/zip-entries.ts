import { Readable } from 'node:stream'
import { constants, crc32, createInflateRaw, inflateRawSync } from 'node:zlib'
import { openStored } from '../../kernel/files/stored.ts'
import type { PlaceReader } from '../../kernel/vault/sealed-reader.ts'
import {
  BYTES_PER_BATCH,
  type Entries,
  type Entry,
  type Given,
  isNestedArchive,
  isReadable,
  isXml,
  MAX_RECORD_BYTES,
  NESTED_REASON,
  PLANS_KIND,
  passedOver,
  unsafe,
} from './container-entry.ts'
import { passedKind } from './foreign-kind.ts'
import { beginsLikeJson, longJson } from './long-json.ts'
import { directoryOf, type Listed, type ReadAt } from './zip-directory.ts'

/**
 * Never more than the size announced, in one piece where it is not long. In this thread: for files as small as those of an archive
 * of texts, to hand them to another costs more than to open them.
 */
const unpack = (bytes: Buffer, size: number) =>
  inflateRawSync(bytes, {
    maxOutputLength: Math.max(1, size),
    chunkSize: Math.min(size + 64, BYTES_PER_BATCH),
  })
/** Bytes read at once: of a file that is read as it comes, and of the archive where files follow each other. */
const [piece, ahead] = [1 << 17, 1 << 18]
/** Files opened together: few enough that what was read of them is forgotten before the next come. */
const FILES_AT_ONCE = 48
/** Why a file of records that is empty is not read. */
export const EMPTY_REASON = 'le fichier est vide'
/** Why a file whose bytes are not those the archive says is not read. */
export const DAMAGE_REASON = 'le fichier est abîmé dans l’archive'
const swollen = 'le fichier est anormalement compressé : il grossirait plus de 200 fois'
export const SWOLLEN_ARCHIVE =
  'l’archive est anormalement compressée (plus de 250 fois) : ce qui précède a été gardé, la suite n’a pas été lue'

/** The files of a zip, never unpacked to disk, some at a time. `read` is told the bytes of the archive used. */
export async function* zipEntries(file: Given, read: (bytes: number) => void): Entries {
  const archive = openStored(file.path)
  try {
    const readAt = readingAhead(archive)
    const whole = archive.size
    const directory = directoryOf(readAt, whole)
    if (!directory)
      yield fault('l’archive zip est incomplète ou abîmée : sa table des matières est illisible')
    else yield* groups(directory, whole, readAt, read)
  } finally {
    archive.close()
  }
}

/** Files mostly lie in the order they are listed in: what follows one is read with it. */
function readingAhead(archive: PlaceReader): ReadAt {
  let from = 0
  let buffer: Buffer = Buffer.alloc(0)
  return (at, length) => {
    if (length >= ahead || at < from) return archive.readAt(at, length)
    if (at + length > from + buffer.length) {
      buffer = archive.readAt(at, ahead)
      from = at
    }
    return buffer.subarray(at - from, at - from + length)
  }
}

const fault = (reason: string): Entry[] => [{ path: '', reason }]

async function* groups(
  directory: Iterable<Listed>,
  whole: number,
  readAt: ReadAt,
  read: (bytes: number) => void,
): Entries {
  let group: Entry[] = []
  let [size, used, total] = [0, 0, 0]
  let reason: string | undefined = 'l’archive zip est vide'
  try {
    for (const entry of directory) {
      reason = undefined
      total += entry.size
      if (total > 2 ** 26 && total > 250 * whole) {
        reason = SWOLLEN_ARCHIVE
        break
      }
      const long = isLongJson(readAt, entry)
      const inMemory = long ? undefined : openEntry(readAt, entry)
      if (inMemory) group.push(inMemory)
      if (!long) used += entry.packedSize
      size += entry.size
      if (!long && size < BYTES_PER_BATCH && group.length < FILES_AT_ONCE) continue
      read(used)
      yield group
      group = []
      size = 0
      used = 0
      if (!long) continue
      yield* streamEntry(readAt, entry)
      read(entry.packedSize)
    }
  } catch (error) {
    // the table of contents is cut or false from here on
    if (!(error instanceof RangeError)) throw error
    reason = 'l’archive zip est abîmée : la suite n’a pas pu être lue'
  }
  read(used)
  yield group
  if (reason) yield fault(reason)
}

/** Whether a JSON is too long to be held whole, as all the députés of the old composite files are. */
function isLongJson(readAt: ReadAt, entry: Listed): boolean {
  const { path, size } = entry
  if (size <= BYTES_PER_BATCH || isXml(path) || passedOver(path) || refusalOf(entry)) return false
  try {
    return beginsLikeJson(beginning(readAt, entry))
  } catch {
    return false
  }
}

/** Its records, one after the other; a file that is not what the archive says is told at its end. */
async function* streamEntry(readAt: ReadAt, entry: Listed): Entries {
  let [size, sum] = [0, 0]
  let isBroken = false
  async function* chunks() {
    const raw = Readable.from(pieces(readAt, entry))
    const plain = entry.method === 0 ? raw : raw.pipe(createInflateRaw())
    raw.on('error', error => plain.destroy(error))
    try {
      for await (const chunk of plain as AsyncIterable<Buffer>) {
        size += chunk.length
        sum = crc32(chunk, sum)
        // no more than is announced
        if (size > entry.size) break
        yield chunk
      }
    } catch {
      isBroken = true
    }
  }
  const hasFailed = () => (isBroken || size !== entry.size || sum !== entry.crc ? DAMAGE_REASON : undefined)
  yield* longJson(chunks(), { isNamed: false, hasFailed, path: entry.path, day: entry.day })
}

function* pieces(readAt: ReadAt, entry: Listed): Generator<Buffer> {
  const from = dataOf(readAt, entry)
  for (let at = 0; at < entry.packedSize; at += piece) {
    const length = Math.min(piece, entry.packedSize - at)
    const bytes = readAt(from + at, length)
    if (bytes.length < length) throw new RangeError(DAMAGE_REASON)
    yield bytes
  }
}

function openEntry(readAt: ReadAt, entry: Listed): Entry | undefined {
  const { path, size, packedSize } = entry
  if (path.endsWith('/')) return undefined
  if (passedOver(path)) return { path, passed: PLANS_KIND }
  const reason = refusalOf(entry)
  if (reason) return { path, reason }
  try {
    if (!isXml(path) && isNestedArchive(path, () => beginning(readAt, entry)))
      return { path, reason: NESTED_REASON }
    if (!isXml(path) && size > BYTES_PER_BATCH) {
      const head = beginning(readAt, entry)
      if (!isReadable(path, head)) return { path, passed: passedKind(head) }
    }
    if (size > MAX_RECORD_BYTES) return { path, reason: 'le fichier dépasse 20 Mo une fois décompressé' }
    const raw = packedBytes(readAt, entry, packedSize)
    // some writers say of an empty file that it is compressed, and write nothing
    const bytes = entry.method === 0 || packedSize === 0 ? raw : unpack(raw, size)
    if (bytes.length !== size || crc32(bytes) !== entry.crc) return { path, reason: DAMAGE_REASON }
    if (!size) return isXml(path) ? { path, reason: EMPTY_REASON } : { path, passed: passedKind(bytes) }
    return isReadable(path, bytes)
      ? { path, bytes, ...(entry.day && { day: entry.day }) }
      : { path, passed: passedKind(bytes) }
  } catch {
    return { path, reason: DAMAGE_REASON }
  }
}

function refusalOf({ path, link, isEncrypted, method, size, packedSize }: Listed): string | undefined {
  if (link) return 'c’est un lien vers un autre fichier : il n’est pas suivi'
  if (isEncrypted) return 'le fichier est protégé par un mot de passe'
  if (method !== 0 && method !== 8) return 'le fichier est compressé par un procédé que Prétoire ne lit pas'
  if (size > 2 ** 20 && size > 200 * packedSize) return swollen
  return unsafe(path)
}

/** The first bytes of an entry, without unpacking the rest. */
function beginning(readAt: ReadAt, entry: Listed): Buffer {
  const raw = packedBytes(readAt, entry, Math.min(entry.packedSize, 1024))
  return entry.method === 0 ? raw : inflateRawSync(raw, { finishFlush: constants.Z_SYNC_FLUSH })
}

/** Where the packed bytes of an entry lie; its own header says it. */
function dataOf(readAt: ReadAt, entry: Listed): number {
  const head = readAt(entry.at, 30)
  if (head.readUInt32LE(0) !== 0x04034b50) throw new RangeError(DAMAGE_REASON)
  return entry.at + 30 + head.readUInt16LE(26) + head.readUInt16LE(28)
}

/** Reads packed bytes of an entry, from its first one. */
function packedBytes(readAt: ReadAt, entry: Listed, length: number): Buffer {
  const bytes = readAt(dataOf(readAt, entry), length)
  if (bytes.length < length) throw new RangeError(DAMAGE_REASON)
  return bytes
}
