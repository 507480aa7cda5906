import type { Database } from '../../kernel/database/open.ts'
import {
  type Block,
  type BlockWriter,
  blockWriter,
  lastUpTo,
  readBlock,
  readTable,
  type SourceTable,
  writeTable,
} from './format/block.ts'
import { catchDamage, verifyChecksum, withChecksum } from './format/damage.ts'
import { type List, listAt } from './format/posting-list.ts'
import { type NarrowArray, narrowed } from './narrow-array.ts'
import { runsOf, type SourceRuns } from './source-runs.ts'

/** A segment, without its terms. */
export interface Segment {
  /** its sources, and how many words each has, in all and in its title (SourceTable) */
  readonly sources: SourceRuns
  readonly words: NarrowArray
  readonly heads: NarrowArray
  readonly id: number
  readonly bytes: number
  readonly totalWords: number
  /** the first term of each block, and its row */
  readonly firsts: readonly string[]
  readonly rows: readonly number[]
}

/** A term and its list. */
export interface Entry {
  readonly key: string
  readonly count: number
  readonly list: () => List
}

/** Lists deleted at once: a few milliseconds. */
const DROPPED_LISTS = 200
/** First character of the keys of stems and of prefixes. */
export const STEM_MARK = '\u0002'
export const PREFIX_MARK = '\u0003'
const SPELLING_START = '\u0004'
/** Tells the key of a spelling, which sorts after all stems and prefixes. */
export const isSpelling = (key: string) => key > SPELLING_START

/** Writes segments one after the other: `begin`, the terms in order, `end`. After an error it must be replaced. */
export interface SegmentWriter extends BlockWriter {
  begin(id: number): void
  row(bytes: Buffer): number
  end(table: SourceTable): void
}

/** Bytes of blocks and of lists kept in memory, each. */
const [BLOCK_CACHE_BYTES, LIST_CACHE_BYTES] = [24 << 20, 48 << 20]

