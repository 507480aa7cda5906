import type { ImportReport } from '../../shared/model/job.ts'
import type { Library } from '../library.ts'
import { batches } from './batch.ts'
import { deletedIds } from './deletions.ts'
import { entriesOf } from './entries.ts'
import { type Entry, type Given, isDeletions, isXml } from './entry.ts'
import { type Found, findFiles, kindOf } from './files.ts'
import { parts, readRecord } from './formats.ts'
import { readPack } from './pack.ts'
import { Refusal } from './refusal.ts'
import { rootOf, textOf } from './text.ts'

export interface Progress {
  readonly done: number
  readonly bytes: number
  readonly totalBytes: number
}

export interface Hooks {
  progress(now: Progress): void
  cancelled(): boolean
}

/**
 * Reads files, folders and archives in the public formats and puts what they hold in the library, some 500 records at a time.
 * A record that cannot be read is reported by name and reason; the rest goes in. Cancelled, it keeps what it has committed.
 * In the report, `read` is the sum of the other five.
 */
export async function importFiles(
  library: Pick<Library, 'db'>,
  given: readonly Given[],
  hooks: Hooks,
): Promise<ImportReport> {
  const started = performance.now()
  const files = [...findFiles(given)]
  const totalBytes = files.reduce((sum, file) => sum + file.size, 0)
  const batch = batches(library.db)
  let bytes = 0
  let ended = 0
  const tell = () => hooks.progress({ done: batch.done(), bytes: Math.min(bytes, totalBytes), totalBytes })

  for (const file of files) {
    if (hooks.cancelled()) break
    const context = { asOf: stateOf(file.name) }
    const kept = new Set<string>()
    const taken: string[] = []
    for await (const entry of entriesOf(file, used => {
      bytes += used
    })) {
      if (hooks.cancelled()) break
      const where = entry.path ? `${file.name} › ${entry.path}` : file.name
      if ('reason' in entry) batch.reject(where, entry.reason)
      else if (isDeletions(entry.path)) taken.push(...deletedIds(entry.bytes))
      else {
        if (/^\d{8}-\d{6}\//.test(entry.path)) kept.add(entry.path.slice(entry.path.lastIndexOf('/') + 1, -4))
        readEntry(entry, file, where, context, batch)
      }
      tell()
    }
    ended += file.size
    bytes = ended
    batch.flush()
    // what the same delta both takes back and brings stays
    if (!hooks.cancelled()) batch.retire(taken.filter(id => !kept.has(id)))
  }
  batch.close()
  tell()
  return batch.report((performance.now() - started) / 1000)
}

type Batch = ReturnType<typeof batches>

function readEntry(
  entry: Entry & { bytes: Buffer },
  file: Found,
  where: string,
  context: { asOf: string | undefined },
  batch: Batch,
): void {
  const named = file.direct && !entry.path
  try {
    if (kindOf(entry.bytes.subarray(0, 512)) !== 'single')
      throw new Refusal('une archive dans une archive n’est pas ouverte : extrayez-la d’abord')
    const text = textOf(entry.bytes)
    if (/^\s*\{/.test(text)) {
      readJson(text, named, where, batch)
      return
    }
    const root = rootOf(text)
    // a web page or a drawing met in a folder is not a record
    if (!root && !named && !isXml(entry.path || file.name)) return
    if (!root) throw new Refusal('le fichier n’est pas du XML, ou il est tronqué dès le début')
    if (root in parts && !named) return
    const known = named || isXml(entry.path || file.name) || root === 'ARTICLE' || root === 'Document'
    if (known) batch.add(where, readRecord(root, text, context))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    batch.reject(where, error.message)
  }
}

function readJson(text: string, named: boolean, where: string, batch: Batch): void {
  if (!text.includes('"pretoire"')) {
    if (named) throw new Refusal('ce fichier JSON n’est pas un lot Prétoire')
    return
  }
  const { pack, rejected } = readPack(text)
  for (const { file, reason } of rejected) batch.reject(`${where} › ${file}`, reason)
  batch.pack(where, pack)
}

/** The date in the name of a DILA archive: the publisher's state. */
function stateOf(name: string): string | undefined {
  const [, year, month, day] = /_(\d{4})(\d{2})(\d{2})-\d{6}\.tar/.exec(name) ?? []
  return year ? `${year}-${month}-${day}` : undefined
}
