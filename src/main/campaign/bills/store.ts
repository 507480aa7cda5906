import { Bill } from '../../../shared/campaign/bills/model.ts'
import { compare, equal, settle } from '../../../shared/sharing/compare.ts'
import { oncePer } from '../../kernel/database/once.ts'
import { recordStore } from '../../kernel/database/record-store.ts'
import { guarded } from '../../kernel/database/refusals.ts'
import { toJson } from '../../kernel/database/stored.ts'

const billRecords = recordStore({
  table: 'bills',
  schema: Bill,
  order: 'position',
  isPlaced: true,
  refusals: {
    missing: 'Ce texte de loi n’est plus dans la bibliothèque.',
    removed: 'Ce texte de loi a été retiré ; il peut être remis.',
    stale: 'Ce texte de loi a été modifié',
  },
  whenGone: 'brings back',
})

/** The bills followed, brought by packs or written here, in the order they came. */
export const bills = oncePer(db => {
  const records = billRecords(db)
  const findBase = db.prepare<{ id: string }, string | null>('SELECT base FROM bills WHERE id = @id').pluck()
  const setBase = db.prepare('UPDATE bills SET base = @base WHERE id = @id')

  /** Takes what a pack says of a bill; `base` is what its author says of it. */
  const take = db.transaction((bill: Bill, base: Bill, at: string): 'added' | 'updated' => {
    const isKnown = records.has(bill.id)
    records.put(bill, at)
    setBase.run({ id: bill.id, base: toJson(base) })
    return isKnown ? 'updated' : 'added'
  })

  return {
    ...records,
    /** The bill as it was first received; undefined for one written here. */
    base(id: string): Bill | undefined {
      const base = findBase.get({ id })
      return base ? Bill.safeParse(JSON.parse(base)).data : undefined
    },
    /** Takes what a pack says of a bill as it stands: its differences were settled, or there is none here. */
    put(bill: Bill, at = new Date().toISOString()): 'added' | 'updated' | 'unchanged' {
      const mine = records.find(bill.id)
      if (mine && equal(content(mine), content(bill))) return 'unchanged'
      const base = findBase.get({ id: bill.id })
      return guarded(() => take(bill, base ? JSON.parse(base) : bill, at))
    },
    /** Takes what the starter library says of a bill: what the user wrote of it stays, field by field; what they removed stays so. */
    receive(bill: Bill, at = new Date().toISOString()): 'added' | 'updated' | 'unchanged' {
      const mine = records.find(bill.id)
      if (!mine && records.has(bill.id)) return 'unchanged'
      const base = findBase.get({ id: bill.id })
      const next = mine
        ? settle(mine, compare(base ? Bill.parse(JSON.parse(base)) : mine, mine, bill, true))
        : bill
      if (mine && equal(content(mine), content(next))) return 'unchanged'
      return guarded(() => take(Bill.parse(next), bill, at))
    },
  }
})

const content = (bill: Bill): object => ({ ...bill, revision: 0, updatedAt: '' })
