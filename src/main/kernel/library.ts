import { createHash, randomUUID } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { type Database, openDb } from './database/open.ts'
import { guarded } from './database/refusals.ts'

/** A library: a folder of the user's, with its database and the files it keeps by their content. */
export interface Library {
  readonly db: Database
  readonly folder: string
  /** where a file of that content is, or would be */
  file(sha256: string): string
  /** keeps these bytes; the same bytes twice are one file */
  keep(bytes: Uint8Array): { sha256: string; size: number }
  /** where files made for the user wait to be fetched */
  readonly exports: string
  readonly backups: string
  close(): void
}

/** The name that no file bears. */
const NO_FILE = 'aucun'
/** The name of a file kept by its content. An exhibit saved or received says its own: a name that would lead out of the folder is that of no file. */
const leafName = (sha256: string): string => (/^[\w-]*$/.test(sha256) ? sha256 : NO_FILE)

/** Opens the library of a folder (made private to the user, with what it needs, when it is not there). */
export function openLibrary(folder: string, cache?: number): Library {
  const [files, exports, backups] = ['files', 'exports', 'backups'].map(name => join(folder, name)) as [
    string,
    string,
    string,
  ]
  guarded(() => {
    for (const place of [folder, files, exports, backups]) {
      mkdirSync(place, { recursive: true, mode: 0o700 })
      chmodSync(place, 0o700)
    }
  })
  const db = openDb(join(folder, 'library.db'), cache)
  const file = (sha256: string) => join(files, leafName(sha256).slice(0, 2), leafName(sha256))
  return {
    db,
    folder,
    file,
    keep: bytes => {
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      if (!existsSync(file(sha256))) guarded(() => writeWhole(file(sha256), bytes))
      return { sha256, size: bytes.byteLength }
    },
    exports,
    backups,
    close: () => db.close(),
  }
}

/** The file is there whole or not at all: written beside, flushed, then given its name. */
export function writeWhole(file: string, bytes: Uint8Array): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const beside = `${file}.${randomUUID().slice(0, 8)}.part`
  try {
    const handle = openSync(beside, 'wx', 0o600)
    try {
      for (let at = 0; at < bytes.byteLength; ) at += writeSync(handle, bytes, at)
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    renameSync(beside, file)
  } catch (error) {
    rmSync(beside, { force: true })
    throw error
  }
}
