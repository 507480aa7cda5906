import { Bill } from '../../../shared/campaign/bills/model.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import { compare, equal, settle } from '../../../shared/sharing/compare.ts'
import type { Database } from '../../kernel/database/open.ts'
import { guarded } from '../../kernel/database/refusals.ts'
import { columns, parseRow, type Stored, stale, toJson } from '../../kernel/database/stored.ts'

type BillRow = Stored & { readonly base: string | null }

/** The bills followed, brought by packs or written here, each saved from the revision it was read at. */
export function bills(db: Database) {
  const list = db.prepare<[], Stored>(
    `SELECT ${columns} FROM bills WHERE removed_at IS NULL ORDER BY position`,
  )
  const find = db.prepare<{ id: string }, BillRow>(`SELECT ${columns}, base FROM bills WHERE id = @id`)
  const write = db.prepare(
    `INSERT INTO bills (id, position, data, base, revision, updated_at)
     VALUES (@id, (SELECT coalesce(max(position), 0) + 1 FROM bills), @data, @base, @revision, @at)
     ON CONFLICT (id) DO UPDATE SET data = @data, base = @base, revision = @revision, updated_at = @at, removed_at = NULL`,
  )
  const setRemoved = db.prepare('UPDATE bills SET removed_at = @at WHERE id = @id')

  function requireBill(id: string): BillRow {
    const row = find.get({ id })
    if (!row) throw new AppError('not-found', 'Ce texte de loi n’est plus dans la bibliothèque.', { id })
    return row
  }
  const put = (bill: Bill, base: string | null, row: BillRow | undefined, at: string): void =>
    void guarded(() =>
      write.run({ id: bill.id, data: toJson(bill), base, revision: (row?.revision ?? 0) + 1, at }),
    )
  const save = db.transaction((bill: Bill, at: string): Bill => {
    const row = find.get({ id: bill.id })
    if (row && !row.removedAt && row.revision !== bill.revision)
      throw stale('Ce texte de loi a été modifié', parseRow(Bill, row))
    put(bill, row?.base ?? null, row, at)
    return parseRow(Bill, requireBill(bill.id))
  })

  return {
    /** Whether a bill is here, removed by the user or not. */
    has: (id: string): boolean => find.get({ id }) !== undefined,
    list: (): Bill[] => list.all().map(row => parseRow(Bill, row)),
    get(id: string): Bill {
      const row = requireBill(id)
      if (row.removedAt)
        throw new AppError('not-found', 'Ce texte de loi a été retiré ; il peut être remis.', { id })
      return parseRow(Bill, row)
    },
    save: (bill: Bill, at = new Date().toISOString()): Bill => guarded(() => save.immediate(bill, at)),
    remove(id: string, at = new Date().toISOString()): void {
      guarded(() => setRemoved.run({ id: requireBill(id).id, at }))
    },
    restore(id: string): void {
      guarded(() => setRemoved.run({ id: requireBill(id).id, at: null }))
    },
    /** The bill as it was first received; undefined for one written here. */
    base(id: string): Bill | undefined {
      const base = find.get({ id })?.base
      return base ? Bill.safeParse(JSON.parse(base)).data : undefined
    },
    /** Takes what a pack says of a bill as it stands: its differences were settled, or there is none here. */
    put(bill: Bill, at = new Date().toISOString()): 'added' | 'updated' | 'unchanged' {
      const row = find.get({ id: bill.id })
      if (row && !row.removedAt && equal(content(parseRow(Bill, row)), content(bill))) return 'unchanged'
      put(bill, row?.base ?? toJson(bill), row, at)
      return row ? 'updated' : 'added'
    },
    /** Takes what the starter library says of a bill: what the user wrote of it stays, field by field; what they removed stays so. */
    receive(bill: Bill, at = new Date().toISOString()): 'added' | 'updated' | 'unchanged' {
      const row = find.get({ id: bill.id })
      if (row?.removedAt) return 'unchanged'
      const mine = row && parseRow(Bill, row)
      const base = row?.base ? Bill.parse(JSON.parse(row.base)) : mine
      const next = mine && base ? settle(mine, compare(base, mine, bill, true)) : bill
      if (mine && equal(content(mine), content(next))) return 'unchanged'
      put(Bill.parse(next), toJson(bill), row, at)
      return row ? 'updated' : 'added'
    },
  }
}

const content = (bill: Bill): object => ({ ...bill, revision: 0, updatedAt: '' })
