import type { Columns } from '../columns.ts'
import { derivedFrom, grown } from '../derived.ts'

/** Classes of sources with the same facets, tags aside, which are counted and filtered together. */
export interface Classes {
  /** by source: its class; 0 for no source */
  readonly of: Int32Array
  /** by class: the facets of its sources; of class 0, none. A class may have no source left */
  readonly kind: Uint8Array
  readonly court: Uint16Array
  readonly code: Int32Array
  readonly grade: Uint8Array
  readonly type: Uint16Array
  readonly count: number
}

/** Classes, and the hash table by which that of a source is looked up: slots of class numbers, 0 where free. */
interface ClassTable extends Classes {
  readonly slots: Int32Array
}

const integers = (length: number) => new Int32Array(length)
const bytes = (length: number) => new Uint8Array(length)
const shorts = (length: number) => new Uint16Array(length)

/** Computes the classes of a library: hundreds, or thousands with many texts of law. */
export const classesOf: (columns: Columns) => Classes = derivedFrom(
  (columns: Columns): ClassTable => classify(emptyTable(columns.size), columns),
  classify,
)

const emptyTable = (size: number): ClassTable => ({
  of: integers(size),
  ...{ kind: bytes(1 << 11), court: shorts(1 << 11), code: integers(1 << 11) },
  ...{ grade: bytes(1 << 11), type: shorts(1 << 11) },
  count: 1,
  slots: integers(1 << 12),
})

/** Gives sources their classes, all or those that changed. */
function classify(table: ClassTable, columns: Columns, seqs?: ReadonlySet<number>): ClassTable {
  const of = grown(table.of, columns.size, integers)
  let { kind, court, code, grade, type, slots, count } = table

  const hash = (facets: Facets, at: number) => {
    let bits = facets.kind[at]! | (facets.grade[at]! << 3) | (facets.type[at]! << 6)
    bits = Math.imul(bits ^ (facets.court[at]! << 18), 0x9e3779b1) ^ Math.imul(facets.code[at]!, 0x85ebca6b)
    return bits ^ (bits >>> 15)
  }
  const isOf = (n: number, facets: Facets, at: number) =>
    code[n] === facets.code[at] &&
    court[n] === facets.court[at] &&
    kind[n] === facets.kind[at] &&
    grade[n] === facets.grade[at] &&
    type[n] === facets.type[at]
  const slotOf = (facets: Facets, at: number) => {
    let slot = hash(facets, at) & (slots.length - 1)
    while (slots[slot] !== 0 && !isOf(slots[slot]!, facets, at)) slot = (slot + 1) & (slots.length - 1)
    return slot
  }
  function lengthen(): void {
    const length = count * 2
    kind = grown(kind, length, bytes)
    court = grown(court, length, shorts)
    code = grown(code, length, integers)
    grade = grown(grade, length, bytes)
    type = grown(type, length, shorts)
    while (slots.length < length * 2) slots = integers(slots.length * 2)
    const classes = { kind, court, code, grade, type }
    for (let n = 1; n < count; n += 1) slots[slotOf(classes, n)] = n
  }
  function add(seq: number): number {
    if (count === kind.length) lengthen()
    kind[count] = columns.kind[seq]!
    court[count] = columns.court[seq]!
    code[count] = columns.code[seq]!
    grade[count] = columns.grade[seq]!
    type[count] = columns.type[seq]!
    slots[slotOf(columns, seq)] = count
    count += 1
    return count - 1
  }
  const give = (seq: number) => {
    of[seq] = columns.kind[seq] ? slots[slotOf(columns, seq)]! || add(seq) : 0
  }

  if (seqs) for (const seq of seqs) give(seq)
  else for (let seq = 0; seq < columns.size; seq += 1) give(seq)
  return { of, kind, court, code, grade, type, slots, count }
}

type Facets = Pick<Columns, 'kind' | 'court' | 'code' | 'grade' | 'type'>
