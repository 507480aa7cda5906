import { grown } from './grown.ts'
import { lengthenedArray, type NarrowArray, putNumber } from './index/narrow-array.ts'

/** The facets of a source, tags aside: by number, as in the columns. */
export interface Facets {
  /** an index of `kinds`, plus one; 0: no source, or a removed one */
  readonly kind: number
  /** an index of `courts`, plus one; 0: none */
  readonly court: number
  /** an index of `codes` (texts of law), plus one; 0: none */
  readonly code: number
  /** 1 Lebon, Bull., A; 2 Tables, B, R; 3 otherwise published; 4 unpublished; 0 unknown */
  readonly grade: number
  /** an index of `types`, plus one; 0: none */
  readonly type: number
}

/** Facets by number of a class. */
type FacetArrays = { readonly [F in keyof Facets]: Uint8Array | Uint16Array | Int32Array }

/**
 * Classes of sources with the same facets, which are kept, counted and filtered together: hundreds, or thousands with many texts of
 * law, for millions of sources.
 */
export interface Classes extends FacetArrays {
  /** by source: its class; 0 for no source. Removed sources are in classes without a kind */
  readonly of: NarrowArray
  /** the facets of class 0 are none. A class may have no source left */
  readonly count: number
}

const integers = (length: number) => new Int32Array(length)
const bytes = (length: number) => new Uint8Array(length)
const shorts = (length: number) => new Uint16Array(length)
/** Room for so many classes at first. */
const FIRST_CLASSES = 1 << 11

/** Classes kept in memory: sources are given theirs one by one. */
export function classTable(size: number) {
  let of: NarrowArray = shorts(size)
  let [kind, grade] = [bytes(FIRST_CLASSES), bytes(FIRST_CLASSES)]
  let [court, type] = [shorts(FIRST_CLASSES), shorts(FIRST_CLASSES)]
  let code = integers(FIRST_CLASSES)
  /** the hash table by which a class is looked up: slots of class numbers, 0 where free */
  let slots = integers(2 * FIRST_CLASSES)
  let count = 1

  const isOf = (n: number, facets: Facets) =>
    code[n] === facets.code &&
    court[n] === facets.court &&
    kind[n] === facets.kind &&
    grade[n] === facets.grade &&
    type[n] === facets.type
  function slotOf(facets: Facets): number {
    let slot = hash(facets) & (slots.length - 1)
    while (slots[slot] !== 0 && !isOf(slots[slot]!, facets)) slot = (slot + 1) & (slots.length - 1)
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
    slots.fill(0)
    for (let n = 1; n < count; n += 1) slots[slotOf(facetsOf(n))] = n
  }
  const facetsOf = (n: number): Facets => ({
    ...{ kind: kind[n]!, court: court[n]!, code: code[n]!, grade: grade[n]!, type: type[n]! },
  })

  function add(facets: Facets): number {
    if (count === kind.length) lengthen()
    kind[count] = facets.kind
    court[count] = facets.court
    code[count] = facets.code
    grade[count] = facets.grade
    type[count] = facets.type
    slots[slotOf(facets)] = count
    count += 1
    return count - 1
  }

  return {
    /** Makes room for the sources below `end`. */
    lengthen(end: number): void {
      of = lengthenedArray(of, end)
    },
    /** Gives a source its class; none without facets. */
    give(seq: number, facets?: Facets): void {
      of = putNumber(of, seq, facets ? slots[slotOf(facets)]! || add(facets) : 0)
    },
    /** The classes of the sources below `end`; valid until more are given. */
    classes: (end: number): Classes => ({ of: of.subarray(0, end), kind, court, code, grade, type, count }),
  }
}

function hash({ kind, grade, type, court, code }: Facets): number {
  let bits = kind | (grade << 3) | (type << 6)
  bits = Math.imul(bits ^ (court << 18), 0x9e3779b1) ^ Math.imul(code, 0x85ebca6b)
  return bits ^ (bits >>> 15)
}

/** How many sources each class has. */
export function sourcesByClass({ of, count }: Classes): Int32Array {
  const counts = integers(count)
  for (let seq = 0; seq < of.length; seq += 1) counts[of[seq]!]! += 1
  return counts
}
