import { Amendment } from '../../../shared/campaign/amendments/model.ts'
import type { AmendmentRecord } from '../../imports/parliament/amendments/amendment-record.ts'
import { oncePer } from '../../kernel/database/once.ts'
import { recordStore } from '../../kernel/database/record-store.ts'
import { guarded } from '../../kernel/database/refusals.ts'
import { columns, parseRow, type Stored, toJson } from '../../kernel/database/stored.ts'

const amendmentRecords = recordStore({
  table: 'amendments',
  schema: Amendment,
  order: 'position',
  columns: { bill: amendment => amendment.bill ?? null, text: amendment => amendment.text ?? null },
  isPlaced: true,
  refusals: {
    missing: 'Cet amendement n’est pas, ou n’est plus, dans la bibliothèque.',
    stale: 'Cet amendement a été modifié',
  },
  whenGone: 'brings back',
})

/** Amendments, in the order they came or were written. */
export const amendments = oncePer(db => {
  const records = amendmentRecords(db)
  const ofBill = records.listing<{ bill: string }>('bill = @bill')
  const byUid = db.prepare<{ uid: string }, Stored>(`SELECT ${columns} FROM amendments WHERE uid = @uid`)
  const rename = db.prepare('UPDATE amendments SET uid = @uid WHERE id = @id')

  /** The row of an amendment that a file brings; one kept under its former name, with the same words, takes the new one. */
  function rowOf({ uid, was, amendment }: AmendmentRecord): Stored | undefined {
    const row = byUid.get({ uid })
    const former = row || !was ? undefined : byUid.get({ uid: was })
    if (!former || parseRow(Amendment, former).dispositif !== amendment.dispositif) return row
    rename.run({ uid, id: former.id })
    return former
  }

  const setRemoval = db.transaction((ids: readonly string[], change: (id: string) => void) => {
    for (const id of ids) if (records.has(id)) change(id)
  })

  return {
    ...records,
    /** Amendments of a bill, or all. */
    list: (bill?: string): Amendment[] => (bill === undefined ? records.list() : ofBill({ bill })),
    /** Takes amendments of a file: new, brought up to date, or as they were. One the user took out stays out. */
    bring(
      all: readonly AmendmentRecord[],
      at = new Date().toISOString(),
    ): { added: number; updated: number; unchanged: number } {
      const counts = { added: 0, updated: 0, unchanged: 0 }
      // the right to write is taken first: what was read is still so when it is written
      const take = db.transaction(() => {
        for (const record of all) {
          const { uid, amendment } = record
          const row = rowOf(record)
          if (!row) {
            records.put(amendment, at)
            rename.run({ uid, id: amendment.id })
            counts.added += 1
            continue
          }
          const current = parseRow(Amendment, row)
          // what the user said of it stays
          const next = Amendment.parse({
            ...amendment,
            id: row.id,
            ...(current.bill && { bill: current.bill }),
            ...(current.text && { text: current.text }),
            ...(current.pasted && { pasted: current.pasted }),
            ...(current.fallbackOf && { fallbackOf: current.fallbackOf }),
            ...(current.measure && { measure: current.measure }),
            arguments: current.arguments,
          })
          if (row.removedAt || toJson(next) === toJson(current)) counts.unchanged += 1
          else {
            records.put(next, at)
            counts.updated += 1
          }
        }
      })
      guarded(() => take.immediate())
      return counts
    },
    remove(ids: readonly string[], at = new Date().toISOString()): void {
      guarded(() => setRemoval.immediate(ids, id => records.remove(id, at)))
    },
    restore(ids: readonly string[]): void {
      guarded(() => setRemoval.immediate(ids, records.restore))
    },
  }
})
