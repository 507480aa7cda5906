import { keepEdits, mergeRecord, sameContent } from '../../../shared/library/merge-record.ts'
import type { Source } from '../../../shared/library/model.ts'
import type { Database } from '../../kernel/database/open.ts'
import { SOURCE_FLAG } from '../../search/columns.ts'
import type { TokenBatch } from '../../search/index/model.ts'
import { headOf, textsOf } from '../../search/source-words.ts'
import { indexing } from '../indexing/indexing.ts'
import { type Row, sourceRows, toJson } from '../source-rows.ts'
import { type Writing, writing } from '../writing.ts'
import { readMemory, writeMemory } from './last-record.ts'
import { ownFields, type Prepared, type PreparedVersion } from './prepare.ts'

export type Put = 'added' | 'updated' | 'unchanged'
/** Outcome of one record. */
export interface Taken {
  readonly outcome: Put
  readonly seq: number
}

/** How a record changes the indexed words of its source: not at all, by adding its own, or all of them. */
type Words = 'none' | 'new' | 'more' | 'all'

/**
 * Takes the records of imports and packs, a batch in one transaction. The same source is found by its natural keys and
 * completed, never replaced: it keeps its row, its id, and every field the user changed.
 */
export function intake(db: Database) {
  const rows = sourceRows(db)
  const index = indexing(db)
  const ring = keyring(db, rows.key)
  const addEdit = db.prepare(
    'INSERT INTO source_edits (seq, revision, at, made_by, before) VALUES (@seq, @revision, @at, @by, @before)',
  )

  /** The row of the same source: by its record, by its id when a pack or nothing else names it, by its natural keys. */
  function find(one: Prepared, by: 'import' | 'pack', seq: number | undefined): Row | undefined {
    const first = seq === undefined ? undefined : rows.bySeq(seq)
    if (first?.kind === one.kind) return first
    const keys = one.keys.filter(key => !key.startsWith('dila:'))
    for (const key of by === 'pack' || !keys.length ? [`id:${one.id}`, ...keys] : keys) {
      const holder = ring.get(key)
      const row = holder && rows.bySeq(holder.seq)
      if (row?.kind === one.kind) return row
    }
    return undefined
  }

  function add(write: Writing, one: Prepared, mark: string, at: string): number {
    let id = one.id
    for (let n = 2; ring.get(`id:${id}`); n += 1) id = `${one.id.slice(0, 190)}-${n}`
    const hash = writeMemory(mark, one.folder)
    const seq = rows.insert(write, one, id, at, { hash })
    ring.addKeys(seq, id, one.keys)
    ring.setHash(one.record, seq, hash)
    return seq
  }

  function remember(name: string, seq: number, hash: string): void {
    rows.remember(name, seq, hash)
    ring.setHash(name, seq, hash)
  }

  /** The wording a record brings to an article of which it says nothing else that is not known. */
  function wording(write: Writing, row: Row, one: Prepared): PreparedVersion | undefined {
    const plain = one.kind === 'article' && one.versions.length === 1 && !row.base && !row.removedAt
    if (!plain || write.flagsOf(row.seq) & SOURCE_FLAG.withdrawn) return undefined
    return ownFields(row.data) === ownFields(one.data()) ? one.versions[0] : undefined
  }

  function meet(
    write: Writing,
    row: Row,
    one: Prepared,
    by: 'import' | 'pack',
    again: boolean,
    at: string,
  ): { outcome: Put; words: Words } {
    const mine = rows.read(row)
    const base = rows.baseOf(row)
    const record = rows.sourceOf(one)
    // A source its publisher brings again is no longer withdrawn.
    const present = (source: Source): Source =>
      by === 'import' && source.withdrawn ? { ...source, withdrawn: undefined } : source
    const next = present(mergeRecord(base, record, again))
    const result = row.base ? present(keepEdits(base, mine, next)) : next
    if (one.id !== row.id) rows.alias(one.id, row.seq)
    const back = row.removedBy === 'import'
    if (back) rows.restore(write, row)
    const nextBase = row.base ? toJson(next) : null
    if (sameContent(mine, result)) {
      if (row.base !== nextBase) rows.setBase(row.seq, nextBase)
      return back ? { outcome: 'updated', words: 'all' } : { outcome: 'unchanged', words: 'none' }
    }
    // A new version of an article loses nothing of what was there: its history is in its versions.
    if (row.base || one.kind !== 'article')
      addEdit.run({ seq: row.seq, revision: row.revision + 1, at, by, before: toJson(mine) })
    rows.update(write, back ? { ...row, removedAt: null } : row, result, nextBase, at)
    if (row.removedAt && !back) return { outcome: 'updated', words: 'none' }
    return { outcome: 'updated', words: back ? 'all' : wordsChanged(mine, result, record) }
  }

  function takeOne(
    write: Writing,
    one: Prepared,
    by: 'import' | 'pack',
    at: string,
  ): Taken & { words: Words } {
    const before = ring.get(one.record)
    const memory = readMemory(before?.hash)
    const mark = one.mark()
    if (before && memory.mark === mark) {
      if (one.folder && !memory.folders.includes(one.folder))
        remember(one.record, before.seq, writeMemory(mark, one.folder, memory))
      return { outcome: 'unchanged', seq: before.seq, words: 'none' }
    }
    // The same decision lies among the published and the others: the published one is kept.
    if (before && one.folder === 'inedit' && memory.folders.includes('publie')) {
      remember(one.record, before.seq, writeMemory(memory.mark, one.folder, memory))
      return { outcome: 'unchanged', seq: before.seq, words: 'none' }
    }
    const row = find(one, by, before?.seq)
    if (!row) {
      const seq = add(write, one, mark, at)
      return { outcome: 'added', seq, words: 'new' }
    }
    const { seq } = row
    const version = before ? undefined : wording(write, row, one)
    remember(one.record, seq, writeMemory(mark, one.folder, memory))
    if (!version) {
      ring.forget()
      return { ...meet(write, row, one, by, before?.seq === seq, at), seq }
    }
    rows.addVersion(write, row, one, version, at)
    const data = one.data()
    if (version.status.startsWith('VIGUEUR') && row.data !== data && singlePublisher(row.data, data))
      rows.setData(seq, data)
    return { outcome: 'updated', seq, words: 'more' }
  }

  /** `tokens`: the words of the batch, a text for each record, in order. Call it inside a transaction of its own. */
  function take(
    batch: readonly Prepared[],
    tokens: TokenBatch,
    by: 'import' | 'pack' = 'import',
    at: string = new Date().toISOString(),
  ): Taken[] {
    return writing(db, write => {
      const seqs = new Int32Array(batch.length)
      ring.load(batch)
      const [fresh, whole] = [new Set<number>(), new Set<number>()]
      const outcomes = batch.map((one, doc): Taken => {
        const { outcome, seq, words } = takeOne(write, one, by, at)
        if (words === 'new') fresh.add(seq)
        if (words === 'all') whole.add(seq)
        // A source not indexed yet will be, whole.
        const counts = words === 'new' || fresh.has(seq) || write.sinceOf(seq) > 0
        if (words === 'new' || (words === 'more' && counts)) seqs[doc] = seq
        return { outcome, seq }
      })
      for (const [doc, seq] of seqs.entries()) if (whole.has(seq)) seqs[doc] = 0
      index.append(write, tokens, seqs, fresh)
      for (const seq of whole) write.reindex(seq)
      return outcomes
    })
  }
  return { take }
}

