import { oncePer } from '../kernel/database/once.ts'
import type { Database } from '../kernel/database/open.ts'
import { type JournaledChanges, type JournalPosition, journalReader } from './change-journal.ts'
import { columnRows } from './column-rows.ts'
import { columnTable } from './column-table.ts'
import { type Columns, writesOf } from './columns.ts'
import { citationCounter } from './often-cited.ts'

/** State of the library that the columns in memory were read from. */
interface ReadState {
  readonly dataVersion: number | undefined
  readonly writes: number
  readonly position: JournalPosition
}

/** The columns of a library, brought up to date source by source when they have changed. */
export const columnReader = oncePer((db: Database): (() => Columns) => {
  const dataVersion = db.prepare<[], number>('PRAGMA data_version').pluck()
  const journal = journalReader(db)
  const table = columnTable(columnRows(db), citationCounter(db))
  let state: ReadState | undefined
  /** read in a transaction that may have been rolled back since; without `seqs`, everything */
  let uncertain: { readonly changes: JournaledChanges | undefined } | undefined

  const bringUpToDate = db.transaction((mayRollBack: boolean) => {
    const recent = state && journal.since(state.position)
    const changes = uncertain ? union(recent, uncertain.changes) : recent
    if (changes) table.update(changes, mayRollBack)
    else table.load(mayRollBack)
    return { changes, position: journal.position() }
  })
  return () => {
    const [version, writes] = [dataVersion.get(), writesOf(db)]
    if (!uncertain && state?.dataVersion === version && state?.writes === writes) return table.columns()
    const mayRollBack = db.inTransaction
    const { changes, position } = bringUpToDate(mayRollBack)
    // what is read in a transaction that may roll back is read again after it
    uncertain = mayRollBack ? { changes } : undefined
    if (!mayRollBack) state = { dataVersion: version, writes, position }
    return table.columns()
  }
})

function union(
  one: JournaledChanges | undefined,
  other: JournaledChanges | undefined,
): JournaledChanges | undefined {
  return (
    one &&
    other && {
      columns: new Set([...one.columns, ...other.columns]),
      cited: new Set([...one.cited, ...other.cited]),
    }
  )
}
