import type { Columns } from '../columns.ts'

/** Classes of sources with the same facets, tags aside, which are counted and filtered together. */
export interface Classes {
  /** by source: its class; 0 for no source */
  readonly of: Int32Array
  /** by class: one source of it; none for class 0 */
  readonly one: Int32Array
  readonly count: number
}

const CLASSES = new WeakMap<Columns, Classes>()

/** Computes the classes of a library: hundreds, or thousands with many texts of law. */
export function classesOf(columns: Columns): Classes {
  const memo = CLASSES.get(columns)
  if (memo) return memo
  const { size, kind, court, code, grade, type } = columns
  const of = new Int32Array(size)
  let slots = new Int32Array(1 << 12)
  let one = new Int32Array(1 << 11)
  let count = 1

  const hash = (seq: number) => {
    let bits = kind[seq]! | (grade[seq]! << 3) | (type[seq]! << 6)
    bits = Math.imul(bits ^ (court[seq]! << 18), 0x9e3779b1) ^ Math.imul(code[seq]!, 0x85ebca6b)
    return bits ^ (bits >>> 15)
  }
  const same = (a: number, b: number) =>
    code[a] === code[b] &&
    court[a] === court[b] &&
    kind[a] === kind[b] &&
    grade[a] === grade[b] &&
    type[a] === type[b]
  const slotOf = (seq: number) => {
    let slot = hash(seq) & (slots.length - 1)
    while (slots[slot] !== 0 && !same(one[slots[slot]!]!, seq)) slot = (slot + 1) & (slots.length - 1)
    return slot
  }
  function grow(): void {
    slots = new Int32Array(slots.length * 2)
    const larger = new Int32Array(one.length * 2)
    larger.set(one)
    one = larger
    for (let n = 1; n < count; n += 1) slots[slotOf(one[n]!)] = n
  }

  for (let seq = 0; seq < size; seq += 1) {
    if (!kind[seq]) continue
    let slot = slotOf(seq)
    if (slots[slot] === 0) {
      if (count === one.length) {
        grow()
        slot = slotOf(seq)
      }
      one[count] = seq
      slots[slot] = count
      count += 1
    }
    of[seq] = slots[slot]!
  }
  const classes = { of, one: one.subarray(0, count), count }
  CLASSES.set(columns, classes)
  return classes
}
