import { basename, resolve } from 'node:path'
import type { ImportRecord } from '../../shared/imports/job.ts'
import type { Handlers } from '../../shared/kernel/contract.ts'
import { resolveFile } from '../kernel/files/uploads.ts'
import type { JobContext } from './jobs/jobs.ts'
import { saveReport } from './report.ts'
import { starterFiles } from './starter.ts'
import { imports, type Kept, readOf } from './store.ts'

/** Long tasks: imports, followed and cancelled by their job. */
export function importHandlers({ library, host, jobs }: JobContext) {
  const store = imports(library.db)
  return {
    'imports.start': async ({ files }) => {
      // A path that leads nowhere is one line of the report: the other files go in.
      const contents = await Promise.all(
        files.map(file =>
          'token' in file
            ? onDisk(host.tokens.file(file.token))
            : resolveFile(library.folder, file, host.tokens),
        ),
      )
      return jobs.start('import', contents)
    },
    'imports.starter': () => jobs.start('starter', starterFiles()),
    'imports.list': () => jobs.imports().map(recordOf),
    'imports.resume': ({ id }) => jobs.takeUp(id),
    'imports.report': ({ id, ...query }) => store.lines(id, query),
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

function recordOf({ id, title, state, startedAt, endedAt, counts }: Kept): ImportRecord {
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
