import { z } from 'zod'
import type { What } from '../../../shared/sharing/thing-fields.ts'
import type { Database } from '../../kernel/database/open.ts'

/** An author and their key, as they are remembered. */
export const Author = z.object({ name: z.string(), key: z.string(), since: z.string() })

/** The kinds of things a pack may hold, as they are written down while it is taken. */
export const ThingKind = z.enum([
  'source',
  'bill',
  'template',
  'billText',
  'targets',
  'opening',
  'project',
  'campaign',
  'amendment',
  'draft',
  'set',
]) satisfies z.ZodType<What>

/** One committed step of a pack: its records and its items, in the order they were written. */
export const PackPart = z.object({
  records: z.array(
    z.object({
      what: z.string(),
      id: z.string(),
      /** the record before, in JSON, and when the pack that said it was made */
      before: z.string().optional(),
      madeBefore: z.string().optional(),
    }),
  ),
  items: z.array(
    z.object({
      what: ThingKind,
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
export type PackPart = z.infer<typeof PackPart>

/** A pack taken, as its row. */
export const PackRow = z.object({
  id: z.string(),
  title: z.string(),
  author: z.string(),
  version: z.string(),
  takenAt: z.string(),
})

/** Where the things of a pack come from, and when they were said: what an older state is told by. */
export const PackOrigin = z.object({
  /** the row the pack is known under: two authors may give their packs the same id */
  row: z.string(),
  /** when it was made: an instant, the day alone in a pack of before, nothing where it was not written down */
  madeAt: z.string().default(''),
  /** the id of the pack, where it was sent from this very library */
  sentAs: z.string().optional(),
  /** it is a former state of a pack that the program ships */
  isFormerStarter: z.boolean().default(false),
})
export type PackOrigin = z.infer<typeof PackOrigin>

/** A pack taken, so that it can be undone: a row of `acts` whose data says `pack`; what it changed is in rows of its own. */
export const PackAct = z.object({
  kind: z.literal('pack'),
  pack: PackRow,
  /** the row of the pack before, where an earlier version had been taken */
  previous: PackRow.optional(),
  /** the author remembered, and who was known under that name before */
  author: z.object({ now: Author, before: Author.optional() }).optional(),
  /** how many things it brought or changed */
  changes: z.int(),
})
export type PackAct = z.infer<typeof PackAct>

/** A pack taken, as it is listed. */
export interface ListedAct {
  readonly id: string
  readonly at: string
  readonly undoneAt: string | null
  readonly pack: PackAct['pack']
  readonly changes: number
}

/** Titles that mark, in `acts`, the rows of parts and of pending steps; lists skip them, for their data may be long. */
const partTitle = 'pack-part'
export const stepTitle = 'pack-step'

/** The packs taken, each an act that can be undone. */
export function packActs(db: Database) {
  const add = db.prepare('INSERT INTO acts (id, title, at, data) VALUES (@id, @title, @at, @data)')
  const heads = db.prepare<[], Omit<ListedAct, 'pack'> & { pack: string }>(
    // an older act holds what it changed
    `SELECT id, at, undone_at AS undoneAt, data -> '$.pack' AS pack,
       coalesce(data ->> '$.changes', json_array_length(data, '$.items')) AS changes
     FROM acts WHERE CASE WHEN title IN ('${partTitle}', '${stepTitle}') THEN 0 ELSE data ->> '$.kind' = 'pack' END
     ORDER BY at DESC, rowid DESC`,
  )
  const one = db.prepare<{ id: string }, string>('SELECT data FROM acts WHERE id = @id').pluck()
  const has = db.prepare<{ id: string }, number>('SELECT 1 FROM acts WHERE id = @id').pluck()
  const setUndone = db.prepare('UPDATE acts SET undone_at = @at WHERE id = @id')
  const dropPart = db.prepare('DELETE FROM acts WHERE id = @id')
  const partId = (act: string, n: number) => `${act}/${n}`

  return {
    add: (id: string, act: PackAct): void =>
      void add.run({
        id,
        title: `Lot «\u00a0${act.pack.title}\u00a0» reçu`,
        at: act.pack.takenAt,
        data: JSON.stringify(act),
      }),
    /** Stores a part of the act; parts are numbered from 0, in their order. */
    addPart: (act: string, n: number, part: PackPart): void =>
      void add.run({ id: partId(act, n), title: partTitle, at: '', data: JSON.stringify(part) }),
    /** newest first */
    list: (): ListedAct[] => heads.all().map(row => ({ ...row, pack: PackRow.parse(JSON.parse(row.pack)) })),
    get(id: string): PackAct | undefined {
      const data = one.get({ id })
      if (!data) return undefined
      const raw = JSON.parse(data)
      return PackAct.parse({ changes: PackPart.safeParse(raw).data?.items.length, ...raw })
    },
    /** How many parts an act has; one of an older program holds its own, the only one. */
    parts(act: string): number {
      let n = 0
      while (has.get({ id: partId(act, n) })) n += 1
      return n || (has.get({ id: act }) ? 1 : 0)
    },
    /** Reads a part of an act; an empty one where it is missing. */
    part: (act: string, n: number): PackPart => {
      const data = one.get({ id: partId(act, n) }) ?? (n === 0 ? one.get({ id: act }) : undefined)
      return PackPart.safeParse(JSON.parse(data ?? '{}')).data ?? { records: [], items: [] }
    },
    dropPart: (act: string, n: number): void => void dropPart.run({ id: partId(act, n) }),
    setUndone: (id: string, at = new Date().toISOString()): void => void setUndone.run({ id, at }),
  }
}
