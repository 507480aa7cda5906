import { AppError } from '../kernel/errors.ts'

/** The end of the name of a dossier given under a passphrase. */
export const SEALED_EXTENSION = 'dossier-scelle'

/** The detail of a refusal that asks for the passphrase of a dossier's file. */
export const NEEDS_DOSSIER_PASSPHRASE = { dossier: 'sealed' } as const

/** Whether the file of a dossier was refused for want of its passphrase, or for another. */
export function needsDossierPassphrase(error: unknown): boolean {
  const detail = error instanceof AppError ? error.detail : undefined
  return typeof detail === 'object' && detail !== null && 'dossier' in detail && detail.dossier === 'sealed'
}
