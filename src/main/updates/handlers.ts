import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { Handlers } from '../../shared/contract/contract.ts'
import { AppError } from '../../shared/kernel/errors.ts'
import type { Context, Host } from '../kernel/context.ts'
import { resolveFile, used } from '../kernel/files/uploads.ts'
import { resource } from '../kernel/places.ts'
import { type ExaminedUpdate, examineUpdate } from './examine.ts'
import { type Desktop, handOver } from './hand-over.ts'
import type { PublicKey } from './minisign.ts'
import { provenBackup } from './proven-backup.ts'
import { alteredError, isUnchanged } from './stage.ts'
import { ownTrust, type Trust } from './trust.ts'

const publicPart = ({ id, comment }: PublicKey) => ({ id, comment })

/** The part of updates that differs from one host to another. */
export interface UpdateHost {
  /** hands a file over to the system; a host without a screen leaves it out */
  readonly desktop?: Desktop | undefined
  /** what updates are held against; left out, the keys and the version of this copy */
  readonly trust?: Trust | undefined
}

/** The tools of handlers that install updates. */
export interface UpdateContext extends Context {
  readonly host: Host & UpdateHost
}

/** The program's version and licences; its updates: a file verified, a backup proven, the system asked. */
export function updateHandlers({ library, host }: UpdateContext) {
  const trust = host.trust ?? ownTrust()
  const licences = resource('LICENCES-TIERS.txt')
  let candidate: ExaminedUpdate | undefined
  return {
    'program.about': () => ({
      version: trust.version,
      keys: trust.keys.map(publicPart),
      licences: existsSync(licences),
    }),
    'program.licences': async () => {
      if (existsSync(licences)) return { text: await readFile(licences, 'utf8') }
      throw new AppError(
        'not-found',
        'La liste des licences est faite avec le programme installé ; cette copie, ouverte depuis ses sources, ne l’a pas.',
      )
    },
    'updates.examine': async ({ files }) => {
      const refs = await Promise.all(files.map(file => resolveFile(library.folder, file, host.tokens)))
      candidate = undefined
      try {
        candidate = await examineUpdate(library.folder, refs, trust)
      } finally {
        await Promise.all(files.map(file => used(library.folder, file)))
      }
      return { ...candidate, key: publicPart(candidate.key) }
    },
    'updates.install': async ({ id }) => {
      const update = candidate
      if (update?.id !== id)
        throw new AppError(
          'not-found',
          'Cette mise à jour n’est plus prête. Rien n’a été changé : choisissez son fichier de nouveau.',
        )
      const backup = await provenBackup(library)
      if (!(await isUnchanged(update))) throw alteredError('elle a été changée depuis sa vérification')
      return { version: update.version, file: update.file, backup, ...(await handOver(update, host.desktop)) }
    },
  } satisfies Partial<Handlers>
}
