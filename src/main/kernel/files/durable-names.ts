import { closeSync, fsyncSync, mkdirSync, openSync, renameSync } from 'node:fs'
import { dirname } from 'node:path'

/** Gives a flushed file its name, and has the disk keep it: until its folder is flushed too, a power cut may take the name away. */
export function nameDurably(from: string, to: string): void {
  renameSync(from, to)
  flushFolder(dirname(to))
}

/** Makes a folder of this account alone where it is not there, and has the disk keep its name. */
export function makeFolder(folder: string): void {
  const first = mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (first !== undefined) flushFolder(dirname(first))
}

/** Flushes the names in a folder to the disk. Windows, which opens no folder, flushes them with each rename. */
export function flushFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r')
    try {
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
  } catch {
    // not every system opens or flushes a folder
  }
}
