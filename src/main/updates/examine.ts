import { createHash } from 'node:crypto'
import { AppError } from '../../shared/kernel/errors.ts'
import { compareVersions } from '../../shared/updates/version.ts'
import type { GivenFile } from '../kernel/files/named-place.ts'
import { type PublicKey, verifySignature } from './minisign.ts'
import {
  NOTES_FILE,
  type ReleaseStatement,
  readStatement,
  readSums,
  SIGNATURE_FILE,
  SUMS_FILE,
} from './release.ts'
import { alteredError, type StagedInstaller, stageInstaller } from './stage.ts'
import type { Trust } from './trust.ts'
import { readParts, type UpdateParts } from './update-parts.ts'

/** An update whose signature and checksums hold, with its installer set aside in a folder of the library. */
export interface ExaminedUpdate extends ReleaseStatement, StagedInstaller {
  readonly notes: string
  readonly key: PublicKey
}

/**
 * Verifies an update and sets its installer aside. The signature is verified before anything large is read, so that what is
 * unsigned costs nothing. Throws a sentence, and leaves nothing, when it is unsigned, altered, not newer, or for another system.
 */
export async function examineUpdate(
  folder: string,
  files: readonly GivenFile[],
  trust: Trust,
): Promise<ExaminedUpdate> {
  if (trust.keys.length === 0)
    throw new AppError(
      'refused',
      'Cette copie de Prétoire a été faite sans la clé d’un éditeur : elle ne peut vérifier aucune mise à jour, et n’en installe donc aucune. Rien n’a été changé. Installez la nouvelle version comme vous avez installé celle-ci.',
    )
  const parts = await readParts(files)
  try {
    const { key, statement, sums } = verifyRelease(parts, trust)
    refuseOlder(statement, trust.version)
    const notes = readNotes(parts, sums)
    const installer = await stageInstaller(folder, parts, sums, trust)
    return { ...statement, ...installer, notes, key }
  } finally {
    parts.close()
  }
}

function verifyRelease({ texts }: UpdateParts, { keys }: Trust) {
  const [list, signature] = [texts.get(SUMS_FILE), texts.get(SIGNATURE_FILE)]
  if (!list || !signature)
    throw new AppError(
      'refused',
      'Cette mise à jour n’est pas signée : il y manque «\u00a0SHA256SUMS\u00a0» ou «\u00a0SHA256SUMS.minisig\u00a0». Rien n’a été changé. Demandez à son éditeur le fichier complet.',
    )
  const verification = verifySignature(list, signature.toString('utf8'), keys)
  if (verification.state === 'unknown-key')
    throw new AppError(
      'refused',
      `Cette mise à jour est signée par une autre clé (${verification.keyId}) que celle de l’éditeur de cette copie (${keys.map(({ id }) => id).join(', ')}). Rien n’a été changé : ne l’installez pas sans avoir vérifié d’où elle vient.`,
    )
  const statement = verification.state === 'valid' ? readStatement(verification.trustedComment) : undefined
  const sums = readSums(list.toString('utf8'))
  if (verification.state !== 'valid' || !sums)
    throw alteredError('sa signature ne correspond pas à ce qu’elle contient')
  if (!statement)
    throw new AppError(
      'refused',
      'La signature est bien celle de l’éditeur, mais elle ne dit pas de quelle version de Prétoire il s’agit. Rien n’a été changé.',
    )
  return { key: verification.key, statement, sums }
}

function refuseOlder({ version, date }: ReleaseStatement, own: string): void {
  const difference = compareVersions(version, own)
  if (difference > 0) return
  throw new AppError(
    'refused',
    difference === 0
      ? `Cette mise à jour est la version ${version} (${date}) : c’est celle que vous utilisez. Rien n’a été changé.`
      : `Cette mise à jour est la version ${version} (${date}), plus ancienne que la vôtre (${own}). Rien n’a été changé : une version plus ancienne peut ne plus lire votre bibliothèque.`,
  )
}

function readNotes({ texts }: UpdateParts, sums: ReadonlyMap<string, string>): string {
  const bytes = texts.get(NOTES_FILE)
  if (!bytes) return ''
  if (createHash('sha256').update(bytes).digest('hex') !== sums.get(NOTES_FILE))
    throw alteredError('ses notes ont été changées')
  // what a terminal would obey, or what would reorder the text, is not shown
  return bytes
    .toString('utf8')
    .replace(/(?!\n)[\p{Cc}\p{Cf}]/gu, '')
    .trim()
}
