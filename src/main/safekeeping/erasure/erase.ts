import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { AppError } from '../../../shared/kernel/errors.ts'
import { ErasedCount, type ErasureTarget } from '../../../shared/safekeeping/erasure.ts'
import { stanceClauses } from '../../../shared/sharing/office/erased/erasure-words.ts'
import { remoteFiles } from '../../exhibits/remote/remote-files.ts'
import { hold, isHeld } from '../../kernel/database/hold.ts'
import { guarded, refusal } from '../../kernel/database/refusals.ts'
import { dropIfEmpty, sweepTemporary } from '../../kernel/files/temporary.ts'
import { dropTemporary } from '../../kernel/files/uploads.ts'
import type { Library } from '../../kernel/library.ts'
import { readOrigin } from '../../kernel/moved.ts'
import { identityOf } from '../../library/identity.ts'
import { markLibrary } from '../../library/marker.ts'
import { erasedIds } from '../../sharing/office/erased/erased-things.ts'
import { BACKUP_LOCK, ERASURE_LOCK } from '../backup.ts'
import { labelledFiles } from '../kept-files.ts'
import { secondPlace } from '../second-place.ts'
import { changeState, readState } from '../state.ts'
import { certify, type Erasure } from './certificate.ts'
import { databasesBeside, rewriteBackup } from './copies.ts'
import { eraseFrom } from './erase-from.ts'
import { inErasureThread } from './erasure-thread.ts'
import { absentCopies, expectPlace } from './later.ts'
import { countScope, maskedWords, reachableBackups, requireTarget, scopeOf } from './preview.ts'
import { ErasureScope } from './scope.ts'
import { emptyJournal } from './scrub.ts'
import { idsOfTarget, spacesOfTarget } from './store.ts'

const PENDING_KEY = 'library.erasure'

/** An erasure whose rows are gone from the library, and whose copies are not all written again. */
const Pending = z.object({
  scope: ErasureScope,
  at: z.string(),
  counts: z.array(ErasedCount),
  files: z.array(z.string()),
  /** places left, and why, for the certificate */
  kept: z.array(z.string()).default([]),
})
type Pending = z.infer<typeof Pending>

/**
 * Erases a target for good, once its title was typed: from the rows, the journal and the free pages of the library at once; then
 * from its files, what waits to be fetched, the databases beside it and every backup that can be reached. Returns what was done,
 * and the certificate kept under `attestations/`.
 */
export async function erase(library: Library, target: ErasureTarget, confirmation: string): Promise<Erasure> {
  const title = requireTarget(library, target)
  requireConfirmation(confirmation, title)
  return eraseForGood(library, scopeOf(library, target), countScope(library, target))
}

/** Throws unless what was typed is the title of what is to be erased. */
export function requireConfirmation(confirmation: string, title: string): void {
  if (confirmation.trim() !== title.trim())
    throw new AppError(
      'invalid',
      `Rien n’a été effacé : pour confirmer, écrivez exactement «\u00a0${title.trim()}\u00a0».`,
    )
}

/** Erases a scope from the library and its copies. The names masked are counted with the rest where no count told them before. */
export async function eraseForGood(
  library: Library,
  given: ErasureScope,
  counts: readonly ErasedCount[],
  kept: readonly string[] = [],
): Promise<Erasure> {
  const { db } = library
  const spaces = await keptInSpaces(library, given.targets)
  const begin = db.transaction((): Pending => {
    const ids = given.targets.flatMap(target => idsOfTarget(db, target))
    const scope = ids.length > 0 ? { ...given, erased: erasedIds(ids) } : given
    const { files, masked } = eraseFrom(db, scope)
    const names = scope.kind === 'person' ? [{ words: maskedWords(masked), count: masked }] : []
    const pending = {
      scope,
      at: new Date().toISOString(),
      counts: [...counts, ...names],
      files,
      kept: [...kept, ...spaces],
    }
    putPending(library, pending)
    return pending
  })
  return alone(library, () =>
    finish(
      library,
      guarded(() => begin.immediate()),
    ),
  )
}

/** The sentences of a certificate about the spaces that hold what is erased here, and what their members say of its erasure. */
async function keptInSpaces(library: Library, targets: readonly ErasureTarget[]): Promise<string[]> {
  const titles = new Set(targets.flatMap(target => spacesOfTarget(library.db, target)))
  if (titles.size === 0) return []
  const { proposedErasures } = await import('../../sharing/office/erased/proposed-erasures.ts')
  const proposals = (await proposedErasures(library)).filter(one =>
    targets.some(({ kind, id }) => one.kind === kind && one.id === id),
  )
  return [...titles].map(title => {
    const proposal = proposals.find(one => one.title === title)
    // this desk is about to
    const stances = proposal?.stances.map(one =>
      one.isOwn ? { ...one, answer: 'erased' as const, answeredAt: '' } : one,
    )
    const said = stances
      ? `son effacement y est ${stanceClauses(stances).join('\u00a0; ')}. Chaque réponse est signée de son poste, et ne prouve pas ce qu’il garde\u00a0; le bureau garde, scellé, ce qu’il a reçu`
      : 'son bureau et ses autres membres gardent ce qu’ils en ont reçu\u00a0; son effacement ne leur est pas proposé'
    return `l’espace «\u00a0${title}\u00a0»\u00a0: ${said}. Cette attestation ne prouve rien de ce qu’ils en font. Ce poste n’en prend plus rien`
  })
}

