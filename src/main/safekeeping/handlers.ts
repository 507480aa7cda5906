import type { BackupRef, Handlers } from '../../shared/kernel/contract.ts'
import type { Context } from '../kernel/context.ts'
import { resolveFile, used } from '../kernel/files/uploads.ts'
import { backup, backups, listedBackup, preview, restore } from './backup.ts'
import { examine, mend } from './doctor.ts'

/** Backups of the library, made while working, looked into and put back; and the doctor that examines and mends it. */
export function backupHandlers({ library, host }: Context) {
  const find = async (file: BackupRef) =>
    'backup' in file
      ? listedBackup(library, file.backup)
      : (await resolveFile(library.folder, file, host.tokens)).path
  return {
    'backups.list': () => backups(library),
    'backups.create': async ({ to }) => {
      if (to === undefined) return backup(library)
      const archive = await backup(library, { to: host.tokens.place(to) })
      host.tokens.spend(to)
      return { ...archive, file: archive.name }
    },
    'backups.preview': async ({ file }) => preview(library, await find(file)),
    'backups.restore': async ({ file }) => {
      const outcome = await restore(library, await find(file))
      if (!('backup' in file)) await used(library.folder, file)
      return outcome
    },
    'library.doctor': () => examine(library),
    'library.mend': () => mend(library),
  } satisfies Partial<Handlers>
}