/** The tables of the index. */
export function store(db: Database) {
  const complete = db.prepare<[], { id: number; docs: number; words: number; bytes: number }>(
    'SELECT id, docs, words, bytes FROM word_segments WHERE bytes > 0 ORDER BY id',
  )
  const blocksOf = db
    .prepare<[number], [number, string]>('SELECT id, first FROM word_blocks WHERE segment = ? ORDER BY first')
    .raw()
  const block = db.prepare<[number], Buffer>('SELECT data FROM word_blocks WHERE id = ?').pluck()
  const row = db.prepare<[number], Buffer>('SELECT data FROM word_lists WHERE id = ?').pluck()
  const begin = db.prepare<[number]>('INSERT INTO word_segments (id, docs, words, bytes) VALUES (?, 0, 0, 0)')
  const addBlock = db.prepare<[number, string, Buffer]>(
    'INSERT INTO word_blocks (segment, first, data) VALUES (?, ?, ?)',
  )
  const addRow = db.prepare<[number, Buffer]>('INSERT INTO word_lists (segment, data) VALUES (?, ?)')
  const end = db.prepare<[number, number, number, number]>(
    'UPDATE word_segments SET docs = ?, words = ?, bytes = ? WHERE id = ?',
  )
  const drops = [
    'DELETE FROM word_blocks WHERE segment = ?',
    'DELETE FROM word_lists WHERE segment = ?',
    'DELETE FROM word_segments WHERE id = ?',
  ].map(sql => db.prepare<[number]>(sql))
  const dropLists = db.prepare<[number]>(
    `DELETE FROM word_lists WHERE id IN (SELECT id FROM word_lists WHERE segment = ? LIMIT ${DROPPED_LISTS})`,
  )
  const incomplete = db.prepare<[], number>('SELECT id FROM word_segments WHERE bytes = 0').pluck()
  const last = db.prepare<[], number | null>('SELECT max(id) FROM word_segments').pluck()

  const blocks = lru<Block>(BLOCK_CACHE_BYTES)
  const lists = lru<Buffer>(LIST_CACHE_BYTES)

  function segment(id: number, totalWords: number, bytes: number): Segment {
    const all = blocksOf.all(id)
    const first = all[0]?.[1] === '' ? all[0][0] : 0
    const table = catchDamage(() => readTable(verifyChecksum(block.get(first))))
    const terms = all.filter(([, first]) => first !== '')
    return {
      sources: runsOf(table.seqs),
      words: narrowed(table.words),
      heads: narrowed(table.heads),
      id,
      bytes,
      totalWords,
      firsts: terms.map(([, first]) => first),
      rows: terms.map(([row]) => row),
    }
  }

  const readAt = (of: Segment, n: number): Block => readBlock(verifyChecksum(block.get(of.rows[n]!)))
  const blockAt = (of: Segment, n: number): Block =>
    blocks.get(of.id, of.rows[n]!, () => {
      const value = readAt(of, n)
      return [value, value.size]
    })

  const readRow = (id: number): Buffer => verifyChecksum(row.get(id))
  const rowAt = (of: Segment, id: number): Buffer =>
    lists.get(of.id, id, () => {
      const bytes = readRow(id)
      return [bytes, bytes.length]
    })

  function entry(of: Segment, terms: Block, n: number): Entry {
    const key = terms.keys[n]!
    const count = terms.counts[n]!
    const fetch = (id: number) => rowAt(of, id)
    return {
      key,
      count,
      list: () => listAt(fetch(terms.row), terms.starts[n]!, count, isSpelling(key), fetch),
    }
  }

  return {
    next: (): number => (last.get() ?? 0) + 1,
    /** the complete segments */
    completeSegments: () => complete.all(),
    /** the segments being written, or abandoned by a merge */
    incompleteSegments: () => incomplete.all(),
    segment,
    /** a block of terms and a row of lists, read without the cache */
    readAt,
    readRow,
    /** a row of lists, through the cache */
    rowAt,
    /** empties the caches */
    forget(): void {
      blocks.clear()
      lists.clear()
    },
    find(of: Segment, key: string): Entry | undefined {
      const at = lastUpTo(of.firsts, key)
      if (at < 0) return undefined
      const terms = blockAt(of, at)
      const n = lastUpTo(terms.keys, key)
      return terms.keys[n] === key ? entry(of, terms, n) : undefined
    },
    /** the terms from `from` on, before `to`, in order; one block at a time */
    *range(of: Segment, from: string, to: string): Generator<Entry> {
      for (let at = Math.max(0, lastUpTo(of.firsts, from)); at < of.rows.length; at += 1) {
        if (of.firsts[at]! >= to) return
        const terms = blockAt(of, at)
        let n = lastUpTo(terms.keys, from)
        if (n < 0 || terms.keys[n]! < from) n += 1
        for (; n < terms.keys.length; n += 1) {
          if (terms.keys[n]! >= to) return
          yield entry(of, terms, n)
        }
      }
    },
    /** the terms from `from` on, before `to`, that a test selects; it is called in order, without allocating rejected entries */
    select(of: Segment, from: string, to: string, isWanted: (key: string) => boolean): Entry[] {
      const all: Entry[] = []
      for (let at = Math.max(0, lastUpTo(of.firsts, from)); at < of.rows.length; at += 1) {
        if (of.firsts[at]! >= to) break
        const terms = blockAt(of, at)
        for (let n = 0; n < terms.keys.length; n += 1) {
          const key = terms.keys[n]!
          if (key >= from && key < to && isWanted(key)) all.push(entry(of, terms, n))
        }
      }
      return all
    },
    /** a writer of segments; `drainLists` returns the next bytes of the lists built */
    writer(drainLists: (bytes: number) => Buffer): SegmentWriter {
      let [id, bytes] = [0, 0]
      const putRow = (data: Buffer) => {
        bytes += data.length
        return Number(addRow.run(id, withChecksum(data)).lastInsertRowid)
      }
      const writer = blockWriter(
        (first, data) => {
          bytes += data.length
          addBlock.run(id, first, withChecksum(data))
        },
        lists => putRow(drainLists(lists)),
      )
      return {
        ...writer,
        row: putRow,
        begin(segment) {
          id = segment
          bytes = 0
          begin.run(id)
        },
        end(table) {
          writer.finish()
          const data = writeTable(table)
          bytes += data.length
          addBlock.run(id, '', withChecksum(data))
          let words = 0
          for (const count of table.words) words += count
          end.run(table.seqs.length, words, bytes, id)
        },
      }
    },
    drop(id: number): void {
      for (const one of drops) one.run(id)
    },
    /** deletes some lists of a segment; false when none were left */
    dropSomeLists: (id: number): boolean => dropLists.run(id).changes > 0,
  }
}

export type Store = ReturnType<typeof store>

/** More rows than a segment can have: the key of a row is its segment times that, plus its number. */
const MAX_ROWS = 2 ** 28

/** A least-recently-used cache bounded in bytes. Keys include the segment, whose number is never reused. */
function lru<T>(limit: number) {
  const entries = new Map<number, readonly [T, number]>()
  let size = 0
  return {
    get(segment: number, row: number, make: () => [T, number]): T {
      const key = segment * MAX_ROWS + row
      const entry = entries.get(key)
      if (entry) {
        entries.delete(key)
        entries.set(key, entry)
        return entry[0]
      }
      const value = make()
      entries.set(key, value)
      size += value[1]
      // a Map iterates in insertion order: the least recently used first
      if (size <= limit) return value[0]
      for (const [old, [, bytes]] of entries) {
        if (size <= limit) break
        entries.delete(old)
        size -= bytes
      }
      return value[0]
    },
    clear(): void {
      entries.clear()
      size = 0
    },
  }
}
