import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream, existsSync } from 'node:fs'
import { mkdir, open, rm, stat } from 'node:fs/promises'
import { dirname, extname } from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Exhibit } from '../../../shared/exhibits/model.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import { oneLine } from '../../../shared/kernel/one-line.ts'
import { guarded, refusal } from '../database/refusals.ts'
import { type Library, refuseReadOnly } from '../library.ts'
import { makeFolder, nameDurably } from './durable-names.ts'
import { sealingFor, storedStream } from './stored.ts'

const types: Record<string, string> = {
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.tif': 'image/tiff',
  '.tiff': 'image/tiff',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.odt': 'application/vnd.oasis.opendocument.text',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.eml': 'message/rfc822',
  '.txt': 'text/plain',
  '.html': 'text/html',
  '.mp4': 'video/mp4',
  '.mp3': 'audio/mpeg',
  '.zip': 'application/zip',
}

/** Keeps a file of the user's in the library by its content; a folder is refused. */
export async function keepFile(
  library: Library,
  path: string,
  name: string,
): Promise<NonNullable<Exhibit['file']>> {
  if ((await stat(path)).isDirectory()) {
    throw new AppError(
      'refused',
      `«\u00a0${name}\u00a0» est un dossier : une pièce est un seul fichier. Rien n’a été ajouté.`,
    )
  }
  const { sha256, size } = await keepStream(library, storedStream(path))
  const cleanName = oneLine(name) || 'fichier'
  return {
    name: cleanName,
    sha256,
    size,
    type: types[extname(cleanName).toLowerCase()] ?? 'application/octet-stream',
    signed: false,
  }
}

/** Keeps what a stream gives, named by its SHA-256: written beside, flushed, then moved into place. */
export async function keepStream(
  library: Library,
  from: Readable,
): Promise<{ sha256: string; size: number }> {
  refuseReadOnly(library)
  const beside = library.file(randomUUID()).concat('.part')
  const hash = createHash('sha256')
  let size = 0
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, next) {
      hash.update(chunk)
      size += chunk.length
      next(null, chunk)
    },
  })
  try {
    await mkdir(dirname(beside), { recursive: true, mode: 0o700 })
    await pipeline(from, meter, sealingFor(beside), createWriteStream(beside, { mode: 0o600, flags: 'wx' }))
    const sha256 = hash.digest('hex')
    const place = library.file(sha256)
    if (!existsSync(place)) {
      const file = await open(beside, 'r+')
      await file.sync().finally(() => file.close())
      makeFolder(dirname(place))
      nameDurably(beside, place)
    }
    return { sha256, size }
  } catch (error) {
    throw refusal(error)
  } finally {
    await rm(beside, { force: true })
  }
}

/** Stands for the hash of a sealed file whose seal is broken; no content has it. */
const BROKEN_HASH = 'abîmé'

/** The SHA-256 of what a file on disk holds; undefined when it is not there. A broken seal gives the hash of no content. */
export async function hashFile(path: string): Promise<string | undefined> {
  if (!guarded(() => existsSync(path))) return undefined
  const hash = createHash('sha256')
  try {
    for await (const chunk of storedStream(path)) hash.update(chunk)
  } catch (error) {
    if (error instanceof AppError && error.code === 'damaged') return BROKEN_HASH
    throw error
  }
  return hash.digest('hex')
}
