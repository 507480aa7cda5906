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
} from './block.ts'
import { checked, orDamaged, withSum } from './damage.ts'
import { type List, listAt } from './list.ts'

/** What is known of a segment without reading its terms. */
export interface Segment extends SourceTable {
  readonly id: number
  readonly bytes: number
  readonly totalWords: number
  /** the first term of each of its blocks, and their rows */
  readonly firsts: readonly string[]
  readonly rows: readonly number[]
}

/** A term and its list. */
export interface Entry {
  readonly key: string
  readonly count: number
  readonly list: () => List
}

/** Terms that are not words as written begin so. */
export const stemMark = '\u0002'
export const begunMark = '\u0003'
/** Words as written come after all others. */
export const isWritten = (key: string) => key > '\u0004'

/** Kept from one segment to the next, it is compiled once. What a segment left half written it does not forget. */
export interface SegmentWriter extends BlockWriter {
  begin(id: number): void
  row(bytes: Buffer): number
  end(table: SourceTable): void
}

const cacheSize = 12 << 20

/** The tables of the index. */
export function store(db: Database) {
  const listed = db.prepare<[], { id: number; docs: number; words: number; bytes: number }>(
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
    'DELETE FROM word_lists WHERE id IN (SELECT id FROM word_lists WHERE segment = ? LIMIT 200)',
  )
  const unfinished = db.prepare<[], number>('SELECT id FROM word_segments WHERE bytes = 0').pluck()
  const last = db.prepare<[], number | null>('SELECT max(id) FROM word_segments').pluck()

  const blocks = lru<Block>(cacheSize)
  const lists = lru<Buffer>(cacheSize)

  function segment(id: number, totalWords: number, bytes: number): Segment {
    const all = blocksOf.all(id)
    const first = all[0]?.[1] === '' ? all[0][0] : 0
    const table = orDamaged(() => readTable(checked(block.get(first))))
    const terms = all.filter(([, first]) => first !== '')
    return {
      ...table,
      id,
      bytes,
      totalWords,
      firsts: terms.map(([, first]) => first),
      rows: terms.map(([row]) => row),
    }
  }

  const readAt = (of: Segment, n: number): Block => readBlock(checked(block.get(of.rows[n]!)))
  const blockAt = (of: Segment, n: number): Block =>
    blocks.get(of.id, of.rows[n]!, () => {
      const made = readAt(of, n)
      return [made, made.size]
    })

  const readRow = (id: number): Buffer => checked(row.get(id))
  const rowAt = (of: Segment, id: number): Buffer =>
    lists.get(of.id, id, () => {
      const bytes = readRow(id)
      return [bytes, bytes.length]
    })

  function entry(of: Segment, held: Block, n: number): Entry {
    const key = held.keys[n]!
    const count = held.counts[n]!
    const fetch = (id: number) => rowAt(of, id)
    return { key, count, list: () => listAt(fetch(held.row), held.starts[n]!, count, isWritten(key), fetch) }
  }

  return {
    next: (): number => (last.get() ?? 0) + 1,
    /** the segments that are whole */
    listed: () => listed.all(),
    /** those being written, or that a merge has left */
    unfinished: () => unfinished.all(),
    segment,
    /** a block of terms and a row of lists, to be read once: they are not kept */
    readAt,
    readRow,
    /** a row of lists, kept for a while */
    rowAt,
    /** nothing read so far is believed any more */
    forget(): void {
      blocks.clear()
      lists.clear()
    },
    find(of: Segment, key: string): Entry | undefined {
      const at = lastUpTo(of.firsts, key)
      if (at < 0) return undefined
      const held = blockAt(of, at)
      const n = lastUpTo(held.keys, key)
      return held.keys[n] === key ? entry(of, held, n) : undefined
    },
    /** the terms from `from` on, before `to`, in order; one block at a time */
    *range(of: Segment, from: string, to: string): Generator<Entry> {
      for (let at = Math.max(0, lastUpTo(of.firsts, from)); at < of.rows.length; at += 1) {
        if (of.firsts[at]! >= to) return
        const held = blockAt(of, at)
        let n = lastUpTo(held.keys, from)
        if (n < 0 || held.keys[n]! < from) n += 1
        for (; n < held.keys.length; n += 1) {
          if (held.keys[n]! >= to) return
          yield entry(of, held, n)
        }
      }
    },
    /** those of the terms from `from` on, before `to`, that are wanted: asked of each in order, nothing else being made of it */
    wanted(of: Segment, from: string, to: string, isWanted: (key: string) => boolean): Entry[] {
      const all: Entry[] = []
      for (let at = Math.max(0, lastUpTo(of.firsts, from)); at < of.rows.length; at += 1) {
        if (of.firsts[at]! >= to) break
        const held = blockAt(of, at)
        for (let n = 0; n < held.keys.length; n += 1) {
          const key = held.keys[n]!
          if (key >= from && key < to && isWanted(key)) all.push(entry(of, held, n))
        }
      }
      return all
    },
    /**
     * writes segments one after the other: `begin` one, its terms to be put in order, then `end` it; `taken` gives the next
     * bytes of their lists
     */
    writer(taken: (bytes: number) => Buffer): SegmentWriter {
      let [id, bytes] = [0, 0]
      const putRow = (data: Buffer) => {
        bytes += data.length
        return Number(addRow.run(id, withSum(data)).lastInsertRowid)
      }
      const writer = blockWriter(
        (first, data) => {
          bytes += data.length
          addBlock.run(id, first, withSum(data))
        },
        lists => putRow(taken(lists)),
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
          addBlock.run(id, '', withSum(data))
          let words = 0
          for (const count of table.words) words += count
          end.run(table.seqs.length, words, bytes, id)
        },
      }
    },
    drop(id: number): void {
      for (const one of drops) one.run(id)
    },
    /** some of its lists; whether there were any left */
    lighten: (id: number): boolean => dropLists.run(id).changes > 0,
  }
}

export type Store = ReturnType<typeof store>

/** What was read last, up to so many bytes. Rows are kept under the segment they are of: its number is never used again. */
function lru<T>(limit: number) {
  const held = new Map<number, readonly [T, number]>()
  let size = 0
  return {
    get(segment: number, row: number, make: () => [T, number]): T {
      const key = segment * 2 ** 28 + row
      const kept = held.get(key)
      if (kept) {
        held.delete(key)
        held.set(key, kept)
        return kept[0]
      }
      const made = make()
      held.set(key, made)
      size += made[1]
      // what was held first lies behind all that has been moved since
      if (size <= limit) return made[0]
      for (const [old, [, bytes]] of held) {
        if (size <= limit) break
        held.delete(old)
        size -= bytes
      }
      return made[0]
    },
    clear(): void {
      held.clear()
      size = 0
    },
  }
}
