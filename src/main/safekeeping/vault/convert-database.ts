import { existsSync, rmSync } from 'node:fs'
import { AppError } from '../../../shared/kernel/errors.ts'
import { copySqlite, databaseState, hasRoomForSeals, openSqlite } from '../../kernel/database/engine.ts'
import { hold } from '../../kernel/database/hold.ts'
import { guarded, isBusy, safely } from '../../kernel/database/refusals.ts'
import { wipe } from '../../kernel/files/wiping.ts'
import { keysFor } from '../../kernel/vault/keys.ts'
import { refuseProtected } from '../../library/protected.ts'
import { faults } from '../copy.ts'
import { rowCounts } from '../proof.ts'
import { CLEAR_END, keepSecondName, replaceAndWipe } from './clear-files.ts'
import {
  firstBrokenPage,
  isClearJournal,
  isHalfSealed,
  isSealingInPlace,
  isUnsealingInPlace,
  sealInPlace,
  unsealInPlace,
} from './seal-in-place.ts'

/** Keeps every other piece of work off the library, as far as they ask. */
export async function alone<T>(folder: string, run: () => Promise<T>): Promise<T> {
  refuseProtected(folder)
  const release = hold(folder, 'coffre')
  if (!release) throw openElsewhere()
  try {
    return await safely(run)
  } finally {
    release()
  }
}

const openElsewhere = () =>
  new AppError(
    'refused',
    'La bibliothèque est ouverte ailleurs\u00a0: fermez les autres fenêtres de Prétoire et les commandes en cours, puis recommencez. Rien n’a été changé.',
  )

/** Brings the journal into the database; refused where another connection has it open. */
export function closeJournal(database: string): void {
  const state = databaseState(database)
  if (state === 'empty') return
  // SQLite removes a journal without overwriting it
  const journal = `${database}-wal`
  if (state === 'clear' && existsSync(journal)) keepSecondName(journal)
  const db = openSqlite(database, { timeout: 2000 })
  try {
    db.pragma('journal_mode = DELETE')
    if (db.pragma('journal_mode', { simple: true }) !== 'delete') throw openElsewhere()
  } catch (error) {
    throw isBusy(error) ? openElsewhere() : error
  } finally {
    db.close()
    if (existsSync(journal)) rmSync(`${journal}${CLEAR_END}`, { force: true })
    else wipe(`${journal}${CLEAR_END}`)
  }
}

/** Hears how much of a piece of work is done, from 0 to 1. */
type OnPart = (part: number) => void

/**
 * Seals a database under its name: where it lies, if its pages leave room for their seals, else rewritten beside, what was there being
 * wiped once the new one has its place. Called again, it takes up what was stopped.
 */
export function sealDatabase(database: string, onPart?: OnPart): void {
  const keys = keysFor(database)
  if (!keys) throw new Error('no vault is unlocked here')
  const isTakenUp = isUnderWay(database)
  // one wholly in clear may still need its journal; of another it was brought in before
  if (databaseState(database) === 'clear' && !isHalfSealed(database, keys)) closeJournal(database)
  else if (isClearJournal(database, keys)) wipe(`${database}-wal`)
  if (databaseState(database) !== 'clear' && !isTakenUp) {
    endConversion(database)
    return
  }
  if (!isTakenUp && !hasRoomForSeals(database)) {
    rewriteSealed(database)
    return
  }
  if (!isTakenUp) requireSound(database)
  guarded(() => sealInPlace(database, { keys, isTakenUp, ...(onPart && { onPart }) }))
  endConversion(database)
  requireReadable(database)
}

/** Puts a sealed database in clear where it lies. Called again, it takes up what was stopped. */
export function unsealDatabase(database: string, onPart?: OnPart): void {
  const keys = keysFor(database)
  if (!keys) throw new Error('no vault is unlocked here')
  const isTakenUp = isUnderWay(database)
  if (databaseState(database) !== 'sealed' && !isTakenUp) {
    endConversion(database)
    return
  }
  if (!isTakenUp) {
    closeJournal(database)
    if (firstBrokenPage(database, keys) !== undefined) throw brokenPage()
  }
  guarded(() => unsealInPlace(database, { keys, isTakenUp, ...(onPart && { onPart }) }))
  endConversion(database)
  requireReadable(database)
}

/**
 * Whether a database was left in the middle of a conversion: the lots tell it, or, in a copy that was made without them, its first page and
 * its last, which are not of the same side.
 */
export function isUnderWay(database: string): boolean {
  return (
    isSealingInPlace(database) || isUnsealingInPlace(database) || isHalfSealed(database, keysFor(database))
  )
}

const brokenPage = () =>
  new AppError(
    'damaged',
    '«\u00a0library.db\u00a0», la base, est abîmée, ou en retard dans une copie du dossier qui n’était pas finie\u00a0: elle n’est pas remise en clair dans cet état, et rien n’y a été changé. Attendez la fin de la copie, ou rétablissez une sauvegarde, puis recommencez.',
  )

function rewriteSealed(database: string): void {
  const next = `${database}.nouveau`
  rmSync(next, { force: true })
  guarded(() => copySqlite(database, next, true))
  requireSame(database, next)
  replaceAndWipe(next, database)
  endConversion(database)
}

/** Removes what a conversion that was stopped after its last step left. */
function endConversion(database: string): void {
  rmSync(`${database}.nouveau`, { force: true })
  wipe(`${database}${CLEAR_END}`)
}

/** Refuses to overwrite the pages of a damaged database: what can still be read of it is read from the clear one. */
function requireSound(database: string): void {
  if (faultsOf(database).length === 0) return
  throw new AppError(
    'damaged',
    '«\u00a0library.db\u00a0», la base, est abîmée, ou en retard dans une copie du dossier qui n’était pas finie\u00a0: elle n’est pas scellée dans cet état. Attendez la fin de la copie, ou vérifiez la bibliothèque (Réglages, «\u00a0Vérifier la bibliothèque\u00a0»), rétablissez une sauvegarde s’il le faut, puis recommencez.',
  )
}

/** Tells a database that does not read just after it was rewritten: the disk did not keep what it was given. */
function requireReadable(database: string): void {
  if (faultsOf(database).length === 0) return
  throw new AppError(
    'damaged',
    '«\u00a0library.db\u00a0», la base, vient d’être réécrite, et ne se relit pas comme il faut\u00a0: le disque n’a pas gardé ce qui lui a été donné, ou elle était en retard dans une copie du dossier qui n’était pas finie. Attendez la fin de la copie, ou rétablissez la dernière sauvegarde, sur un autre disque si cela se répète.',
  )
}

function faultsOf(database: string): string[] {
  const db = openSqlite(database, { readonly: true })
  try {
    return faults(db)
  } finally {
    db.close()
  }
}

function requireSame(from: string, to: string): void {
  const [first, second] = [openSqlite(from, { readonly: true }), openSqlite(to, { readonly: true })]
  try {
    const counts = rowCounts(second)
    const isSame = [...rowCounts(first)].every(([table, count]) => counts.get(table) === count)
    if (!isSame || faults(second).length > 0)
      throw new AppError(
        'damaged',
        'La base réécrite n’est pas celle qui a été lue\u00a0: elle n’a pas été gardée, et l’ancienne est intacte. Vérifiez la bibliothèque (Réglages, «\u00a0Vérifier la bibliothèque\u00a0»), puis recommencez.',
      )
  } finally {
    first.close()
    second.close()
  }
}
