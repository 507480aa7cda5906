import { randomUUID } from 'node:crypto'
import { createWriteStream, existsSync, readdirSync } from 'node:fs'
import { mkdir, open, rm, stat, statfs } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { FileRef } from '../shared/contract.ts'
import { AppError } from '../shared/errors.ts'

/** A file the user gave, wherever it lies. */
export interface GivenFile {
  readonly path: string
  readonly name: string
}

const room = 64 * 2 ** 20
const day = 24 * 3600 * 1000
const known = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Receives a file sent by the page into the library's `uploads/`, flushed to disk. Refused when the disk has no room for it. */
export async function receive(folder: string, name: string, body: Readable, announced = 0): Promise<string> {
  const id = randomUUID()
  const place = join(folder, 'uploads', id)
  const { bavail, bsize } = await statfs(folder)
  const limit = bavail * bsize - room
  if (announced > limit) throw noRoom(name)
  await mkdir(place, { recursive: true, mode: 0o700 })
  const path = join(place, safeName(name))
  let bytes = 0
  const capped = new Transform({
    transform(chunk: Buffer, _encoding, next) {
      bytes += chunk.length
      next(bytes > limit ? noRoom(name) : null, chunk)
    },
  })
  try {
    await pipeline(body, capped, createWriteStream(path, { mode: 0o600, flags: 'wx' }))
    const file = await open(path, 'r+')
    await file.sync().finally(() => file.close())
  } catch (error) {
    await rm(place, { recursive: true, force: true })
    if (error instanceof AppError) throw error
    throw new AppError(
      'cancelled',
      `Le fichier « ${name} » n’a pas été reçu en entier. Rien n’a été ajouté : envoyez-le de nouveau.`,
    )
  }
  return id
}

/** Finds the file a message names: a path where the host allows paths, else an upload. */
export async function given(folder: string, ref: FileRef, paths: boolean): Promise<GivenFile> {
  if ('path' in ref) {
    if (!paths)
      throw new AppError(
        'refused',
        'Cette fenêtre ne peut pas désigner un fichier par son chemin. Déposez le fichier dans la fenêtre.',
      )
    const path = resolve(ref.path)
    const found = await stat(path).catch(() => undefined)
    if (!found)
      throw new AppError('not-found', `Le fichier « ${ref.path} » est introuvable. Vérifiez son emplacement.`)
    return { path, name: basename(path) }
  }
  const place = join(folder, 'uploads', ref.upload)
  const name = known.test(ref.upload) && existsSync(place) ? readdirSync(place)[0] : undefined
  if (!name) throw new AppError('not-found', 'Le fichier envoyé n’est plus là. Déposez-le de nouveau.')
  return { path: join(place, name), name }
}

/** Drops the uploads nobody used for a day. */
export async function sweep(folder: string, now = Date.now()): Promise<void> {
  for (const area of ['uploads', 'exports']) {
    const place = join(folder, area)
    if (!existsSync(place)) continue
    for (const name of readdirSync(place)) {
      const path = join(place, name)
      const found = await stat(path).catch(() => undefined)
      if (found && now - found.mtimeMs > day) await rm(path, { recursive: true, force: true })
    }
  }
}

/** A file name that cannot leave its folder nor upset any system: at most 150 characters, its extension kept. */
export function safeName(name: string): string {
  const last = name.normalize('NFC').split(/[\\/]/).at(-1) ?? ''
  // biome reads control characters in a pattern as a mistake; here they are what must go.
  const clean = Array.from(last, letter =>
    letter < ' ' || letter === '\u007f' || '<>:"|?*'.includes(letter) ? '_' : letter,
  ).join('')
  const bare = clean.replace(/^\.+/, '').replace(/[. ]+$/, '') || 'fichier'
  const dot = bare.lastIndexOf('.')
  const extension = dot > 0 && bare.length - dot <= 12 ? bare.slice(dot) : ''
  return bare.slice(0, bare.length - extension.length).slice(0, 150 - extension.length) + extension
}

function noRoom(name: string): AppError {
  return new AppError(
    'full',
    `Le disque n’a plus assez de place pour « ${name} ». Rien n’a été ajouté : libérez de la place, puis recommencez.`,
  )
}
