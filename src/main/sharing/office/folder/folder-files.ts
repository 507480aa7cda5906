import { randomUUID } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'

/**
 * Writes a file that never changes afterwards: under a temporary name, flushed, then given its own. Its rights are those that the
 * folder gives to everybody who shares it.
 */
export function writeImmutable(file: string, bytes: Uint8Array): void {
  mkdirSync(dirname(file), { recursive: true })
  const beside = join(dirname(file), `.${basename(file)}.${randomUUID().slice(0, 8)}.part`)
  try {
    const handle = openSync(beside, 'wx')
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

/** The content of a file that may not have come yet, or be half there. */
export const readArrived = (file: string): Buffer | undefined => {
  try {
    return readFileSync(file)
  } catch {
    return undefined
  }
}

/** The names in a folder that may not have come yet. */
export const namesIn = (folder: string): readonly string[] => (existsSync(folder) ? readdirSync(folder) : [])