/** An article that only gains a wording needs no more than the words of the record that brings it. */
function wordsChanged(before: Source, after: Source, record: Source): Words {
  const [was, is] = [textsOf(before), textsOf(after)]
  if (before.kind === 'article' && after.kind === 'article') {
    const recordTexts = new Set(textsOf(record))
    const otherTexts = (texts: readonly string[]) =>
      texts
        .filter(text => !recordTexts.has(text))
        .join('\n')
        .trim()
    if (after.versions.length > before.versions.length && otherTexts(was) === otherTexts(is)) return 'more'
  }
  return is.join('\n') === was.join('\n') && headOf(before).join() === headOf(after).join() ? 'none' : 'all'
}

/** Both come from one and the same publisher: the provenance of the one may stand for the other's. */
function singlePublisher(a: string, b: string): boolean {
  const publishersIn = (data: string) =>
    data.slice(data.lastIndexOf('"provenance":')).match(/"publisher":"[^"]*"/g)
  const [of, other] = [publishersIn(a), publishersIn(b)]
  return of?.length === 1 && other?.length === 1 && of[0] === other[0]
}

/** Holder of a key: its source, and the memory of the record last taken under it. */
interface KeyHolder {
  readonly seq: number
  readonly hash: string | null
}

/** Prefetches the source keys of a batch in two queries; `one` reads any other key. */
function keyring(db: Database, one: (name: string) => KeyHolder | undefined) {
  const keys = db.prepare<[string], { name: string } & KeyHolder>(
    'SELECT key AS name, seq, hash FROM source_keys WHERE key IN (SELECT value FROM json_each(?))',
  )
  const ids = db.prepare<[string], { name: string } & KeyHolder>(
    "SELECT 'id:' || id AS name, seq, NULL AS hash FROM sources WHERE id IN (SELECT value FROM json_each(?))",
  )
  const holders = new Map<string, KeyHolder>()
  let pendingNames = new Set<string>()
  return {
    load(batch: readonly Prepared[]): void {
      holders.clear()
      pendingNames = new Set(batch.flatMap(({ record, keys, id }) => [record, ...keys, `id:${id}`]))
      // a key says more of an id than its row does
      for (const { name, ...holder } of ids.all(JSON.stringify(batch.map(({ id }) => id))))
        holders.set(name, holder)
      for (const { name, ...holder } of keys.all(JSON.stringify([...pendingNames]))) holders.set(name, holder)
    },
    get: (name: string): KeyHolder | undefined => (pendingNames.has(name) ? holders.get(name) : one(name)),
    /** a source has just taken keys of its own: those nobody had */
    addKeys(seq: number, id: string, names: readonly string[]): void {
      for (const name of [`id:${id}`, ...names])
        if (!holders.has(name)) holders.set(name, { seq, hash: null })
    },
    /** a record has been taken under a key */
    setHash(name: string, seq: number, hash: string): void {
      holders.set(name, { seq: holders.get(name)?.seq ?? seq, hash })
    },
    /** keys may have changed in any way: the library is asked again */
    forget: () => pendingNames.clear(),
  }
}
