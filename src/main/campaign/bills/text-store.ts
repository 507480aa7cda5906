import { BillText } from '../../../shared/campaign/bills/text-model.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import type { Database } from '../../kernel/database/open.ts'
import { guarded } from '../../kernel/database/refusals.ts'
import { columns, parseRow, type Stored, stale, toJson } from '../../kernel/database/stored.ts'

/** A text of a bill as a list shows it. */
export type ListedText = Omit<BillText, 'articles'> & { readonly count: number }

const summaryOf = ({ articles, ...rest }: BillText): ListedText => ({
  ...rest,
  count: articles.filter(one => one.kind === 'article').length,
})

/** The texts of bills, stage by stage, each saved from the revision it was read at. */
export function billTexts(db: Database) {
  const list = db.prepare<{ bill: string }, Stored>(
    `SELECT ${columns} FROM bill_texts WHERE bill = @bill AND removed_at IS NULL ORDER BY rowid`,
  )
  const everything = db.prepare<[], Stored>(
    `SELECT ${columns} FROM bill_texts WHERE removed_at IS NULL ORDER BY bill, rowid`,
  )
  const find = db.prepare<{ id: string }, Stored>(`SELECT ${columns} FROM bill_texts WHERE id = @id`)
  const write = db.prepare(
    `INSERT INTO bill_texts (id, bill, stage, data, revision, updated_at) VALUES (@id, @bill, @stage, @data, @revision, @at)
     ON CONFLICT (id) DO UPDATE SET stage = @stage, data = @data, revision = @revision, updated_at = @at, removed_at = NULL`,
  )
  const setRemoved = db.prepare('UPDATE bill_texts SET removed_at = @at WHERE id = @id')

  function requireText(id: string): Stored {
    const row = find.get({ id })
    if (!row) throw new AppError('not-found', 'Ce texte n’est plus dans la bibliothèque.', { id })
    return row
  }
  const save = db.transaction((text: BillText, at: string): BillText => {
    const row = find.get({ id: text.id })
    if (row && !row.removedAt && row.revision !== text.revision)
      throw stale('Ce texte a été modifié', parseRow(BillText, row))
    const { id, bill, stage } = text
    write.run({ id, bill, stage, data: toJson(text), revision: (row?.revision ?? 0) + 1, at })
    return parseRow(BillText, requireText(id))
  })

  return {
    /** Texts of every bill, without their articles. */
    all: (): ListedText[] => everything.all().map(row => summaryOf(parseRow(BillText, row))),
    /** One that is here and was not removed. */
    find(id: string): BillText | undefined {
      const row = find.get({ id })
      return row && !row.removedAt ? parseRow(BillText, row) : undefined
    },
    /** Takes what a pack says of one as it stands: its differences were settled. */
    put(text: BillText, at = new Date().toISOString()): void {
      const { id, bill, stage } = text
      const revision = (find.get({ id })?.revision ?? 0) + 1
      guarded(() => write.run({ id, bill, stage, data: toJson(text), revision, at }))
    },
    /** Texts of a bill, in the order they came, without their articles. */
    list: (bill: string): ListedText[] => list.all({ bill }).map(row => summaryOf(parseRow(BillText, row))),
    get(id: string): BillText {
      const row = requireText(id)
      if (row.removedAt)
        throw new AppError('not-found', 'Ce texte a été retiré ; il peut être remis.', { id })
      return parseRow(BillText, row)
    },
    save: (text: BillText, at = new Date().toISOString()): BillText =>
      guarded(() => save.immediate(text, at)),
    remove(id: string, at = new Date().toISOString()): void {
      guarded(() => setRemoved.run({ id: requireText(id).id, at }))
    },
    restore(id: string): void {
      guarded(() => setRemoved.run({ id: requireText(id).id, at: null }))
    },
  }
}
