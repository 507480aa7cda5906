import { lstatSync, readdirSync, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import type { Given } from './entry.ts'

/** A file to read: `direct` when the user named it, not when it was found in a folder. */
export interface Found extends Given {
  readonly size: number
  readonly direct: boolean
  /** why it will not be read */
  readonly reason?: string
}

/** Every file given, folders walked to the bottom in the order of names; links inside folders are reported, not followed. */
export function* findFiles(given: readonly Given[]): Generator<Found> {
  for (const { path, name } of given) {
    const found = statSync(path, { throwIfNoEntry: false })
    if (!found) yield { path, name, size: 0, direct: true, reason: 'le fichier est introuvable' }
    else if (found.isDirectory()) yield* walk(path, name)
    else if (found.isFile()) yield { path, name, size: found.size, direct: true }
    else yield { path, name, size: 0, direct: true, reason: 'ce n’est ni un fichier ni un dossier' }
  }
}

function* walk(folder: string, name: string): Generator<Found> {
  for (const entry of readdirSync(folder).sort()) {
    const [path, label] = [join(folder, entry), `${name}/${entry}`]
    const found = lstatSync(path)
    if (found.isDirectory()) yield* walk(path, label)
    else if (found.isFile()) yield { path, name: label, size: found.size, direct: false }
    else if (found.isSymbolicLink())
      yield {
        path,
        name: label,
        size: 0,
        direct: false,
        reason: 'c’est un lien vers un autre fichier : il n’est pas suivi',
      }
  }
}

export type Container = 'zip' | 'gzip' | 'tar' | 'single'

/** What a file is, from its first bytes; its name is not looked at. */
export async function containerOf(path: string): Promise<Container> {
  const file = await open(path, 'r')
  try {
    const head = Buffer.alloc(512)
    const { bytesRead } = await file.read(head, 0, 512, 0)
    return kindOf(head.subarray(0, bytesRead))
  } finally {
    await file.close()
  }
}

/** The same from bytes already read. */
export function kindOf(head: Buffer): Container {
  if (head[0] === 0x50 && head[1] === 0x4b && [0x0304, 0x0506].includes(head.readUInt16BE(2))) return 'zip'
  if (head[0] === 0x1f && head[1] === 0x8b) return 'gzip'
  return head.length === 512 && isTar(head) ? 'tar' : 'single'
}

/** A tar header carries the sum of its bytes, its own field counted as spaces. */
function isTar(head: Buffer): boolean {
  const said = Number.parseInt(head.toString('latin1', 148, 156), 8)
  if (!(said > 256)) return false
  let sum = 256
  for (let at = 0; at < 512; at += 1) if (at < 148 || at >= 156) sum += head[at] as number
  return said === sum
}
