import { answersTo } from '../../../shared/library/cite/links/answers.ts'
import { ofDay } from '../../../shared/library/cite/links/day.ts'
import { type CitedHere, readCitations } from '../../../shared/library/cite/links/read-citations.ts'
import type { Database } from '../../kernel/database/open.ts'
import { journalChange } from '../../search/change-journal.ts'
import { sourcesChanged } from '../../search/columns.ts'
import { sourceRows } from '../source-rows.ts'
import { resolving } from './resolving.ts'

/** How far the reading of citations has come. */
export interface TraceProgress {
  readonly done: number
  readonly left: number
}

/** Characters of text read in one batch, about: half a second of work. */
const BATCH_CHARACTERS = 1_500_000

interface SourceCitations {
  readonly seq: number
  readonly revision: number
  readonly isRemoved: boolean
  readonly keys: readonly string[]
  readonly cites: readonly CitedHere[]
}

/** Whether the text of some source is to be gone through. */
export const needsTrace = (db: Database): boolean =>
  db.prepare('SELECT 1 FROM citations_waiting LIMIT 1').get() !== undefined

/** How many sources wait, counted no further than `limit`, and the bytes of their texts. */
export const waitingUpTo = (db: Database, limit: number): { count: number; bytes: number } =>
  db
    .prepare<[number], { count: number; bytes: number }>(
      `SELECT count(*) AS count, coalesce(sum(octet_length(data)), 0) AS bytes
       FROM (SELECT seq FROM citations_waiting LIMIT ?) LEFT JOIN source_bodies USING (seq)`,
    )
    .get(limit) ?? { count: 0, bytes: 0 }

/**
 * Goes through the texts of a batch of the sources that wait, and writes what they cite and what they answer to. The texts are
 * read before the transaction, so that whoever saves does not wait; each batch is committed: it may stop anywhere. Call it
 * until nothing is left.
 */
export function traceBatch(db: Database, limit = 500): TraceProgress {
  const queue = db.prepare<[number], number>('SELECT seq FROM citations_waiting LIMIT ?').pluck().all(limit)
  if (!queue.length) return { done: 0, left: 0 }
  const look = reader(db)
  const batch: SourceCitations[] = []
  let length = 0
  for (const seq of queue) {
    const { citations, size } = look(seq)
    batch.push(citations)
    length += size
    if (length > BATCH_CHARACTERS) break
  }
  const keep = writer(db)
  db.transaction(() => {
    for (const one of batch) keep.write(one)
    keep.finish()
  }).immediate()
  sourcesChanged(db)
  const left = db.prepare<[], number>('SELECT count(*) FROM citations_waiting').pluck().get() ?? 0
  return { done: batch.length, left }
}

/** Goes through the text of one source now, when it waits. */
export function traceById(db: Database, id: string): void {
  const seq = db
    .prepare<[string], number>('SELECT seq FROM citations_waiting JOIN sources USING (seq) WHERE id = ?')
    .pluck()
    .get(id)
  if (seq === undefined) return
  const { citations } = reader(db)(seq)
  const keep = writer(db)
  db.transaction(() => {
    keep.write(citations)
    keep.finish()
  }).immediate()
  sourcesChanged(db)
}

/** Reads a source and what its text cites. What cannot be read cites nothing: it must not be tried for ever. */
function reader(db: Database) {
  const rows = sourceRows(db)
  const keys = db.prepare<[number], string>('SELECT key FROM source_keys WHERE seq = ?').pluck()
  return (seq: number): { citations: SourceCitations; size: number } => {
    const row = rows.bySeq(seq)
    if (!row) return { citations: { seq, revision: -1, isRemoved: true, keys: [], cites: [] }, size: 0 }
    const { revision } = row
    const isRemoved = row.removedAt !== null
    const bare = { seq, revision, isRemoved, keys: [...keys.all(seq), `id:${row.id}`], cites: [] }
    if (isRemoved) return { citations: bare, size: 0 }
    try {
      return { citations: { ...bare, cites: readCitations(rows.read(row)) }, size: row.data.length }
    } catch {
      return { citations: bare, size: row.data.length }
    }
  }
}

/**
 * Writes what was read of sources, each unless it has changed since: then it waits still. `finish` journals the sources whose
 * citations are counted otherwise, before the transaction ends.
 */
