import { dirname } from 'node:path'
import type { StarterCount } from '../../shared/imports/job.ts'
import type { Database } from '../kernel/database/open.ts'
import { graphPass } from '../library/citations/read-citations.ts'
import { type Batch, beginning } from './batch.ts'
import { stateOfFile } from './containers/find-files.ts'
import { citedKeys, lackingKeys } from './first/lacking.ts'
import { firstRecords } from './first/store.ts'
import type { Reading } from './jobs/reading.ts'
import { writer } from './record-writer.ts'
import { starterCount } from './starter-count.ts'
import { type ImportFile, imports, type Pass, readOf } from './store.ts'

export interface Progress {
  /** records read */
  readonly done: number
  readonly bytes: number
  readonly totalBytes: number
  /** during a first reading: how many authorities of the starter library have their text */
  readonly first?: StarterCount
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
  /** bytes of the files from which they are read twice */
  readonly firstFrom?: number
}

/** An import under way. */
export interface Work {
  readonly db: Database
  readonly id: string
  readonly hooks: Hooks
  readonly options: Options
}

export type End = 'done' | 'cancelled' | 'interrupted'

/**
 * Reads the files of an import from where it stands: once, or twice where some texts are wanted before all. The second reading
 * passes over the records that the first took, so that each counts once.
 */
export async function readPasses(work: Work): Promise<End> {
  const { db, id } = work
  const store = imports(db)
  if (store.get(id).cursor.pass === 'first') {
    const end = await readWanted(work)
    if (end !== 'done') return end
    store.startPass(id, 'rest')
  }
  const firsts = firstRecords(db, id)
  // what was just taken cites others
  const end = followCitations(work) ?? (await readFiles(work, 'rest', { taken: firsts.places() }))
  if (end !== 'interrupted') firsts.drop()
  return end
}

async function readWanted(work: Work): Promise<End> {
  const { db, id } = work
  const stopped = followCitations(work)
  if (stopped) return stopped
  const { onlyCited } = imports(db).get(id)
  const keys = onlyCited ? citedKeys(db) : lackingKeys(db)
  return keys.size === 0 ? 'done' : readFiles(work, 'first', { wanted: { keys, allFormats: onlyCited } })
}

/** Reads the citations of the texts that wait, before an import that takes only what is cited; the end, where one asks to stop. */
function followCitations({ db, id, hooks }: Work): End | undefined {
  if (!imports(db).get(id).onlyCited) return undefined
  graphPass(db, () => hooks.isCancelled() !== false)
  return endOf(hooks.isCancelled())
}

const endOf = (stop: boolean | 'later'): End | undefined =>
  stop === 'later' ? 'interrupted' : stop ? 'cancelled' : undefined

/** Reads the files once. */
async function readFiles(
  { db, id, hooks, options }: Work,
  pass: Pass,
  selection: Pick<Reading, 'wanted' | 'taken'>,
): Promise<End> {
  const store = imports(db)
  const importRow = store.get(id)
  const write = writer(db, importRow, pass)
  const { totalBytes, seconds: before } = importRow.counts
  let startedAt = performance.now()
  const tell = () => {
    const counts = write.counts()
    const first = pass === 'first' ? { first: starterCount(db) } : {}
    hooks.progress({ done: readOf(counts), bytes: counts.bytes, totalBytes, ...first })
  }
  const read = options.read ?? (await import('./first/read-files.ts')).readFiles
  const files = importRow.files.map((file, at) => (at < importRow.cursor.file ? file : sameStill(file)))
  const { cursor } = importRow
  // what can no longer be read on is said once, whatever was read of it
  const other = files[cursor.file]?.reason !== importRow.files[cursor.file]?.reason
  const from = other ? { ...beginning, file: cursor.file } : cursor
  let end: End | undefined
  // where a text of an older format is converted
  const folder = db.memory ? undefined : dirname(db.name)
  for await (const batch of read({ files, from, size: options.size, folder, ...selection })) {
    const pause = hooks.isCancelled() ? undefined : hooks.pause?.()
    if (pause) {
      store.setState(id, 'paused')
      const pauseStart = performance.now()
      await pause
      startedAt += performance.now() - pauseStart
      store.setState(id, 'running')
    }
    end = endOf(hooks.isCancelled())
    if (end) break
    write.commit(batch, before + (performance.now() - startedAt) / 1000)
    tell()
  }
  return end ?? 'done'
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
