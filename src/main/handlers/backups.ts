import type { BackupRef, Handlers } from '../../shared/contract.ts'
import { AppError } from '../../shared/errors.ts'
import { backup, backups, listedBackup, preview, restore } from '../backup.ts'
import type { Context } from '../context.ts'
import { given, used } from '../uploads.ts'

/** The library as one file: made while working, looked into, put back. */
export function backupHandlers({ library, host }: Context) {
  const find = async (file: BackupRef) =>
    'backup' in file
      ? listedBackup(library, file.backup)
      : (await given(library.folder, file, host.paths)).path
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
    'backups.preview': async ({ file }) => preview(library, await find(file)),
    'backups.restore': async ({ file }) => {
      const done = await restore(library, await find(file))
      if (!('backup' in file)) await used(library.folder, file)
      return done
    },
  } satisfies Partial<Handlers>
}
