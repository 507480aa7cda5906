import type { Handlers } from '../../shared/contract.ts'
import type { Context } from '../context.ts'
import { starterFiles } from '../starter.ts'
import { given } from '../uploads.ts'

/** Long tasks: imports, followed and cancelled by their job. */
export function importHandlers({ library, host, jobs }: Context) {
  return {
    'imports.start': async ({ files }) => {
      const found = await Promise.all(files.map(file => given(library.folder, file, host.paths)))
      return jobs.start('import', found)
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
