import { z } from 'zod'
import type { Database } from './open.ts'

const Author = z.object({ name: z.string(), key: z.string(), since: z.string() })

/** What taking a pack changed, so that it can be undone: a row of `acts` whose data says `pack`. */
export const PackAct = z.object({
  kind: z.literal('pack'),
  pack: z.object({
    id: z.string(),
    title: z.string(),
    author: z.string(),
    version: z.string(),
    takenAt: z.string(),
  }),
  /** the row of the pack before, where an earlier version had been taken */
  previous: z
    .object({
      id: z.string(),
      title: z.string(),
      author: z.string(),
      version: z.string(),
      takenAt: z.string(),
    })
    .optional(),
  /** the author remembered, and who was known under that name before */
  author: z.object({ now: Author, before: Author.optional() }).optional(),
  records: z.array(z.object({ what: z.string(), id: z.string(), before: z.string().optional() })),
  items: z.array(
    z.object({
      what: z.enum(['source', 'bill', 'template', 'billText', 'targets', 'opening']),
      id: z.string(),
      /** the id it has in the pack */
      from: z.string(),
      label: z.string(),
      /** as it was, in JSON; none for what was not there */
      before: z.string().optional(),
      /** it had been removed by the user */
      removed: z.boolean(),
      /** a mark of what it became: the revision of a source, else its JSON */
      after: z.string(),
    }),
  ),
})
export type PackAct = z.infer<typeof PackAct>

/** The packs taken, each an act that can be undone. */
export function packActs(db: Database) {
  const add = db.prepare('INSERT INTO acts (id, title, at, data) VALUES (@id, @title, @at, @data)')
  const rows = db.prepare<[], { id: string; at: string; data: string; undoneAt: string | null }>(
    `SELECT id, at, data, undone_at AS undoneAt FROM acts WHERE data ->> '$.kind' = 'pack' ORDER BY at DESC, rowid DESC`,
  )
  const setUndone = db.prepare('UPDATE acts SET undone_at = @at WHERE id = @id')
  const list = () => rows.all().map(row => ({ ...row, data: PackAct.parse(JSON.parse(row.data)) }))
  return {
    add: (id: string, act: PackAct): void =>
      void add.run({
        id,
        title: `Lot « ${act.pack.title} » reçu`,
        at: act.pack.takenAt,
        data: JSON.stringify(act),
      }),
    /** newest first */
    list,
    setUndone: (id: string, at = new Date().toISOString()): void => void setUndone.run({ id, at }),
  }
}
