import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { keysFor, sealedName } from '../vault/keys.ts'
import { openBytes, sealBytes } from '../vault/sealing.ts'

/** A file the user gave, wherever it lies. */
export interface GivenFile {
  readonly path: string
  readonly name: string
}

/** Names, in a sealed library, of the file of a place and of the sealed text that tells its own. */
const CONTENT_FILE = 'contenu'
const NAME_FILE = 'nom'

/** Makes a folder for one file of that name, and says where to write it. In a sealed library its name lies sealed beside it. */
export function newPlace(place: string, name: string): string {
  mkdirSync(place, { recursive: true, mode: 0o700 })
  const keys = keysFor(place)
  if (!keys) return join(place, name)
  writeFileSync(join(place, NAME_FILE), sealBytes(keys.files, Buffer.from(name)), {
    mode: 0o600,
    flush: true,
  })
  return join(place, CONTENT_FILE)
}

/** The file of a place, under the name it was given; undefined where there is none. */
export function fileIn(place: string): GivenFile | undefined {
  const names = existsSync(place) ? readdirSync(place) : []
  const isNameSealed = names.includes(NAME_FILE) && keysFor(place) !== undefined
  const file = isNameSealed ? names.find(one => one === CONTENT_FILE) : names[0]
  if (file === undefined) return undefined
  const path = join(place, file)
  return { path, name: nameOfFile(path) }
}

/** The name by which the user knows a file. */
export function nameOfFile(path: string): string {
  const sealed = join(dirname(path), NAME_FILE)
  const keys = basename(path) === CONTENT_FILE ? keysFor(path) : undefined
  if (!keys || !existsSync(sealed)) return basename(path)
  return openBytes(keys.files, readFileSync(sealed), sealed).toString('utf8')
}

/** The name on the disk of a file of a working folder: in a sealed library it tells nothing. */
export function nameOnDisk(folder: string, name: string): string {
  const keys = keysFor(folder)
  return keys ? sealedName(keys, name) : name
}
