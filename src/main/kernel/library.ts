import { randomUUID } from 'node:crypto'
import { closeSync, fsyncSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { AppError } from '../../shared/kernel/errors.ts'
import type { SafetyNotice } from '../../shared/safekeeping/model.ts'
import type { Database } from './database/open.ts'
import { makeFolder, nameDurably } from './files/durable-names.ts'

/** A library: a folder of the user's, with its database and the files it keeps by their content. */
export interface Library {
  readonly db: Database
  readonly folder: string
  /** its disk is full, or it is protected: `db` is a copy that takes no write */
  readonly isReadOnly: boolean
  /** where a file of that content is, or would be */
  file(sha256: string): string
  /** keeps these bytes; the same bytes twice are one file */
  keep(bytes: Uint8Array): { sha256: string; size: number }
  /** where files made for the user wait to be fetched */
  readonly exports: string
  readonly backups: string
  /** what was found wrong when it was opened, and stays so while it is open */
  readonly warnings: readonly SafetyNotice[]
  close(): void
}

/** Refuses what writes in a library that is open to be read; why it is stands among its warnings. */
export function refuseReadOnly({ isReadOnly }: Pick<Library, 'isReadOnly'>): void {
  if (isReadOnly)
    throw new AppError(
      'refused',
      'Rien n’a été enregistré\u00a0: la bibliothèque est ouverte pour être lue seulement. Libérez de la place, ou ôtez ce qui la protège contre l’écriture, puis rouvrez Prétoire.',
    )
}

/**
 * The file is there whole or not at all: written beside, flushed, then given its name. This account alone reads it, or, `shared`, whoever
 * the folder gives it to; a hidden name then keeps it from them while it is written.
 */
export function writeWhole(file: string, bytes: Uint8Array, readers: 'own' | 'shared' = 'own'): void {
  const isOwn = readers === 'own'
  if (isOwn) makeFolder(dirname(file))
  else mkdirSync(dirname(file), { recursive: true })
  const part = `${basename(file)}.${randomUUID().slice(0, 8)}.part`
  const beside = join(dirname(file), isOwn ? part : `.${part}`)
  try {
    const handle = openSync(beside, 'wx', isOwn ? 0o600 : 0o666)
    try {
      for (let at = 0; at < bytes.byteLength; ) at += writeSync(handle, bytes, at)
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    nameDurably(beside, file)
  } catch (error) {
    rmSync(beside, { force: true })
    throw error
  }
}
