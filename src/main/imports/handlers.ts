import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { basename, dirname, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Handlers } from '../../shared/contract/contract.ts'
import type { ImportRecord, ReportLine } from '../../shared/imports/job.ts'
import { OUTCOME_WORDS } from '../../shared/imports/job.ts'
import { csvRow, csvTable } from '../../shared/kernel/csv.ts'
import { safely } from '../kernel/database/refusals.ts'
import { nameOf, newExport } from '../kernel/files/exports.ts'
import { sealingFor, storedSize } from '../kernel/files/stored.ts'
import { resolveFile } from '../kernel/files/uploads.ts'
import type { Library } from '../kernel/library.ts'
import type { JobContext } from './jobs/jobs.ts'
import { filesOf } from './kinds/store.ts'
import { starterFiles } from './starter.ts'
import { type ImportRow, imports, type LineQuery, readOf } from './store.ts'

/** The report of an import as a table for a spreadsheet. */
async function saveReport(
  { db, folder }: Pick<Library, 'db' | 'folder'>,
  id: string,
  filter: Pick<LineQuery, 'outcome' | 'text'>,
): Promise<{ id: string; name: string; bytes: number }> {
  const store = imports(db)
  const { startedAt } = store.get(id)
  const file = newExport(folder, nameOf(`rapport-import-${startedAt.slice(0, 10)}`, 'csv'))
  try {
    await safely(async () => {
      await pipeline(
        Readable.from(table(store.pages(id, filter))),
        sealingFor(file.path),
        createWriteStream(`${file.path}.part`, { mode: 0o600, flush: true }),
      )
      await rename(`${file.path}.part`, file.path)
    })
  } catch (error) {
    await rm(dirname(file.path), { recursive: true, force: true })
    throw error
  }
  return { id: file.id, name: file.name, bytes: storedSize(file.path) }
}

function* table(pages: Iterable<readonly ReportLine[]>): Generator<string> {
  yield csvTable([['Résultat', 'Fichier', 'Emplacement', 'Raison', 'Source']])
  for (const page of pages)
    yield page
      .map(({ outcome, file, place, reason, label = '' }) =>
        csvRow([OUTCOME_WORDS[outcome], file, place, reason, label]),
      )
      .join('')
}

/** Long tasks: imports, followed and cancelled by their job. */
export function importHandlers({ library, host, jobs }: JobContext) {
  const store = imports(library.db)
  return {
    'imports.start': async ({ files, onlyCited }) => {
      // A path that leads nowhere is one line of the report: the other files go in.
      const contents = await Promise.all(
        files.map(file =>
          'token' in file
            ? onDisk(host.tokens.file(file.token))
            : resolveFile(library.folder, file, host.tokens),
        ),
      )
      return jobs.start('import', contents, onlyCited)
    },
    'imports.starter': () => jobs.start('starter', starterFiles()),
    'imports.list': () => jobs.imports().map(recordOf),
    'imports.resume': ({ id }) => jobs.takeUp(id),
    'imports.report': ({ id, ...query }) => store.lines(id, query),
    'imports.files': ({ id, ...page }) =>
      filesOf(
        library.db,
        id,
        store.get(id).files.map(({ name }) => name),
        page,
      ),
    'imports.saveReport': ({ id, ...query }) => saveReport(library, id, query),
    'jobs.get': ({ id }) => jobs.get(id),
    'jobs.list': () => jobs.list(),
    'jobs.pause': ({ id }) => {
      jobs.pause(id)
      return {}
    },
    'jobs.resume': ({ id }) => {
      jobs.resume(id)
      return {}
    },
    'jobs.cancel': async ({ id }) => {
      await jobs.cancel(id)
      return {}
    },
  } satisfies Partial<Handlers>
}

const onDisk = (path: string) => ({ path: resolve(path), name: basename(path) })

function recordOf({ id, title, state, startedAt, endedAt, counts }: ImportRow): ImportRecord {
  const { bytes, totalBytes, ...report } = counts
  return {
    id,
    title,
    state,
    startedAt,
    ...(endedAt && { endedAt }),
    bytes: Math.min(bytes, totalBytes),
    totalBytes,
    report: { read: readOf(counts), ...report },
  }
}
