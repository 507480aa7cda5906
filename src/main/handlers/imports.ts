import { basename, resolve } from 'node:path'
import type { Handlers } from '../../shared/contract.ts'
import type { Context } from '../context.ts'
import { starterFiles } from '../starter.ts'
import { given, used } from '../uploads.ts'

/** Long tasks: imports, followed and cancelled by their job. */
export function importHandlers({ library, host, jobs }: Context) {
  return {
    'imports.start': async ({ files }) => {
      // A path that leads nowhere is one line of the report: the other files go in.
      const found = await Promise.all(
        files.map(file =>
          'path' in file && host.paths
            ? { path: resolve(file.path), name: basename(file.path) }
            : given(library.folder, file, host.paths),
        ),
      )
      const job = jobs.start('import', found)
      void jobs
        .finished(job.id)
        .then(() => Promise.all(files.map(file => used(library.folder, file))))
        // What could not be dropped now is swept the next day.
        .catch(() => undefined)
      return job
    },
    'imports.starter': () => jobs.start('starter', starterFiles()),
    'jobs.get': ({ id }) => jobs.get(id),
    'jobs.list': () => jobs.list(),
    'jobs.cancel': ({ id }) => {
      jobs.cancel(id)
      return {}
    },
  } satisfies Partial<Handlers>
}
