import { Amendment } from '../../../shared/campaign/amendments/model.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import type { AmendmentRecord } from '../../imports/parliament/amendments/amendment-record.ts'
import type { Database } from '../../kernel/database/open.ts'
import { guarded } from '../../kernel/database/refusals.ts'
import { columns, parseRow, type Stored, stale, toJson } from '../../kernel/database/stored.ts'

/** Amendments, in the order they came or were written. */
export function amendments(db: Database) {
  const list = db.prepare<{ bill: string | null }, Stored>(
    `SELECT ${columns} FROM amendments WHERE removed_at IS NULL AND (@bill IS NULL OR bill = @bill) ORDER BY position`,
  )
  const find = db.prepare<{ id: string }, Stored>(`SELECT ${columns} FROM amendments WHERE id = @id`)
  const byUid = db.prepare<{ uid: string }, Stored>(`SELECT ${columns} FROM amendments WHERE uid = @uid`)
  const write = db.prepare(
    `INSERT INTO amendments (id, bill, text, uid, position, data, revision, updated_at)
     VALUES (@id, @bill, @text, @uid, (SELECT coalesce(max(position), 0) + 1 FROM amendments), @data, @revision, @at)
     ON CONFLICT (id) DO UPDATE SET bill = @bill, text = @text, data = @data, revision = @revision, updated_at = @at,
       removed_at = NULL`,
  )
  const rename = db.prepare('UPDATE amendments SET uid = @uid WHERE id = @id')
  const setRemoved = db.prepare('UPDATE amendments SET removed_at = @at WHERE id = @id')

  const put = (amendment: Amendment, revision: number, uid: string | null, at: string) =>
    write.run({
      id: amendment.id,
      bill: amendment.bill ?? null,
      text: amendment.text ?? null,
      uid,
      data: toJson(amendment),
      revision,
      at,
    })

  function get(id: string): Amendment {
    const row = find.get({ id })
    if (!row || row.removedAt)
      throw new AppError('not-found', 'Cet amendement n’est pas, ou n’est plus, dans la bibliothèque.', {
        id,
      })
    return parseRow(Amendment, row)
  }

  /** The row of an amendment that a file brings; one kept under its former name, with the same words, takes the new one. */
  function rowOf({ uid, was, amendment }: AmendmentRecord): Stored | undefined {
    const row = byUid.get({ uid })
    const former = row || !was ? undefined : byUid.get({ uid: was })
    if (!former || parseRow(Amendment, former).dispositif !== amendment.dispositif) return row
    rename.run({ uid, id: former.id })
    return former
  }

  const save = db.transaction((amendment: Amendment, at: string): Amendment => {
    const before = find.get({ id: amendment.id })
    if (before && !before.removedAt && before.revision !== amendment.revision)
      throw stale('Cet amendement a été modifié', parseRow(Amendment, before))
    put(amendment, (before?.revision ?? 0) + 1, null, at)
    return get(amendment.id)
  })

  const mark = db.transaction((ids: readonly string[], at: string | null) => {
    for (const id of ids) setRemoved.run({ id, at })
  })

  return {
    /** Amendments of a bill, or all. */
    list: (bill?: string): Amendment[] =>
      list.all({ bill: bill ?? null }).map(row => parseRow(Amendment, row)),
    get,
    /** One that is here and was not removed. */
    find(id: string): Amendment | undefined {
      const row = find.get({ id })
      return row && !row.removedAt ? parseRow(Amendment, row) : undefined
    },
    /** Takes what a file says of one as it stands: its differences were settled. */
    put(amendment: Amendment, at = new Date().toISOString()): void {
      const revision = (find.get({ id: amendment.id })?.revision ?? 0) + 1
      guarded(() => put(amendment, revision, null, at))
    },
    /** Whether an amendment is here, removed by the user or not. */
    has: (id: string): boolean => find.get({ id }) !== undefined,
    /** Keeps an amendment; refused when it was changed elsewhere since. */
    save: (amendment: Amendment, at = new Date().toISOString()): Amendment =>
      guarded(() => save.immediate(amendment, at)),
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
            put(amendment, 1, uid, at)
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
            put(next, row.revision + 1, uid, at)
            counts.updated += 1
          }
        }
      })
      guarded(() => take.immediate())
      return counts
    },
    remove(ids: readonly string[], at = new Date().toISOString()): void {
      guarded(() => mark.immediate(ids, at))
    },
    restore(ids: readonly string[]): void {
      guarded(() => mark.immediate(ids, null))
    },
  }
}
