import { rmSync, statfsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../../../shared/kernel/errors.ts'
import { copySqlite, databaseState, openSqlite } from '../../kernel/database/engine.ts'
import { hold } from '../../kernel/database/hold.ts'
import { guarded, isBusy, safely } from '../../kernel/database/refusals.ts'
import { faults } from '../copy.ts'
import { rowCounts } from '../proof.ts'
import { CLEAR_END, replaceAndWipe, wipe } from './clear-files.ts'

/** Room that the copy of a database takes beside its own bytes. */
const SPARE_BYTES = 64 * 2 ** 20

/** Keeps every other piece of work off the library, as far as they ask. */
export async function alone<T>(folder: string, run: () => Promise<T>): Promise<T> {
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

/** The copy of the database stands beside it until it is whole. */
export function requireRoom(folder: string): void {
  const bytes = statSync(join(folder, 'library.db'), { throwIfNoEntry: false })?.size ?? 0
  const { bavail, bsize } = statfsSync(folder)
  const needed = Math.ceil(bytes * 1.05) + SPARE_BYTES
  if (bavail * bsize < needed)
    throw new AppError(
      'full',
      `Il faut ${Math.ceil(needed / 2 ** 20).toLocaleString('fr-FR')}\u00a0Mo libres pour cela\u00a0: la base est réécrite à côté avant de prendre sa place. Rien n’a été changé\u00a0: libérez de la place, puis recommencez.`,
    )
}

/** Brings the journal into the database; refused where another connection has it open. */
export function closeJournal(database: string): void {
  if (databaseState(database) === 'empty') return
  const db = openSqlite(database, { timeout: 2000 })
  try {
    db.pragma('journal_mode = DELETE')
    if (db.pragma('journal_mode', { simple: true }) !== 'delete') throw openElsewhere()
  } catch (error) {
    throw isBusy(error) ? openElsewhere() : error
  } finally {
    db.close()
  }
}

/** Rewrites a database sealed, or in clear, under its name. What was there is wiped once the new one has its place. */
export function convertDatabase(database: string, isSealed: boolean): void {
  const next = `${database}.nouveau`
  const state = databaseState(database)
  if (state === (isSealed ? 'clear' : 'sealed')) {
    rmSync(next, { force: true })
    closeJournal(database)
    guarded(() => copySqlite(database, next, isSealed))
    requireSame(database, next)
    replaceAndWipe(next, database)
  }
  rmSync(next, { force: true })
  wipe(`${database}${CLEAR_END}`)
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
