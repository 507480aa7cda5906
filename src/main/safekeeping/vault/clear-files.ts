import {
  createReadStream,
  createWriteStream,
  existsSync,
  linkSync,
  mkdirSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { open } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { nameDurably } from '../../kernel/files/durable-names.ts'
import { wipe } from '../../kernel/files/wiping.ts'

/** The end of the second name of a clear file, under which it is wiped once the sealed one has its place. */
export const CLEAR_END = '.clair'

/** Gives a file the name of another, whose content is then wiped. A kill leaves one of the two under the name, never none. */
export function replaceAndWipe(next: string, path: string): void {
  keepSecondName(path)
  nameDurably(next, path)
  wipe(`${path}${CLEAR_END}`)
}

/** Gives a clear file a second name, under which it is wiped once it has lost the first. */
export function keepSecondName(path: string): void {
  const waiting = `${path}${CLEAR_END}`
  rmSync(waiting, { force: true })
  try {
    linkSync(path, waiting)
  } catch {
    // a disk without links: the old blocks are freed, not overwritten
  }
}

/**
 * Writes a file through a transformation at another place, whole and flushed, then wipes the first. The place has its name once it
 * is whole: where it is there already, the first holds nothing more. It loses its name before it is wiped: a copy made meanwhile has
 * under it what it says, or nothing.
 */
export async function moveThrough(from: string, to: string, change: Transform): Promise<void> {
  if (!existsSync(to)) {
    nameDurably(await writeThrough(from, to, change), to)
  }
  const waiting = from.endsWith(CLEAR_END) ? from : `${from}${CLEAR_END}`
  if (waiting !== from) renameSync(from, waiting)
  wipe(waiting)
}

/** The same under the same name. */
export async function changeInPlace(path: string, change: Transform): Promise<void> {
  replaceAndWipe(await writeThrough(path, path, change), path)
}

/** Writes a file through a transformation beside another, flushed. Returns where. */
export async function writeThrough(from: string, to: string, change: Transform): Promise<string> {
  const beside = `${to}.part`
  mkdirSync(dirname(to), { recursive: true, mode: 0o700 })
  rmSync(beside, { force: true })
  await pipeline(createReadStream(from), change, createWriteStream(beside, { mode: 0o600, flags: 'wx' }))
  const file = await open(beside, 'r+')
  await file.sync().finally(() => file.close())
  return beside
}
