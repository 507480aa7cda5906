import type { BackupRef, Handlers } from '../../shared/kernel/contract.ts'
import type { Context } from '../kernel/context.ts'
import { resolveFile, used } from '../kernel/files/uploads.ts'
import { backup } from './backup.ts'
import { examine, mend } from './doctor.ts'
import { backups, listedBackup } from './list.ts'
import { safetyNotices } from './notices.ts'
import { preview, restore } from './restore.ts'
import { copyToSecondPlace, secondPlace, setSecondPlace } from './second-place.ts'

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
    'backups.secondPlace': () => secondPlace(library),
    'backups.setSecondPlace': async ({ place }) => {
      setSecondPlace(library, place === null ? null : host.tokens.place(place).path)
      if (place !== null) host.tokens.spend(place)
      await copyToSecondPlace(library)
      return secondPlace(library)
    },
    'backups.notices': () => safetyNotices(library),
    'library.doctor': () => examine(library),
    'library.mend': () => mend(library),
  } satisfies Partial<Handlers>
}
