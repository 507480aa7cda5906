import { z } from 'zod'
import type { ImportRecord, Outcome, ReportLine } from '../../shared/imports/job.ts'
import { AppError } from '../../shared/kernel/errors.ts'
import type { Database } from '../kernel/database/open.ts'
import { beginning, type Cursor as Place } from './batch.ts'

const Counts = z.object({
  added: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  // imports of before states have none
  older: z.int().default(0),
  left: z.int().default(0),
  deleted: z.int(),
  rejected: z.int(),
  seconds: z.number(),
  bytes: z.int(),
  totalBytes: z.int(),
})
export type Counts = z.infer<typeof Counts>

/** Which reading of its files an import is at: the `first`, of the texts that are wanted before all, or that of the `rest`. */
const Pass = z.enum(['first', 'rest'])
export type Pass = z.infer<typeof Pass>
const Cursor = z.object({
  file: z.int(),
  entry: z.int(),
  record: z.int(),
  gone: z.int(),
  // imports of before two readings have none
  pass: Pass.default('rest'),
})
const File = z.object({
  path: z.string(),
  name: z.string(),
  size: z.int(),
  direct: z.boolean(),
  changed: z.number().optional(),
  reason: z.string().optional(),
})
export type ImportFile = z.infer<typeof File>

/** An import as it is kept: what is to be read, how far it went, what it did. */
export interface ImportRow {
  readonly id: string
  readonly title: string
  readonly state: ImportRecord['state']
  readonly files: readonly ImportFile[]
  /** takes only what the library cites and lacks */
  readonly onlyCited: boolean
  readonly cursor: z.infer<typeof Cursor>
  readonly counts: Counts
  readonly startedAt: string
  readonly endedAt?: string
}

/** A line to be written: the file by its place in the list, the source by its row. */
export interface Line {
  readonly outcome: Exclude<Outcome, 'unchanged'>
  readonly file: number
  readonly place: string
  readonly reason: string
  readonly seq: number | null
}

interface Row {
  readonly id: string
  readonly title: string
  readonly state: ImportRecord['state']
  readonly files: string
  readonly onlyCited: 0 | 1
  readonly cursor: string
  readonly counts: string
  readonly startedAt: string
  readonly endedAt: string | null
}
interface LineRow extends Line {
  readonly n: number
  readonly id: string | null
  readonly label: string | null
}

/** Selects lines of a report. */
export interface LineQuery {
  readonly outcome?: Outcome | undefined
  readonly text?: string | undefined
  readonly limit: number
  readonly offset: number
}

/** Reports kept of imports that have ended; those of older ones are dropped with them. */
const MAX_REPORTS = 20
const now = () => new Date().toISOString()