/** Ends the erasure that was cut short, where there is one: its copies are written again. */
export async function endErasure(library: Library): Promise<void> {
  const value = pendingErasure(library)
  if (value !== undefined) await alone(library, () => finish(library, Pending.parse(JSON.parse(value))))
}

const pendingErasure = ({ db, isReadOnly }: Library): string | undefined =>
  isReadOnly
    ? undefined
    : db.prepare<[string], string>('SELECT value FROM settings WHERE key = ?').pluck().get(PENDING_KEY)

/** The same before a command, which says so; one that cannot be ended yet, beside an open window, is left to it. */
export async function endCutErasure(library: Library, note: (sentence: string) => void): Promise<void> {
  if (pendingErasure(library) === undefined) return
  note('Un effacement s’était arrêté au milieu\u00a0: il s’achève d’abord…')
  await endErasure(library).catch((error: unknown) =>
    note(error instanceof Error ? error.message : String(error)),
  )
}

/** Runs an erasure while no backup is made, nor another erasure: each would bring back what the other took. */
async function alone<T>(library: Library, run: () => Promise<T>): Promise<T> {
  refuseDuringBackup(library)
  const release = hold(library.folder, ERASURE_LOCK)
  if (!release)
    throw new AppError(
      'refused',
      'Un autre effacement est en cours : rien n’a été effacé. Recommencez quand il sera fini.',
    )
  try {
    return await run()
  } finally {
    release()
  }
}

async function finish(library: Library, pending: Pending): Promise<Erasure> {
  try {
    return await finishCopies(library, pending)
  } catch (error) {
    const cause = refusal(error)
    throw cause instanceof AppError && cause.code === 'full' ? unfinished(error) : error
  }
}

/** The rows are gone for good; what is left is taken up at the next opening. */
const unfinished = (error: unknown) =>
  new AppError(
    'full',
    'Les données sont retirées de la bibliothèque, mais ses pages libres et ses sauvegardes peuvent les porter encore : il a manqué de la place, ou un autre programme écrivait. L’effacement s’achèvera à la prochaine ouverture de Prétoire.',
    { cause: String(error) },
  )

async function finishCopies(library: Library, { scope, at, counts, files, kept }: Pending): Promise<Erasure> {
  const { db, folder } = library
  try {
    await inErasureThread({ erasure: 'library', file: db.name })
  } catch (error) {
    throw unfinished(error)
  }
  const remains: string[] = []
  dropTemporary(folder, uploadsOfImports(library))
  sweepTemporary(folder)
  for (const sha256 of files) dropFile(library, sha256)
  for (const sha256 of files) remoteFiles(db).drop(sha256)
  forgetLabels(library, new Set(files))
  const place = secondPlace(library)
  if (place && !place.isThere) {
    remains.push(absentCopies(place.folder))
    expectPlace(library, { scope, at, folder: place.folder })
  }
  const rewritten = await eraseFromCopies(library, scope, remains)
  const isEmptied = await emptyJournal(db)
  if (!isEmptied)
    remains.push(
      '«\u00a0library.db-wal\u00a0», que lit un autre programme : il se vide quand Prétoire se ferme',
    )
  const erasure = certify(library, {
    ...{ target: { kind: scope.kind, id: scope.id }, library: identityOf(db).id, at },
    ...{ endedAt: new Date().toISOString(), counts, files: files.length, backups: rewritten, remains, kept },
  })
  // last: what a full disk stops before is taken up again; its digests are overwritten with it
  db.pragma('secure_delete = ON')
  guarded(() => db.prepare('DELETE FROM settings WHERE key = ?').run(PENDING_KEY))
  markLibrary(library)
  // the note of the erasure, which closing would take with the journal as well
  if (isEmptied) await emptyJournal(db).catch(() => false)
  return erasure
}

/** Erases a scope from the databases beside the library's and from every backup; those that do not let it are told. */
async function eraseFromCopies(library: Library, scope: ErasureScope, remains: string[]): Promise<string[]> {
  for (const file of databasesBeside(library.folder))
    try {
      await inErasureThread({ erasure: 'beside', file, scope })
    } catch {
      remains.push(
        `«\u00a0${basename(file)}\u00a0», qui n’a pas pu être réécrit : supprimez-le s’il ne sert plus`,
      )
    }
  const origin = readOrigin(library.folder)
  if (origin && existsSync(origin.from))
    remains.push(
      `l’ancien dossier de la bibliothèque, «\u00a0${origin.from}\u00a0» : supprimez-y «\u00a0mises-de-cote\u00a0» et «\u00a0files\u00a0» s’ils ne servent plus`,
    )
  const rewritten: string[] = []
  for (const { file } of reachableBackups(library))
    try {
      await rewriteBackup(library, file, scope)
      rewritten.push(file.startsWith(library.folder) ? basename(file) : file)
    } catch {
      remains.push(
        `la sauvegarde «\u00a0${file}\u00a0», qui ne se lit pas ou n’a pas pu être réécrite : supprimez-la si elle ne sert plus`,
      )
    }
  return rewritten
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
  // its name tells the first byte of what is erased
  dropIfEmpty(dirname(path))
}

/** The labels of missing files stand in the state of the backups. */
function forgetLabels(library: Library, files: ReadonlySet<string>): void {
  const { daily } = readState(library.backups)
  if (!daily || daily.missing.length === 0) return
  const named = new Set(labelledFiles(library.db).map(({ sha256 }) => sha256))
  const missing = daily.missing.filter(({ sha256 }) => named.has(sha256) && !files.has(sha256))
  changeState(library.backups, { daily: { ...daily, missing } })
}
