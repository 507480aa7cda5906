import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { AppError } from '../../../shared/kernel/errors.ts'
import { attestation } from '../../../shared/safekeeping/attestation.ts'
import {
  ErasedCount,
  type ErasurePreview,
  type ErasureRecord,
  ErasureTarget,
} from '../../../shared/safekeeping/erasure.ts'
import type { Backup } from '../../../shared/safekeeping/model.ts'
import { isHeld } from '../../kernel/database/hold.ts'
import { guarded } from '../../kernel/database/refusals.ts'
import { dropTemporary } from '../../kernel/files/uploads.ts'
import { type Library, writeWhole } from '../../kernel/library.ts'
import { readOrigin } from '../../kernel/moved.ts'
import { identityOf, readIdentity } from '../../library/identity.ts'
import { markLibrary } from '../../library/marker.ts'
import { BACKUP_LOCK } from '../backup.ts'
import { labelledFiles } from '../kept-files.ts'
import { backups, backupsIn } from '../list.ts'
import { secondPlace } from '../second-place.ts'
import { changeState, readState } from '../state.ts'
import { databasesBeside, eraseBeside, eraseFrom, rewriteBackup } from './copies.ts'
import { emptyJournal, scrub } from './scrub.ts'
import { countMentions, countTarget, isFiledExhibit, targetFiles, targetTitle } from './store.ts'

const PENDING_KEY = 'library.erasure'

/** An erasure whose rows are gone from the library, and whose copies are not all written again. */
const Pending = z.object({
  target: ErasureTarget,
  at: z.string(),
  counts: z.array(ErasedCount),
  files: z.array(z.string()),
})
type Pending = z.infer<typeof Pending>

/** Tells what an erasure would take, what rests on it, and what it cannot reach. Changes nothing. */
export function previewErasure(library: Library, target: ErasureTarget): ErasurePreview {
  const { db } = library
  const title = requireTarget(library, target)
  const place = secondPlace(library)
  const mentions = countMentions(db, target)
  const shared = sharedFiles(library, target)
  const warnings = [
    mentions > 0
      ? `${mentions > 1 ? `${mentions} autres écrits ou dossiers le nomment` : '1 autre écrit ou dossier le nomme'} : l’endroit y deviendra un manque visible.`
      : '',
    shared > 0
      ? `${shared > 1 ? `${shared} de ses fichiers servent` : '1 de ses fichiers sert'} aussi ailleurs dans la bibliothèque : ${shared > 1 ? 'ils y restent' : 'il y reste'}.`
      : '',
    place && !place.isThere
      ? `La seconde place des sauvegardes, « ${place.folder} », n’est pas là : ses copies ne pourront pas être réécrites.`
      : '',
    'Les arguments, les modèles et les lots que vous en avez tirés restent. Les fichiers exportés, imprimés ou envoyés, et les sauvegardes faites ailleurs, ne sont pas touchés.',
    'Les fichiers préparés et pas encore retirés sont effacés avec lui.',
  ].filter(Boolean)
  return {
    target,
    title,
    counts: countTarget(db, target),
    warnings,
    backups: reachableBackups(library).length,
  }
}

/**
 * Erases a target for good, once its title was typed: from the rows, the journal and the free pages of the library at once; then
 * from its files, what waits to be fetched, the databases beside it and every backup that can be reached. Returns what was done,
 * and the certificate kept under `attestations/`.
 */
export async function erase(
  library: Library,
  target: ErasureTarget,
  confirmation: string,
): Promise<{ record: ErasureRecord; text: string }> {
  const title = requireTarget(library, target)
  if (confirmation.trim() !== title.trim())
    throw new AppError('invalid', `Rien n’a été effacé : pour confirmer, écrivez exactement « ${title} ».`)
  refuseDuringBackup(library)
  const { db } = library
  const counts = countTarget(db, target)
  const begin = db.transaction((): Pending => {
    const files = eraseFrom(db, target)
    const pending = { target, at: new Date().toISOString(), counts, files }
    putPending(library, pending)
    return pending
  })
  return finish(
    library,
    guarded(() => begin.immediate()),
  )
}

/** Ends the erasure that was cut short, where there is one: its copies are written again. */
export async function endErasure(library: Library): Promise<void> {
  if (library.isReadOnly) return
  const value = library.db
    .prepare<[string], string>('SELECT value FROM settings WHERE key = ?')
    .pluck()
    .get(PENDING_KEY)
  if (value !== undefined) await finish(library, Pending.parse(JSON.parse(value)))
}

async function finish(library: Library, { target, at, counts, files }: Pending) {
  const { db, folder } = library
  // in the same turn as the rows went: no backup begins in between on pages that still bear them
  try {
    scrub(db)
  } catch (error) {
    throw new AppError(
      'full',
      'Les données sont retirées de la bibliothèque, mais ses pages libres et ses sauvegardes les portent encore : il a manqué de la place, ou un autre programme écrivait. L’effacement s’achèvera à la prochaine ouverture de Prétoire.',
      { cause: String(error) },
    )
  }
  const remains: string[] = []
  dropTemporary(folder, uploadsOfImports(library))
  for (const sha256 of files) dropFile(library, sha256)
  forgetLabels(library, new Set(files))
  const rewritten = await eraseFromCopies(library, target, remains)
  guarded(() => db.prepare('DELETE FROM settings WHERE key = ?').run(PENDING_KEY))
  markLibrary(library)
  if (!(await emptyJournal(db)))
    remains.push('« library.db-wal », que lit un autre programme : il se vide quand Prétoire se ferme')
  const record: ErasureRecord = {
    ...{ target, library: identityOf(db).id, at, endedAt: new Date().toISOString() },
    ...{ counts, files: files.length, backups: rewritten, remains },
  }
  const text = attestation(record)
  const stamp = record.endedAt.slice(0, 19).replaceAll(':', '').replace('T', '-')
  writeWhole(
    join(folder, 'attestations', `effacement-${stamp}-${randomUUID().slice(0, 4)}.txt`),
    Buffer.from(text),
  )
  return { record, text }
}

