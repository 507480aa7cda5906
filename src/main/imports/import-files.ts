import { randomUUID } from 'node:crypto'
import type { ImportReport } from '../../shared/imports/job.ts'
import { AppError } from '../../shared/kernel/errors.ts'
import { guarded } from '../kernel/database/refusals.ts'
import type { Library } from '../kernel/library.ts'
import type { Given } from './containers/container-entry.ts'
import { findFiles, stateOfFile } from './containers/find-files.ts'
import { type Hooks, type Options, readPasses } from './passes.ts'
import { planFiles } from './plan-files.ts'
import { reportOf } from './report.ts'
import { starterCount } from './starter-count.ts'
import { type ImportRow, imports } from './store.ts'

/** Bytes of archives that take half a minute to a minute to import: of fewer, a first reading would only delay the end. */
const MIN_TWICE_BYTES = 64 * 2 ** 20

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
  if (isReadTwice(store.get(id), options)) store.startPass(id, 'first')
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
  const isLong = isReadTwice(store.get(id), options)
  const before = isLong ? starterCount(db) : undefined
  try {
    store.setState(id, await readPasses({ db, id, hooks, options }))
    // folds the journal into the file
    guarded(() => db.pragma('wal_checkpoint(TRUNCATE)'))
  } catch (error) {
    // a full disk may well refuse this too: it is then found interrupted
    try {
      store.setState(id, 'failed')
    } catch {}
    throw error
  }
  const after = before && starterCount(db)
  const isMore = after && after.withText > before.withText
  return { ...reportOf(db, id), ...(isMore && { starter: after }) }
}

/**
 * Whether the files of an import are read twice, first for the texts that are wanted before all: where it takes only what is cited,
 * and where reading once is long enough that somebody may not wait for its end.
 */
const isReadTwice = ({ onlyCited, counts }: ImportRow, { firstFrom = MIN_TWICE_BYTES }: Options): boolean =>
  onlyCited || counts.totalBytes >= firstFrom
