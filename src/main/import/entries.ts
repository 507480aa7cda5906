import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { createGunzip } from 'node:zlib'
import { type Entry, gather } from './entry.ts'
import { containerOf, type Found, kindOf } from './files.ts'
import { Refusal } from './refusal.ts'
import { tarEntries } from './tar.ts'
import { mayHold } from './text.ts'
import { zipEntries } from './zip.ts'

/** Everything one file gives: itself, or what its archive holds, in order, whatever its name. `read` is told the bytes used. */
export async function* entriesOf(file: Found, read: (bytes: number) => void): AsyncGenerator<Entry> {
  if (file.reason) return yield { path: '', reason: file.reason }
  try {
    const container = await containerOf(file.path)
    if (container === 'zip') yield* zipEntries(file, read)
    else if (container === 'tar') yield* tarEntries(file, false, read)
    else if (container === 'gzip') yield* gzipEntries(file, read)
    else yield* alone(file, read)
  } catch (error) {
    yield { path: '', reason: error instanceof Refusal ? error.message : unreadable(error) }
  }
}

async function* gzipEntries(file: Found, read: (bytes: number) => void): AsyncGenerator<Entry> {
  const head = await unzippedHead(file.path)
  if (head.length === 0) yield { path: '', reason: 'le fichier compressé est vide ou abîmé' }
  else if (kindOf(head) === 'tar') yield* tarEntries(file, true, read)
  else if (mayHold(head)) yield* alone(file, read, true)
  else if (file.direct) yield { path: '', reason: unknown }
}

const unknown =
  'ce n’est pas un fichier que Prétoire sait lire (données ouvertes du Conseil d’État, LEGI, lot Prétoire)'

async function* alone(file: Found, read: (bytes: number) => void, gzip = false): AsyncGenerator<Entry> {
  const source = createReadStream(file.path)
  const bytes = await gather(gzip ? source.pipe(createGunzip()) : source, basename(file.name))
  read(file.size)
  if (bytes?.length) {
    if (file.direct && !mayHold(bytes)) yield { path: '', reason: unknown }
    else yield { path: '', bytes }
  } else if (file.size === 0 && (file.direct || bytes)) yield { path: '', reason: 'le fichier est vide' }
  else if (file.direct) yield { path: '', reason: unknown }
}

/** The first block of what a gzip holds, without reading on. */
async function unzippedHead(path: string): Promise<Buffer> {
  const source = createReadStream(path, { end: 2 ** 16 })
  const unzip = createGunzip()
  source.on('error', error => unzip.destroy(error))
  const chunks: Buffer[] = []
  try {
    for await (const chunk of source.pipe(unzip) as AsyncIterable<Buffer>) {
      chunks.push(chunk)
      if (chunks.reduce((sum, one) => sum + one.length, 0) >= 512) break
    }
  } catch {
    // cut short: what came is enough to tell
  } finally {
    source.destroy()
  }
  return Buffer.concat(chunks).subarray(0, 512)
}

function unreadable(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'EACCES' || code === 'EPERM')
    return 'le fichier ne peut pas être ouvert : vous n’en avez pas le droit'
  return 'le fichier n’a pas pu être lu jusqu’au bout : il est abîmé ou n’est plus là'
}
