import { randomUUID } from 'node:crypto'
import { createWriteStream, readdirSync, rmSync, statSync } from 'node:fs'
import { open, rm, stat, statfs } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { FileRef } from '../../../shared/contract/contract.ts'
import { DAY_MS } from '../../../shared/kernel/days.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import { oneLine } from '../../../shared/kernel/one-line.ts'
import { fileIn, type GivenFile, newPlace } from './named-place.ts'
import type { PathTokens } from './path-tokens.ts'
import { sealingFor } from './stored.ts'

const SPARE_BYTES = 64 * 2 ** 20
/** The name that a file sent or made is kept under: a UUID. */
export const FILE_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * Receives a file sent by the page, or given from outside the window, into the library's `uploads/`, sealed where the library is,
 * flushed to disk. Refused when the disk has no room for it.
 */
export async function receive(
  folder: string,
  name: string,
  body: Readable,
  expectedBytes = 0,
): Promise<string> {
  const id = randomUUID()
  const place = join(folder, 'uploads', id)
  const { bavail, bsize } = await statfs(folder)
  const limit = bavail * bsize - SPARE_BYTES
  if (expectedBytes > limit) throw noRoom(name)
  let bytes = 0
  const limiter = new Transform({
    transform(chunk: Buffer, _encoding, next) {
      bytes += chunk.length
      next(bytes > limit ? noRoom(name) : null, chunk)
    },
  })
  try {
    const path = newPlace(place, safeName(name))
    await pipeline(body, limiter, sealingFor(path), createWriteStream(path, { mode: 0o600, flags: 'wx' }))
    const file = await open(path, 'r+')
    await file.sync().finally(() => file.close())
  } catch (error) {
    await rm(place, { recursive: true, force: true })
    if (error instanceof AppError) throw error
    throw new AppError(
      'cancelled',
      `Le fichier «\u00a0${name}\u00a0» n’a pas été reçu en entier. Rien n’a été ajouté : envoyez-le de nouveau.`,
    )
  }
  return id
}

/** Finds the file a message names: one that lies on this computer, by its token, else an upload. */
export async function resolveFile(folder: string, ref: FileRef, tokens: PathTokens): Promise<GivenFile> {
  if ('token' in ref) {
    const path = resolve(tokens.file(ref.token))
    const stats = await stat(path).catch(() => undefined)
    if (!stats)
      throw new AppError(
        'not-found',
        `Le fichier «\u00a0${basename(path)}\u00a0» est introuvable. Vérifiez son emplacement.`,
      )
    return { path, name: basename(path) }
  }
  const file = FILE_ID.test(ref.upload) ? fileIn(join(folder, 'uploads', ref.upload)) : undefined
  if (!file) throw new AppError('not-found', 'Le fichier envoyé n’est plus là. Déposez-le de nouveau.')
  return file
}

/** Drops the upload a message named, once what it held is in the library; a file of the user's is left where it is. */
export async function used(folder: string, ref: FileRef): Promise<void> {
  if ('upload' in ref && FILE_ID.test(ref.upload))
    await rm(join(folder, 'uploads', ref.upload), { recursive: true, force: true })
}

/** Drops those of these files that were sent to the library. */
export async function dropUploads(
  folder: string,
  files: readonly { readonly path: string }[],
): Promise<void> {
  for (const place of uploadsOf(folder, files)) await rm(place, { recursive: true, force: true })
}

/** Where the files that were sent to the library lie, among these. */
export function uploadsOf(folder: string, files: readonly { readonly path: string }[]): string[] {
  const uploads = join(resolve(folder), 'uploads')
  return [...new Set(files.map(({ path }) => dirname(resolve(path))))].filter(
    place => dirname(place) === uploads && FILE_ID.test(basename(place)),
  )
}

/**
 * Drops what nobody used for a day: uploads, exports, and what a program stopped in its middle left half written. `kept`: the
 * files of imports that may still be taken up.
 */
export async function sweep(
  folder: string,
  now = Date.now(),
  filesInUse: readonly { readonly path: string }[] = [],
): Promise<void> {
  const pathsInUse = new Set(uploadsOf(folder, filesInUse))
  for (const path of [...leftovers(folder)]) {
    const leftover = pathsInUse.has(resolve(path)) ? undefined : await stat(path).catch(() => undefined)
    if (leftover && now - leftover.mtimeMs > DAY_MS) await rm(path, { recursive: true, force: true })
  }
}

/**
 * Drops at once what `sweep` leaves a day for, updates apart: exports, uploads, what is half written. `isKept`: says of an upload, by
 * its id, that an import may still take it up.
 */
export function dropTemporary(folder: string, isKept: (upload: string) => boolean): void {
  for (const path of leftovers(resolve(folder))) {
    const place = basename(dirname(path))
    if (place === 'updates' || (place === 'uploads' && isKept(basename(path)))) continue
    rmSync(path, { recursive: true, force: true })
  }
}

function* leftovers(folder: string): Generator<string> {
  const inside = (...names: string[]) => {
    const place = join(folder, ...names)
    const isFolder = statSync(place, { throwIfNoEntry: false })?.isDirectory()
    return isFolder ? readdirSync(place).map(name => join(place, name)) : []
  }
  yield* inside('uploads')
  yield* inside('exports')
  yield* inside('updates')
  const blobs = inside('files').flatMap(path => inside('files', basename(path)))
  yield* [...inside('backups'), ...blobs].filter(path => path.endsWith('.part'))
}

/** Names Windows keeps for itself, whatever their extension. */
const WINDOWS_DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i

/** The beginning that fits in so many bytes, no letter cut in two. */
function truncate(text: string, bytes: number): string {
  let head = ''
  let size = 0
  for (const letter of text) {
    size += Buffer.byteLength(letter)
    if (size > bytes) break
    head += letter
  }
  return head
}

/** A file name that cannot leave its folder nor upset any system: at most 150 characters and 200 bytes, its extension kept. */
export function safeName(name: string): string {
  const last = Buffer.from(name).toString().normalize('NFC').split(/[\\/]/).at(-1) ?? ''
  // biome reads control characters in a pattern as a mistake; here they are what must go.
  const clean = oneLine(
    Array.from(last, letter =>
      letter < ' ' || letter === '\u007f' || '<>:"|?*'.includes(letter) ? '_' : letter,
    ).join(''),
  )
  const bare = clean.replace(/^\.+/, '').replace(/[. ]+$/, '') || 'fichier'
  const dot = bare.lastIndexOf('.')
  const extension = dot > 0 && bare.length - dot <= 12 ? bare.slice(dot) : ''
  const stem = bare.slice(0, bare.length - extension.length).slice(0, 150 - extension.length)
  return `${WINDOWS_DEVICE.test(bare) ? '_' : ''}${truncate(stem, 200 - Buffer.byteLength(extension))}${extension}`
}

function noRoom(name: string): AppError {
  return new AppError(
    'full',
    `Le disque n’a plus assez de place pour «\u00a0${name}\u00a0». Rien n’a été ajouté : libérez de la place, puis recommencez.`,
  )
}
