import type { Handlers } from '../../shared/contract.ts'
import { AppError } from '../../shared/errors.ts'
import { backup, backups, preview, restore } from '../backup.ts'
import type { Context } from '../context.ts'
import { given } from '../uploads.ts'

/** The library as one file: made while working, looked into, put back. */
export function backupHandlers({ library, host }: Context) {
  return {
    'backups.list': () => backups(library),
    'backups.create': ({ to }) => {
      if (to !== undefined && !host.paths) {
        throw new AppError(
          'refused',
          'Cette fenêtre ne choisit pas l’emplacement d’une sauvegarde : elle va dans la bibliothèque, dossier « backups ».',
        )
      }
      return backup(library, { to })
    },
    'backups.preview': async ({ file }) =>
      preview(library, (await given(library.folder, file, host.paths)).path),
    'backups.restore': async ({ file }) =>
      restore(library, (await given(library.folder, file, host.paths)).path),
  } satisfies Partial<Handlers>
}
