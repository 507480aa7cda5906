import type { Database } from '../../kernel/database/open.ts'
import type { IntakeOutcome, intake } from '../../library/intake/intake.ts'
import type { PreparedSource } from '../../library/intake/prepare.ts'
import { sourceRows } from '../../library/source-rows.ts'
import { tokenBatch } from '../../search/index/vocabulary.ts'
import { headOf, textsOf } from '../../search/source-words.ts'
import { type Batch, type Where, whereAt } from '../batch.ts'
import { readParcel } from '../jobs/parcel.ts'
import { firstRecords, recordLookup } from './store.ts'

/**
 * Takes the records of a first reading that are new to the library; those that it has a record of are left to the second, like
 * any that it would not accept.
 */
export function firstIntake(
  db: Database,
  importId: string,
  { take }: ReturnType<typeof intake>,
): (batch: Batch, report: (outcome: IntakeOutcome, where: Where) => void) => void {
  const rows = sourceRows(db)
  const isKnown = recordLookup(db)
  const firsts = firstRecords(db, importId)

  return ({ records, where, positions = [] }, report) => {
    const all = readParcel(records).flatMap((one, at): { one: PreparedSource; at: number }[] =>
      isKnown(one.record) ? [] : [{ one, at }],
    )
    if (!all.length) return
    const words = tokenBatch()
    for (const { one } of all) {
      const source = rows.sourceOf(one)
      words.add(headOf(source), textsOf(source).filter(Boolean))
    }
    const outcomes = take(
      all.map(({ one }) => one),
      words.finish(),
    )
    for (const [n, outcome] of outcomes.entries()) {
      const at = all[n]?.at ?? 0
      const place = positions[at]
      if (!place) continue
      const recordWhere = whereAt(where, at)
      report(outcome, recordWhere)
      firsts.note(recordWhere.file, place)
    }
  }
}
