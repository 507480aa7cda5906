import { effectOf } from '../../../shared/library/effect.ts'
import { keepEdits, mergeRecord, type Relation, sameContent } from '../../../shared/library/merge/record.ts'
import type { Source } from '../../../shared/library/model.ts'
import type { Database } from '../../kernel/database/open.ts'
import { SOURCE_FLAG } from '../../search/columns.ts'
import type { TokenBatch } from '../../search/index/model.ts'
import { headOf, textsOf } from '../../search/source-words.ts'
import { indexing } from '../indexing/indexing.ts'
import { type Row, sourceRows, toJson } from '../source-rows.ts'
import { type Writing, writing } from '../writing.ts'
import { keyring } from './keyring.ts'
import {
  isBefore,
  type RecordMemory,
  readMemory,
  rememberMet,
  rememberTaken,
  supersedes,
  wasTaken,
  writeMemory,
} from './last-record.ts'
import { metInFunds } from './met-in-funds.ts'
import { ownFields, type PreparedSource, type PreparedVersion } from './prepare.ts'
import { olderThan, takenBack, tombstones } from './tombstones.ts'
import { withdrawals } from './withdrawals.ts'

/** `older`: the library holds a newer state of the record, or its publisher took it back since. */
export type Put = 'added' | 'updated' | 'unchanged' | 'older'
/** Outcome of one record; one left, or an older one that was taken back, has no source, and both say why they are left. */
export interface IntakeOutcome {
  /** `left`: it was not wanted */
  readonly outcome: Put | 'left'
  readonly seq: number | null
  readonly reason?: string
}

/** How a record changes the indexed words of its source: not at all, by adding its own, or all of them. */
type Words = 'none' | 'new' | 'more' | 'all'

/**
 * Takes the records of imports and packs, a batch in one transaction. The same source is found by its natural keys and
 * completed, never replaced: it keeps its row, its id, and every field the user changed. `watched`: sources that the work rests
 * on, of which what changed is told as the reason. `isWanted`: of records that are new to the library, those to take.
 */
