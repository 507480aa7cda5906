import { randomUUID } from 'node:crypto'
import { TargetList } from '../../../shared/campaign/members/model.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import type { Database } from '../../kernel/database/open.ts'
import { guarded } from '../../kernel/database/refusals.ts'

interface Row {
  readonly data: string
  readonly revision: number
  readonly updatedAt: string
}

/** The user's lists of members to call. */
export function targetLists(db: Database) {
  const columns = 'data, revision, updated_at AS updatedAt'
  const all = db.prepare<[], Row>(
    `SELECT ${columns} FROM target_lists WHERE removed_at IS NULL ORDER BY updated_at DESC`,
  )
  const one = db.prepare<{ id: string }, Row & { removedAt: string | null }>(
    `SELECT ${columns}, removed_at AS removedAt FROM target_lists WHERE id = @id`,
  )
  const put = db.prepare(
    `INSERT INTO target_lists (id, bill, data, revision, updated_at) VALUES (@id, @bill, @data, @revision, @at)
     ON CONFLICT (id) DO UPDATE SET bill = @bill, data = @data, revision = @revision, updated_at = @at, removed_at = NULL`,
  )
  const setRemoved = db.prepare('UPDATE target_lists SET removed_at = @at WHERE id = @id')
  const listOf = ({ data, revision, updatedAt }: Row): TargetList =>
    TargetList.parse({ ...JSON.parse(data), revision, updatedAt })

  function get(id: string): TargetList {
    const row = one.get({ id })
    if (!row || row.removedAt)
      throw new AppError('not-found', 'Cette liste n’est plus dans la bibliothèque.', { id })
    return listOf(row)
  }

  const save = db.transaction((list: TargetList): TargetList => {
    const id = list.id || randomUUID()
    const current = one.get({ id })
    if (current && !current.removedAt && current.revision !== list.revision)
      throw new AppError('stale', 'Cette liste a été changée dans une autre fenêtre : rouvrez-la.', { id })
    const revision = (current?.revision ?? 0) + 1
    const at = new Date().toISOString()
    const data = JSON.stringify({ ...list, id, revision, updatedAt: at })
    put.run({ id, bill: list.bill, data, revision, at })
    return get(id)
  })

  return {
    get,
    /** One that is here and was not removed. */
    find(id: string): TargetList | undefined {
      const row = one.get({ id })
      return row && !row.removedAt ? listOf(row) : undefined
    },
    /** Takes what a pack says of one as it stands: its differences were settled. */
    put(list: TargetList): void {
      const { id, bill } = list
      const revision = (one.get({ id })?.revision ?? 0) + 1
      const at = new Date().toISOString()
      guarded(() =>
        put.run({ id, bill, data: JSON.stringify({ ...list, revision, updatedAt: at }), revision, at }),
      )
    },
    list: (bill?: string): TargetList[] =>
      all
        .all()
        .map(listOf)
        .filter(one => !bill || one.bill === bill),
    /** Keeps a list; one whose revision is not the last is refused, so that nothing of another window is lost. */
    save: (list: TargetList): TargetList => guarded(() => save.immediate(list)),
    remove: (id: string): void => {
      get(id)
      guarded(() => setRemoved.run({ id, at: new Date().toISOString() }))
    },
    restore: (id: string): void => {
      guarded(() => setRemoved.run({ id, at: null }))
    },
  }
}
