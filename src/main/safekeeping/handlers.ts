import { arch, platform, release, totalmem } from 'node:os'
import type { BackupRef, Handlers } from '../../shared/contract/contract.ts'
import type { Context, Host } from '../kernel/context.ts'
import { resolveFile, used } from '../kernel/files/uploads.ts'
import { windowFault } from '../kernel/log.ts'
import { version } from '../kernel/places.ts'
import { canReveal, reveal } from '../kernel/reveal.ts'
import type { Keyring } from '../kernel/vault/keyring.ts'
import { synchroniserOf } from '../library/synchronised.ts'
import { backup } from './backup.ts'
import { examine, mend } from './doctor.ts'
import { backups, listedBackup } from './list.ts'
import { proposedFolder } from './moving/destination.ts'
import { safetyNotices } from './notices.ts'
import { preview, restore } from './restore.ts'
import { copyToSecondPlace, secondPlace, setSecondPlace } from './second-place.ts'
import { noteState, readState } from './state.ts'
import { addKeyringSlot, removeKeyringSlot } from './vault/keyring-slot.ts'
import { vaultReport } from './vault/report.ts'
import { changePassphrase, renewRecovery, unlockVault } from './vault/vault.ts'

/** The part of safekeeping that differs from one host to another. */
export interface SafekeepingHost {
  /** the system's keyring; only the window of Electron reaches it */
  readonly keyring?: Keyring | undefined
}

/** The tools of handlers of the vault. */
export interface SafekeepingContext extends Context {
  readonly host: Host & SafekeepingHost
}

/** Backups of the library, made while working, looked into and put back; and the doctor that examines and mends it. */
export function backupHandlers({ library, host }: SafekeepingContext) {
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
    'library.shelter': () => ({ tool: synchroniserOf(library.folder) ?? null, to: proposedFolder() }),
    'backups.notices': () => safetyNotices(library),
    'vault.status': () => vaultReport(library.folder, host.keyring !== undefined),
    'vault.passphrase': async ({ current, next }) => {
      // a window left open is not enough to change it
      await unlockVault(library.folder, current)
      await changePassphrase(library.folder, next)
      return {}
    },
    'vault.recovery': async ({ current }) => {
      await unlockVault(library.folder, current)
      return { recovery: await renewRecovery(library.folder) }
    },
    'vault.addKeyring': async ({ current }) => {
      await unlockVault(library.folder, current)
      await addKeyringSlot(library.folder, host.keyring)
      return {}
    },
    'vault.removeKeyring': () => {
      removeKeyringSlot(library.folder)
      return {}
    },
    'library.doctor': async () => {
      const problems = await examine(library)
      const blocking = problems.filter(one => one.severity === 'blocking').length
      const { doctor } = readState(library.backups)
      // mended: the notice of the weekly examination goes
      if (blocking === 0 && doctor && doctor.problems > 0)
        noteState(library.backups, { doctor: { at: new Date().toISOString(), problems: 0 } })
      return problems
    },
    'library.mend': () => mend(library),
  } satisfies Partial<Handlers>
}

const SHOWN_LINES = 400
const REPORTED_LINES = 120

/** The log as the window shows it, and the report made of it. */
export function diagnosticHandlers({ library, host: { log } }: Context) {
  return {
    'diagnostics.log': () => ({
      folder: log.folder,
      isRevealable: log.folder !== '' && canReveal(),
      lines: log.tail(SHOWN_LINES),
    }),
    'diagnostics.reveal': async () => {
      await reveal(log.folder)
      return {}
    },
    'diagnostics.report': async () => {
      const problems = await examine(library)
      const { electron, node, v8 } = process.versions
      return {
        text: [
          `Prétoire ${version}${electron ? `, Electron ${electron}` : ''}, Node ${node}, V8 ${v8}`,
          `${platform()} ${release()} ${arch()}, ${Math.round(totalmem() / 2 ** 30)} Gio de mémoire`,
          problems.length === 0
            ? 'Bibliothèque : rien à signaler.'
            : `Bibliothèque : ${problems.map(({ code, severity }) => `${code} (${severity})`).join(', ')}`,
          '',
          ...log.tail(REPORTED_LINES),
        ].join('\n'),
      }
    },
    'diagnostics.record': report => {
      const { panel, error } = windowFault(report)
      log.bug(`window ${panel}`, error)
      return {}
    },
  } satisfies Partial<Handlers>
}
