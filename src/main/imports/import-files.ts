import { randomUUID } from 'node:crypto'
import type { ImportRecord, ImportReport } from '../../shared/imports/job.ts'
import { AppError } from '../../shared/kernel/errors.ts'
import type { Library } from '../kernel/library.ts'
import { type Batch, beginning } from './batch.ts'
import type { Given } from './containers/container-entry.ts'
import { findFiles, stateOfFile } from './containers/find-files.ts'
import type { Reading } from './jobs/reading.ts'
import { planFiles } from './plan-files.ts'
import { writer } from './record-writer.ts'
import { reportOf } from './report.ts'
import { type ImportFile, imports, readOf } from './store.ts'

export interface Progress {
  /** records read */
  readonly done: number
  readonly bytes: number
  readonly totalBytes: number
}

export interface Hooks {
  progress(now: Progress): void
  /** true: stop and keep what is committed; 'later': the same, to be taken up again */
  isCancelled(): boolean | 'later'
  /** resolves once the import may go on */
  pause?(): Promise<void> | undefined
}

export interface Options {
  readonly id?: string
  readonly title?: string
  /** how files are read: in this thread unless told otherwise */
  readonly read?: (reading: Reading) => AsyncGenerator<Batch>
  /** records committed together */
  readonly size?: number
}

/**
 * Reads files, folders and archives in the public formats and puts what they hold in the library, batch after batch. A record
 * that cannot be read is reported by name and reason; the rest goes in. In the report, `read` is the sum of the other five.
 */
export async function importFiles(
  library: Pick<Library, 'db'>,
  inputs: readonly Given[],
  hooks: Hooks,
  options: Options = {},
): Promise<ImportReport> {
  const files = planFiles([...findFiles(inputs)]).map(file => ({
    ...file,
    changed: stateOfFile(file.path)?.changedAt ?? 0,
  }))
  const id = options.id ?? randomUUID()
  const store = imports(library.db)
  if (store.find(id)) {
    store.plan(id, files)
    store.setState(id, 'running')
  } else store.begin(id, options.title ?? '', files)
  return goOn(library, id, hooks, options)
}

/** Takes up an import where its last batch ended, without counting anything twice. */
export async function resumeImport(
  library: Pick<Library, 'db'>,
  id: string,
  hooks: Hooks,
  options: Options = {},
): Promise<ImportReport> {
  const importRow = imports(library.db).get(id)
  if (importRow.state === 'done' || importRow.state === 'cancelled')
    throw new AppError('refused', 'Cet import est terminé : il n’y a rien à reprendre.', { id })
  // cut short before what was given was looked at
  if (importRow.files.some(({ changed: changedAt }) => changedAt === undefined))
    return importFiles(library, importRow.files, hooks, { ...options, id })
  imports(library.db).setState(id, 'running')
  return goOn(library, id, hooks, options)
}

async function goOn(
  { db }: Pick<Library, 'db'>,
  id: string,
  hooks: Hooks,
  options: Options,
): Promise<ImportReport> {
  const store = imports(db)
  const importRow = store.get(id)
  const write = writer(db, importRow)
  const { totalBytes } = importRow.counts
  const before = importRow.counts.seconds
  let startedAt = performance.now()
  const tell = () => {
    const counts = write.counts()
    hooks.progress({ done: readOf(counts), bytes: counts.bytes, totalBytes })
  }
  const readFiles = options.read ?? (await import('./jobs/reading.ts')).readBatches
  const files = importRow.files.map((file, at) => (at < importRow.cursor.file ? file : sameStill(file)))
  let state: ImportRecord['state'] = 'done'
  try {
    const { cursor } = importRow
    // what can no longer be read on is said once, whatever was read of it
    const other = files[cursor.file]?.reason !== importRow.files[cursor.file]?.reason
    const from = other ? { ...beginning, file: cursor.file } : cursor
    for await (const batch of readFiles({ files, from, size: options.size })) {
      const pause = hooks.isCancelled() ? undefined : hooks.pause?.()
      if (pause) {
        store.setState(id, 'paused')
        const pauseStart = performance.now()
        await pause
        startedAt += performance.now() - pauseStart
        store.setState(id, 'running')
      }
      const stop = hooks.isCancelled()
      if (stop) {
        state = stop === 'later' ? 'interrupted' : 'cancelled'
        break
      }
      write.commit(batch, before + (performance.now() - startedAt) / 1000)
      tell()
    }
    store.setState(id, state)
    write.close()
  } catch (error) {
    // a full disk may well refuse this too: it is then found interrupted
    try {
      store.setState(id, 'failed')
    } catch {}
    throw error
  }
  return reportOf(db, id)
}

/** A file that is no longer the one the import began with is not read on: its places would be others. */
function sameStill(file: ImportFile): ImportFile {
  if (file.reason) return file
  const state = stateOfFile(file.path)
  if (!state) return { ...file, reason: 'le fichier n’est plus à sa place' }
  if (state.size !== file.size || state.changedAt !== file.changed)
    return { ...file, reason: 'le fichier a changé depuis le début de l’import : importez-le de nouveau' }
  return file
}