export function intake(
  db: Database,
  watched: ReadonlySet<number> = new Set(),
  isWanted?: (one: PreparedSource) => boolean,
) {
  const rows = sourceRows(db)
  const index = indexing(db)
  const ring = keyring(db, rows.key)
  const graves = tombstones(db)
  const withdrawn = withdrawals(db, graves)
  const funds = metInFunds(db)
  const addEdit = db.prepare(
    'INSERT INTO source_edits (seq, revision, at, made_by, before) VALUES (@seq, @revision, @at, @by, @before)',
  )

  /** The row of the same source: by its record, by its id when a pack or nothing else names it, by its natural keys. */
  function find(one: PreparedSource, by: 'import' | 'pack', seq: number | undefined): Row | undefined {
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

  function add(write: Writing, one: PreparedSource, hash: string, at: string): number {
    let id = one.id
    for (let n = 2; ring.get(`id:${id}`); n += 1) id = `${one.id.slice(0, 190)}-${n}`
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
  function wording(write: Writing, row: Row, one: PreparedSource): PreparedVersion | undefined {
    const plain = one.kind === 'article' && one.versions.length === 1 && !row.base && !row.removedAt
    if (!plain || write.flagsOf(row.seq) & SOURCE_FLAG.withdrawn) return undefined
    const [source, record] = [row.data, one.data()]
    return ownFields(source) === ownFields(record) && sameOrigin(source, record) ? one.versions[0] : undefined
  }

  function meet(
    write: Writing,
    row: Row,
    one: PreparedSource,
    by: 'import' | 'pack',
    relation: Relation,
    at: string,
  ): { outcome: Put; words: Words; reason?: string } {
    const mine = rows.read(row)
    const base = rows.baseOf(row)
    const record = rows.sourceOf(one)
    // A source its publisher brings again is no longer withdrawn.
    const present = (source: Source): Source =>
      by === 'import' && source.withdrawn ? { ...source, withdrawn: undefined } : source
    const next = present(mergeRecord(base, record, relation))
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
    const words = back ? 'all' : wordsChanged(mine, result, record)
    return { outcome: 'updated', words, ...changeOf(row.seq, mine, result) }
  }

  /** Changes to the sources that the work rests on. */
  function changeOf(seq: number, before: Source, after: Source): { reason?: string } {
    const reason = watched.has(seq) ? effectOf(before, after) : undefined
    return reason === undefined ? {} : { reason }
  }

  /** Remembers that a record of which nothing is taken was met there too. */
  function meetAgain(one: PreparedSource, seq: number, memory: RecordMemory): void {
    const next =
      memory.mark === one.mark() && isBefore(memory, one)
        ? rememberTaken(memory, memory.mark, one)
        : rememberMet(memory, one)
    if (next !== memory) remember(one.record, seq, writeMemory(next))
  }

  function takeOne(
    write: Writing,
    one: PreparedSource,
    by: 'import' | 'pack',
    at: string,
  ): IntakeOutcome & { words: Words } {
    const burial = graves.of(one)
    if (burial) {
      if (burial.isOwn) withdrawn.bury(write, one, burial.listed)
      return { outcome: 'older', seq: null, words: 'none', reason: takenBack(burial.listed) }
    }
    const inFund = by === 'import' && !ring.get(one.record) ? funds.outcomeOf(one) : undefined
    if (inFund) return { ...inFund, words: 'none' }
    const before = ring.get(one.record)
    const memory = readMemory(before?.hash)
    const mark = one.mark()
    if (before && wasTaken(mark, one, memory)) {
      meetAgain(one, before.seq, memory)
      return { outcome: 'unchanged', seq: before.seq, words: 'none' }
    }
    if (isWanted && !before && !isWanted(one)) return { outcome: 'left', seq: null, words: 'none' }
    const row = find(one, by, before?.seq)
    if (before && row && !supersedes(mark, one, memory)) {
      meetAgain(one, before.seq, memory)
      // a pack, or a file without a date, still says what the publisher does not
      if (by === 'pack' || !one.state) {
        ring.forget()
        return { ...meet(write, row, one, by, 'completes', at), seq: row.seq }
      }
      return one.state === memory.state
        ? { outcome: 'unchanged', seq: before.seq, words: 'none' }
        : { outcome: 'older', seq: before.seq, words: 'none', reason: olderThan(one.state, memory.state) }
    }
    const hash = writeMemory(rememberTaken(memory, mark, one))
    if (!row) {
      const seq = add(write, one, hash, at)
      return { outcome: 'added', seq, words: 'new' }
    }
    const { seq } = row
    const version = before ? undefined : wording(write, row, one)
    remember(one.record, seq, hash)
    if (!version) {
      ring.forget()
      return { ...meet(write, row, one, by, before?.seq === seq ? 'corrects' : 'joins', at), seq }
    }
    const mine = watched.has(seq) ? rows.read(row) : undefined
    const isNewest = rows.addVersion(write, row, one, version, at)
    // the provenance leads to the newest wording
    if (isNewest) rows.setData(seq, one.data())
    const result = mine && rows.bySeq(seq)
    return {
      outcome: 'updated',
      seq,
      words: 'more',
      ...(result && changeOf(seq, mine, rows.read(result))),
    }
  }

  /** `tokens`: the words of the batch, a text for each record, in order. Call it inside a transaction of its own. */
  function take(
    batch: readonly PreparedSource[],
    tokens: TokenBatch,
    by: 'import' | 'pack' = 'import',
    at: string = new Date().toISOString(),
  ): IntakeOutcome[] {
    return writing(db, write => {
      const seqs = new Int32Array(batch.length)
      ring.load(batch)
      graves.load(batch)
      if (
        funds.adopt(
          batch.filter(one => !graves.of(one) && (isWanted?.(one) ?? true)),
          by,
        )
      )
        ring.load(batch)
      const [fresh, whole] = [new Set<number>(), new Set<number>()]
      const outcomes = batch.map((one, doc): IntakeOutcome => {
        const { seq, words, ...result } = takeOne(write, one, by, at)
        if (seq === null) return { ...result, seq }
        const listed = graves.beside(one)
        if (listed !== undefined) withdrawn.tell(write, seq, listed)
        if (words === 'new') fresh.add(seq)
        if (words === 'all') whole.add(seq)
        // A source not indexed yet will be, whole.
        const counts = words === 'new' || fresh.has(seq) || write.sinceOf(seq) > 0
        if (words === 'new' || (words === 'more' && counts)) seqs[doc] = seq
        return { ...result, seq }
      })
      for (const [doc, seq] of seqs.entries()) if (whole.has(seq)) seqs[doc] = 0
      index.append(write, tokens, seqs, fresh)
      for (const seq of whole) write.reindex(seq)
      return outcomes
    })
  }
  /** Completes a source by what a fund says of it, newer than what the library knows. */
  function complete(row: Row, one: PreparedSource, relation: Relation): void {
    writing(db, write => {
      const { words } = meet(write, row, one, 'import', relation, new Date().toISOString())
      if (words !== 'none') write.reindex(row.seq)
    })
  }
  return { take, complete }
}

/** An article that only gains a wording needs no more than the words of the record that brings it. */
function wordsChanged(before: Source, after: Source, record: Source): Words {
  const [formerTexts, is] = [textsOf(before), textsOf(after)]
  if (before.kind === 'article' && after.kind === 'article') {
    const recordTexts = new Set(textsOf(record))
    const otherTexts = (texts: readonly string[]) =>
      texts
        .filter(text => !recordTexts.has(text))
        .join('\n')
        .trim()
    if (after.versions.length > before.versions.length && otherTexts(formerTexts) === otherTexts(is))
      return 'more'
  }
  return is.join('\n') === formerTexts.join('\n') && headOf(before).join() === headOf(after).join()
    ? 'none'
    : 'all'
}

/** Both come from one publisher, in one state of its base: only the address of the wording may differ. */
function sameOrigin(source: string, record: string): boolean {
  const originOf = (data: string) =>
    data.slice(data.lastIndexOf('"provenance":')).replace(/"url":"[^"]*",?/g, '')
  return originOf(source) === originOf(record)
}
