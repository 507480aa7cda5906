import { Call } from '../../../shared/campaign/members/model.ts'
import { localDay } from '../../../shared/kernel/days.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import type { Database } from '../../kernel/database/open.ts'
import { guarded } from '../../kernel/database/refusals.ts'

/**
 * The log of calls. What is past its date is erased before anything is read. Of a call erased, its id alone stays until its date, so
 * that a file of another volunteer does not bring it back.
 */
export function calls(db: Database) {
  const all = db
    .prepare<{ bill: string | null; member: string | null }, string>(
      `SELECT data FROM calls WHERE data <> '' AND (@bill IS NULL OR bill = @bill) AND (@member IS NULL OR member = @member)
       ORDER BY at DESC, id`,
    )
    .pluck()
  const one = db.prepare<{ id: string }, string>('SELECT data FROM calls WHERE id = @id').pluck()
  const put = db.prepare(
    `INSERT INTO calls (id, member, bill, at, keep_until, data) VALUES (@id, @member, @bill, @at, @keepUntil, @data)
     ON CONFLICT (id) DO UPDATE SET member = @member, bill = @bill, at = @at, keep_until = @keepUntil, data = @data`,
  )
  const blank = "SET member = '', bill = '', at = '', data = ''"
  const drop = db.prepare(`UPDATE calls ${blank} WHERE id = @id AND data <> ''`)
  const dropAll = db.prepare(`UPDATE calls ${blank} WHERE data <> '' AND (@bill IS NULL OR bill = @bill)`)
  const purge = db.prepare('DELETE FROM calls WHERE keep_until < @today')
  const deleteExpired = db
    .prepare<{ today: string }, number>(
      `SELECT 1 FROM calls WHERE keep_until < @today
       UNION SELECT 1 FROM set_aside WHERE table_name = 'calls' AND coalesce(row ->> '$.keep_until', '') < @today`,
    )
    .pluck()
  const today = () => localDay(new Date())
  // those that could not be read are kept no longer than the others
  const purgeAside = db.prepare(
    "DELETE FROM set_aside WHERE table_name = 'calls' AND coalesce(row ->> '$.keep_until', '') < @today",
  )
  const dropAside = db.prepare(
    "DELETE FROM set_aside WHERE table_name = 'calls' AND (@bill IS NULL OR row ->> '$.bill' = @bill)",
  )
  const tidy = () => {
    if (!deleteExpired.get({ today: today() })) return
    guarded(() => {
      purge.run({ today: today() })
      purgeAside.run({ today: today() })
    })
  }

  return {
    list(filter: { readonly bill?: string | undefined; readonly member?: string | undefined } = {}): Call[] {
      tidy()
      return all
        .all({ bill: filter.bill ?? null, member: filter.member ?? null })
        .map(data => Call.parse(JSON.parse(data)))
    },
    find: (id: string): Call | undefined => {
      const data = one.get({ id })
      return data ? Call.parse(JSON.parse(data)) : undefined
    },
    isErased: (id: string): boolean => one.get({ id }) === '',
    save(call: Call): 'added' | 'updated' | 'unchanged' {
      if (call.keepUntil < today())
        throw new AppError('invalid', 'Cet appel a dépassé sa date de conservation : il n’est pas gardé.')
      const data = JSON.stringify(call)
      const before = one.get({ id: call.id })
      if (before === data) return 'unchanged'
      const { id, member, bill, at, keepUntil } = call
      guarded(() => put.run({ id, member, bill, at, keepUntil, data }))
      return before === undefined ? 'added' : 'updated'
    },
    /** Erased for good: nothing of what it said is kept to be restored. */
    erase: (id: string): number => guarded(() => drop.run({ id }).changes),
    eraseAll: (bill?: string): number =>
      guarded(() => {
        dropAside.run({ bill: bill ?? null })
        return dropAll.run({ bill: bill ?? null }).changes
      }),
    /** How many calls somebody answered, by member. */
    answeredBy(bill?: string): ReadonlyMap<string, number> {
      const counts = new Map<string, number>()
      for (const { member, answered: answer } of this.list({ bill }))
        if (answer === 'membre' || answer === 'assistant') counts.set(member, (counts.get(member) ?? 0) + 1)
      return counts
    },
  }
}