/** Erases a target from the databases beside the library's and from every backup; those that do not let it are told. */
async function eraseFromCopies(
  library: Library,
  target: ErasureTarget,
  remains: string[],
): Promise<string[]> {
  for (const file of databasesBeside(library.folder))
    try {
      eraseBeside(file, target)
    } catch {
      remains.push(`« ${basename(file)} », qui n’a pas pu être réécrit : supprimez-le s’il ne sert plus`)
    }
  const place = secondPlace(library)
  if (place && !place.isThere)
    remains.push(`les copies de la seconde place, « ${place.folder} », qui n’était pas là`)
  const origin = readOrigin(library.folder)
  if (origin && existsSync(origin.from))
    remains.push(
      `l’ancien dossier de la bibliothèque, « ${origin.from} » : supprimez-y « mises-de-cote » et « files » s’ils ne servent plus`,
    )
  const rewritten: string[] = []
  for (const { file } of reachableBackups(library))
    try {
      await rewriteBackup(library, file, target)
      rewritten.push(file.startsWith(library.folder) ? basename(file) : file)
    } catch {
      remains.push(
        `la sauvegarde « ${file} », qui ne se lit pas ou n’a pas pu être réécrite : supprimez-la si elle ne sert plus`,
      )
    }
  return rewritten
}

/** The backups of the library's folder, and those of this library at the second place, where it is there. */
function reachableBackups(library: Library): Backup[] {
  const place = secondPlace(library)
  const id = readIdentity(library.db)?.id
  const copies = place?.isThere ? backupsIn(place.folder).filter(({ library: of }) => of === id) : []
  return [...backups(library), ...copies]
}

/** The uploads that an import not ended may still read. */
function uploadsOfImports({ db }: Library): (upload: string) => boolean {
  const files = db
    .prepare<[], string>("SELECT files FROM imports WHERE state IN ('running', 'paused', 'interrupted')")
    .pluck()
    .all()
    .join()
  return upload => files.includes(upload)
}

/** The title of a target that may be erased. */
function requireTarget(library: Library, target: ErasureTarget): string {
  const title = targetTitle(library.db, target)
  if (title === undefined)
    throw new AppError(
      'not-found',
      'Ce qu’il faudrait effacer n’est pas dans la bibliothèque : rien n’a été changé.',
    )
  if (target.kind === 'exhibit' && isFiledExhibit(library.db, target.id))
    throw new AppError(
      'refused',
      'Cette pièce a été déposée : le dépôt la garde telle qu’elle était. Rien n’a été effacé ; seul le dossier entier peut l’être.',
    )
  return title
}

const sharedFiles = (library: Library, target: ErasureTarget): number => {
  if (target.kind === 'calls') return 0
  const own = new Set(targetFiles(library.db, target))
  return library.db
    .prepare<{ id: string }, string>(
      `SELECT DISTINCT data ->> '$.file.sha256' FROM exhibits
       WHERE ${target.kind === 'dossier' ? 'dossier' : 'id'} <> @id AND data ->> '$.file.sha256' IS NOT NULL`,
    )
    .pluck()
    .all({ id: target.id })
    .filter(sha256 => own.has(sha256)).length
}

function putPending(library: Library, pending: Pending): void {
  library.db
    .prepare(
      'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    )
    .run(PENDING_KEY, JSON.stringify(pending))
}

/** A backup being made has the rows already: it would bring them back. */
function refuseDuringBackup(library: Library): void {
  const place = join(library.folder, 'held')
  const isMaking = statSync(place, { throwIfNoEntry: false })
    ? readdirSync(place).some(name => name.startsWith(BACKUP_LOCK) && isHeld(library.folder, name))
    : false
  if (isMaking)
    throw new AppError(
      'refused',
      'Une sauvegarde est en train d’être faite : rien n’a été effacé. Recommencez dans un instant.',
    )
}

/** Removes a file kept by its content, and what was found damaged under its name. */
function dropFile(library: Library, sha256: string): void {
  const path = library.file(sha256)
  for (const end of ['', '.abime']) rmSync(path + end, { force: true })
}

/** The labels of missing files stand in the state of the backups. */
function forgetLabels(library: Library, files: ReadonlySet<string>): void {
  const { daily } = readState(library.backups)
  if (!daily || daily.missing.length === 0) return
  const named = new Set(labelledFiles(library.db).map(({ sha256 }) => sha256))
  const missing = daily.missing.filter(({ sha256 }) => named.has(sha256) && !files.has(sha256))
  changeState(library.backups, { daily: { ...daily, missing } })
}
