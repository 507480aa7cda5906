import type { Database } from '../../kernel/database/open.ts'
import { columns } from '../../search/columns.ts'

interface Citing {
  readonly seq: number
  readonly cited: number
}

/**
 * The sources that cite another: those that do something to it first, then the newest. An article may be cited by a hundred
 * thousand: they are put in order in memory, from an index alone, and only a page of them is read.
 */
export function citing(db: Database) {
  const all = db
    .prepare<[number], [seq: number, cited: number, does: number]>(
      `SELECT citations.seq, cited, treatment <> 'cites' FROM cited JOIN citations ON citations.cited = cited.n WHERE target = ?`,
    )
    .raw()
  const read = columns(db)
  return (target: number): Citing[] => {
    const { kind, date } = read()
    const found = new Map<number, { seq: number; cited: number; does: number }>()
    for (const [seq, cited, does] of all.iterate(target)) {
      if (!kind[seq] || seq === target || (found.get(seq)?.does ?? -1) >= does) continue
      found.set(seq, { seq, cited, does })
    }
    return [...found.values()].sort(
      (a, b) => b.does - a.does || (date[b.seq] ?? 0) - (date[a.seq] ?? 0) || a.seq - b.seq,
    )
  }
}
