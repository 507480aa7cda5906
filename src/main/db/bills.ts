import { Bill } from '../../shared/model/bill.ts'
import type { Database } from './open.ts'
import { guarded } from './refusals.ts'

/** The bills followed, as packs bring them. */
export function bills(db: Database) {
  const list = db.prepare<[], string>('SELECT data FROM bills ORDER BY position').pluck()
  const one = db.prepare<{ id: string }, string>('SELECT data FROM bills WHERE id = @id').pluck()
  const write = db.prepare(
    `INSERT INTO bills (id, position, data) VALUES (@id, (SELECT coalesce(max(position), 0) + 1 FROM bills), @data)
     ON CONFLICT (id) DO UPDATE SET data = @data`,
  )
  return {
    list: (): Bill[] => list.all().map(data => Bill.parse(JSON.parse(data))),
    /** Takes what a pack says of a bill. */
    put(bill: Bill): 'added' | 'updated' | 'unchanged' {
      const data = JSON.stringify(bill)
      const known = one.get({ id: bill.id })
      if (known === data) return 'unchanged'
      guarded(() => write.run({ id: bill.id, data }))
      return known === undefined ? 'added' : 'updated'
    },
  }
}