function writer(db: Database) {
  const { resolve, holds } = resolving(db)
  const revisionOf = db.prepare<[number], number>('SELECT revision FROM sources WHERE seq = ?').pluck()
  const recounted = new Set<number>()
  const citedBy = db
    .prepare<[number], number>(
      'SELECT target FROM citations JOIN cited ON n = cited WHERE citations.seq = ? AND target IS NOT NULL',
    )
    .pluck()
  const forget = db.prepare(
    `UPDATE cited SET times = cited.times - x.times, sources = sources - 1
     FROM citations x WHERE x.seq = @seq AND x.cited = cited.n`,
  )
  const clear = db.prepare('DELETE FROM citations WHERE seq = @seq')
  const forgetReading = db.prepare('DELETE FROM citations_read WHERE seq = @seq')
  const leaveQueue = db.prepare('DELETE FROM citations_waiting WHERE seq = @seq')
  const markRead = db.prepare(
    'INSERT INTO citations_read VALUES (@seq, @revision) ON CONFLICT (seq) DO UPDATE SET revision = @revision',
  )
  const findKey = db.prepare<[string], { n: number; target: number | null }>(
    'SELECT n, target FROM cited WHERE key = ?',
  )
  const add = db.prepare(
    'INSERT INTO cited (key, kind, label, target, held) VALUES (@key, @kind, @label, @target, @held)',
  )
  const count = db.prepare('UPDATE cited SET times = times + @times, sources = sources + 1 WHERE n = @n')
  const put = db.prepare(
    'INSERT INTO citations (seq, cited, treatment, times, places) VALUES (@seq, @n, @treatment, @times, @places)',
  )
  const point = db.prepare('UPDATE cited SET target = @target WHERE n = @n AND target IS NOT @target')
  const citationsOf = db.prepare<[number], { n: number; key: string }>(
    'SELECT n, key FROM cited WHERE target = ?',
  )
  const keysBetween = db.prepare<
    { from: string; to: string },
    { n: number; key: string; target: number | null }
  >('SELECT n, key, target FROM cited WHERE key > @from AND key < @to')
  const hold = db.prepare<{ text: string; held: 0 | 1 }>(
    `UPDATE cited SET held = @held WHERE key = @text AND kind = 'text' AND held <> @held`,
  )

  /** Points what is cited at a source, or at none. */
  function pointAt(n: number, before: number | null, target: number | null): void {
    if (before === target) return
    point.run({ n, target })
    for (const seq of [before, target]) if (seq !== null) recounted.add(seq)
  }

  /** Points citations that waited for this source at it; those of a source that is gone look for another. */
  function answer({ seq, keys, isRemoved }: SourceCitations): void {
    if (isRemoved) for (const { n, key } of citationsOf.all(seq)) pointAt(n, seq, resolve([key]))
    else
      for (const key of keys.flatMap(answersTo)) {
        const one = findKey.get(key)
        if (one) pointAt(one.n, one.target, resolve([key]))
        // those of its day that are told with a name
        if (!ofDay(key)) continue
        for (const { n, target, key: of } of keysBetween.all({ from: `${key}~`, to: `${key}~\u{10ffff}` }))
          pointAt(n, target, resolve([of]))
      }
    for (const text of new Set(keys.filter(key => key.startsWith('article:')).map(textOf)))
      hold.run({ text, held: isRemoved && !holds(text) ? 0 : 1 })
  }

  function cite(
    { seq }: SourceCitations,
    { key, keys, kind, label, treatment, times, places }: CitedHere,
  ): void {
    let one = findKey.get(key)
    if (!one) {
      const target = resolve([key, ...keys.filter(other => sameDay(key, other))])
      // an id of ours is nothing to go and get
      const heldFlag = key.startsWith('id:') || (kind === 'text' && holds(key)) ? 1 : 0
      one = { n: Number(add.run({ key, kind, label, target, held: heldFlag }).lastInsertRowid), target }
    }
    // an article that names itself cites nothing
    if (one.target === seq) return
    put.run({ seq, n: one.n, treatment, times, places: JSON.stringify(places) })
    count.run({ n: one.n, times })
    if (one.target !== null) recounted.add(one.target)
  }

  function write(citations: SourceCitations): void {
    const { seq, revision } = citations
    const now = revisionOf.get(seq)
    if (now !== undefined && now !== revision) return
    for (const target of citedBy.all(seq)) recounted.add(target)
    forget.run({ seq })
    clear.run({ seq })
    answer(citations)
    for (const one of citations.cites) cite(citations, one)
    if (citations.isRemoved) forgetReading.run({ seq })
    else markRead.run({ seq, revision })
    leaveQueue.run({ seq })
  }

  return {
    write,
    finish: () => journalChange(db, 'cited', recounted),
  }
}

/** A number may have been given to two decisions: what is cited with its date is of that date. */
const sameDay = (key: string, other: string) =>
  !/^(?:decision|document):/.test(key) ||
  key.slice(key.lastIndexOf('|')) === other.slice(other.lastIndexOf('|'))

/** The key under which the text of an article is cited as a whole. */
const textOf = (key: string) => key.slice(0, key.indexOf('|') + 1)
