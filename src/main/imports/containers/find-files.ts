import { lstatSync, readdirSync, type Stats, statSync } from 'node:fs'
import { join } from 'node:path'
import { readStoredHead } from '../../kernel/files/stored.ts'
import type { Given } from './container-entry.ts'

/** A file to read: `direct` when the user named it, not when it was stats in a folder. */
export interface Found extends Given {
  readonly size: number
  readonly direct: boolean
  /** why it will not be read */
  readonly reason?: string
}

/** Every file given, folders walked to the bottom in the order of names; links inside folders are reported, not followed, and so is what cannot be opened. */
export function* findFiles(inputs: readonly Given[]): Generator<Found> {
  for (const { path, name } of inputs) {
    const entry = look(path)
    if (typeof entry === 'string') yield { path, name, size: 0, direct: true, reason: entry }
    else if (entry.isDirectory()) yield* walk(path, name)
    else if (entry.isFile()) yield { path, name, size: entry.size, direct: true }
    else yield { path, name, size: 0, direct: true, reason: 'ce n’est ni un fichier ni un dossier' }
  }
}

function* walk(folder: string, name: string): Generator<Found> {
  const entries = within(folder)
  if (typeof entries === 'string') {
    yield { path: folder, name, size: 0, direct: false, reason: entries }
    return
  }
  for (const entry of entries.sort()) {
    const [path, label] = [join(folder, entry), `${name}/${entry}`]
    const stats = look(path, false)
    const no = (reason: string): Found => ({ path, name: label, size: 0, direct: false, reason })
    if (typeof stats === 'string') yield no(stats)
    else if (stats.isDirectory()) yield* walk(path, label)
    else if (stats.isFile()) yield { path, name: label, size: stats.size, direct: false }
    else if (stats.isSymbolicLink()) yield no('c’est un lien vers un autre fichier : il n’est pas suivi')
  }
}

/** The file at a path, following a link or not; else the reason why it cannot be read. */
function look(path: string, follow = true): Stats | string {
  try {
    return follow ? statSync(path) : lstatSync(path)
  } catch (error) {
    return whyNot(error, 'le fichier')
  }
}

function within(folder: string): string[] | string {
  try {
    return readdirSync(folder)
  } catch (error) {
    return whyNot(error, 'le dossier')
  }
}

function whyNot(error: unknown, what: string): string {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  if (code === 'ENOENT' || code === 'ENOTDIR') return `${what} est introuvable`
  if (code === 'EACCES' || code === 'EPERM')
    return `${what} ne peut pas être ouvert : vous n’en avez pas le droit`
  if (code === 'ELOOP') return 'c’est un lien qui tourne en rond'
  if (code === 'ENAMETOOLONG') return 'son chemin est trop long pour être suivi'
  return `${what} ne peut pas être lu : le disque ne répond pas comme il faut`
}

/** When a file was last changed, and its size; undefined where one cannot tell. */
export function stateOfFile(path: string): { readonly size: number; readonly changedAt: number } | undefined {
  const entry = look(path)
  return typeof entry === 'string' ? undefined : { size: entry.size, changedAt: entry.mtimeMs }
}

export type Container = 'zip' | 'gzip' | 'tar' | 'single'

/** Tells the kind of a file by its first bytes, whatever its name. */
export const containerOf = (path: string): Container => kindOf(readStoredHead(path, 512))

/** The same from bytes already read. */
export function kindOf(head: Buffer): Container {
  if (head[0] === 0x50 && head[1] === 0x4b && [0x0304, 0x0506].includes(head.readUInt16BE(2))) return 'zip'
  if (head[0] === 0x1f && head[1] === 0x8b) return 'gzip'
  return head.length === 512 && isTar(head) ? 'tar' : 'single'
}

/** Whether some bytes are a tar header: it carries their sum, its own field counted as spaces. */
function isTar(head: Buffer): boolean {
  const checksum = Number.parseInt(head.toString('latin1', 148, 156), 8)
  if (!(checksum > 256)) return false
  let sum = 256
  for (let at = 0; at < 512; at += 1) if (at < 148 || at >= 156) sum += head[at] as number
  return checksum === sum
}