/** Imports asked for, what became of each record, and how far those cut short went. */
export function imports(db: Database) {
  const columns = `id, title, state, files, cursor, counts, started_at AS startedAt, ended_at AS endedAt,
    EXISTS (SELECT 1 FROM cited_imports WHERE import = imports.id) AS onlyCited`
  const one = db.prepare<{ id: string }, Row>(`SELECT ${columns} FROM imports WHERE id = @id`)
  const all = db.prepare<[], Row>(`SELECT ${columns} FROM imports ORDER BY started_at DESC, rowid DESC`)
  const add = db.prepare(
    `INSERT INTO imports (id, title, files, state, cursor, counts, started_at)
     VALUES (@id, @title, @files, 'running', @cursor, @counts, @at)`,
  )
  const markCited = db.prepare('INSERT INTO cited_imports (import) VALUES (?)')
  const plan = db.prepare('UPDATE imports SET files = @files, counts = @counts WHERE id = @id')
  const advance = db.prepare('UPDATE imports SET cursor = @cursor, counts = @counts WHERE id = @id')
  const state = db.prepare('UPDATE imports SET state = @state, ended_at = @at WHERE id = @id')
  const old = db
    .prepare<{ offset: number }, string>(
      `SELECT id FROM imports WHERE state IN ('done', 'cancelled') ORDER BY started_at DESC LIMIT -1 OFFSET @offset`,
    )
    .pluck()
  const drop = db.prepare('DELETE FROM imports WHERE id = @id')
  const addLine = db.prepare<[string, number, string, number, string, string, number | null]>(
    'INSERT INTO import_lines (import, n, outcome, file, place, reason, seq) VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  const lastLine = db
    .prepare<{ id: string }, number>('SELECT coalesce(max(n), 0) FROM import_lines WHERE import = @id')
    .pluck()
  const where = `FROM import_lines AS line LEFT JOIN sources USING (seq)
    WHERE import = @id AND (@outcome IS NULL OR outcome = @outcome)
    AND (@text IS NULL OR place LIKE @text ESCAPE '!' OR reason LIKE @text ESCAPE '!'
      OR sources.label LIKE @text ESCAPE '!' OR instr(@files, ',' || file || ',') > 0)`
  const lines = db.prepare<Record<string, string | number | null>, LineRow>(
    `SELECT n, outcome, file, place, reason, seq, sources.id AS id, sources.label AS label ${where}
     AND n > @after ORDER BY n LIMIT @limit OFFSET @offset`,
  )
  const total = db.prepare<Record<string, string | number | null>, number>(`SELECT count(*) ${where}`).pluck()

  const changes = db.prepare<{ id: string }, { seq: number; reason: string }>(
    "SELECT seq, reason FROM import_lines WHERE import = @id AND outcome = 'updated' AND seq IS NOT NULL AND reason <> '' ORDER BY n",
  )
  const deletedKeys = db
    .prepare<{ id: string }, string>(
      "SELECT 'dila:' || place FROM import_lines WHERE import = @id AND outcome = 'deleted' ORDER BY n",
    )
    .pluck()
  const rulings = db.prepare<{ id: string; seqs: string }, { seq: number; label: string }>(
    `SELECT cited.target AS seq, sources.label FROM json_each(@seqs) AS wanted
     JOIN cited ON cited.target = wanted.value
     JOIN citations ON citations.cited = cited.n AND treatment IN ('overturns', 'partly-overturns')
     JOIN sources ON sources.seq = citations.seq
     WHERE citations.seq IN (SELECT seq FROM import_lines
       WHERE import = @id AND outcome IN ('added', 'updated') AND seq IS NOT NULL)`,
  )

  function get(id: string): ImportRow {
    const row = one.get({ id })
    if (!row)
      throw new AppError('not-found', 'Cet import n’est plus connu : son rapport a été effacé.', { id })
    return keptOf(row)
  }
  const filterOf = (importRow: ImportRow, { outcome, text }: Pick<LineQuery, 'outcome' | 'text'>) => {
    const words = text?.trim()
    const mentions = words
      ? importRow.files.flatMap(({ name }, at) =>
          name.toLowerCase().includes(words.toLowerCase()) ? [at] : [],
        )
      : []
    return {
      id: importRow.id,
      outcome: outcome ?? null,
      // a space typed is any space printed: « L. 251-2 » has one that does not break
      text: words ? `%${words.replace(/[!%_]/g, '!$&').replace(/\s/g, '_')}%` : null,
      files: mentions.length ? `,${mentions.join(',')},` : '',
    }
  }
  const lineOf = (
    importRow: ImportRow,
    { outcome, file, place, reason, id, label }: LineRow,
  ): ReportLine => ({
    outcome,
    file: importRow.files[file]?.name ?? '',
    place,
    reason,
    ...(id !== null && { source: id }),
    ...(label && { label }),
  })

  return {
    /** A new import, of what was given or of the files found in it; reports of old ones go. */
    begin(id: string, title: string, files: readonly ImportFile[], onlyCited = false): void {
      for (const reportId of old.all({ offset: MAX_REPORTS - 1 })) drop.run({ id: reportId })
      const cursor = JSON.stringify(beginning)
      add.run({ id, title, files: JSON.stringify(files), at: now(), cursor, counts: nothing(files) })
      if (onlyCited) markCited.run(id)
    },
    /** The files found in what was given, in the order they will be read. */
    plan(id: string, files: readonly ImportFile[]): void {
      plan.run({ id, files: JSON.stringify(files), counts: nothing(files) })
    },
    /** Has the files of an import read from their beginning. */
    startPass(id: string, pass: Pass): void {
      const { counts } = get(id)
      advance.run({
        id,
        cursor: JSON.stringify({ ...beginning, pass }),
        counts: JSON.stringify({ ...counts, bytes: 0 }),
      })
    },
    get,
    find: (id: string): ImportRow | undefined => (one.get({ id }) ? get(id) : undefined),
    /** The newest first. */
    list: (): ImportRow[] => all.all().map(keptOf),
    /** Lines of the records just taken, and how far they go: inside their transaction. */
    advance(id: string, some: readonly Line[], place: Place, counts: Counts, pass: Pass = 'rest'): void {
      let n = some.length ? (lastLine.get({ id }) ?? 0) : 0
      for (const { outcome, file, place, reason, seq } of some) {
        n += 1
        addLine.run(id, n, outcome, file, place, reason, seq)
      }
      advance.run({ id, cursor: JSON.stringify({ ...place, pass }), counts: JSON.stringify(counts) })
    },
    setState(id: string, next: ImportRecord['state']): void {
      const hasEnded = next === 'done' || next === 'cancelled' || next === 'failed'
      state.run({ id, state: next, at: hasEnded ? now() : null })
    },
    lines(id: string, query: LineQuery): { lines: ReportLine[]; total: number } {
      const importRow = get(id)
      const filter = filterOf(importRow, query)
      const rows = lines.all({ ...filter, after: 0, limit: query.limit, offset: query.offset })
      return { lines: rows.map(row => lineOf(importRow, row)), total: total.get(filter) ?? 0 }
    },
    /** The sources of the work that its records changed, each with how. */
    changes: (id: string): { seq: number; reason: string }[] => changes.all({ id }),
    /** The keys of the records that its lists took back. */
    deletedKeys: (id: string): string[] => deletedKeys.all({ id }),
    /** Which of these sources a decision that it brought annuls, and which decision. */
    rulings: (id: string, seqs: readonly number[]): { seq: number; label: string }[] =>
      rulings.all({ id, seqs: JSON.stringify(seqs) }),
    /** All the lines asked for, some thousands at a time. */
    *pages(id: string, query: Pick<LineQuery, 'outcome' | 'text'>): Generator<ReportLine[]> {
      const importRow = get(id)
      const filter = filterOf(importRow, query)
      for (let after = 0; ; ) {
        const rows = lines.all({ ...filter, after, limit: 2000, offset: 0 })
        const last = rows.at(-1)
        if (!last) return
        after = last.n
        yield rows.map(row => lineOf(importRow, row))
      }
    },
  }
}

/** Nothing read yet of these files. */
function nothing(files: readonly ImportFile[]): string {
  const totalBytes = files.reduce((sum, { size }) => sum + size, 0)
  const none = {
    added: 0,
    updated: 0,
    unchanged: 0,
    older: 0,
    left: 0,
    deleted: 0,
    rejected: 0,
    seconds: 0,
    bytes: 0,
  }
  return JSON.stringify({ ...none, totalBytes } satisfies Counts)
}

function keptOf({ files, onlyCited, cursor, counts, endedAt, ...row }: Row): ImportRow {
  return {
    ...row,
    onlyCited: onlyCited === 1,
    files: z.array(File).parse(JSON.parse(files)),
    cursor: Cursor.parse(JSON.parse(cursor)),
    counts: Counts.parse(JSON.parse(counts)),
    ...(endedAt !== null && { endedAt }),
  }
}

/** The last change that an import begun after a moment made to each of these sources, by id. */
export const changesSince = (
  db: Database,
  ids: readonly string[],
  since: string,
): { id: string; reason: string; at: string }[] =>
  db
    .prepare<{ ids: string; since: string }, { id: string; reason: string; at: string }>(
      `SELECT sources.id, reason, max(started_at) AS at FROM json_each(@ids) AS wanted
       JOIN sources ON sources.id = wanted.value
       JOIN import_lines AS line ON line.seq = sources.seq AND outcome = 'updated' AND reason <> ''
       JOIN imports ON imports.id = line.import AND started_at > @since
       GROUP BY sources.id ORDER BY sources.seq`,
    )
    .all({ ids: JSON.stringify(ids), since })

/** How many records were read: each had one outcome. */
export const readOf = (counts: Counts): number =>
  counts.added +
  counts.updated +
  counts.unchanged +
  counts.older +
  counts.left +
  counts.deleted +
  counts.rejected
