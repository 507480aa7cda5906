import { grown } from '../grown.ts'

/**
 * Arrays as long as the library, by `seq`. `part`, `partTier` and `partTitle` are those of the clause being read; `clausesMet`: how
 * many clauses are met; `matched`: a bit for each clause met, where clauses may be missing.
 */
export interface Room {
  readonly weight: Float32Array
  readonly part: Float32Array
  readonly tier: Uint8Array
  readonly partTier: Uint8Array
  readonly titleBits: Uint8Array
  readonly partTitle: Uint8Array
  readonly clausesMet: Uint8Array
  readonly matched: Int32Array
  readonly order: Int32Array
}

/** Arrays shared by what weighs sources, one search at a time. */
export interface SharedRoom {
  /** the arrays, for sources below `size`; `clausesMet` and `matched` are zero there */
  clear(size: number): Room
}

const roomFor = (size: number): Room => ({
  weight: new Float32Array(size),
  part: new Float32Array(size),
  tier: new Uint8Array(size),
  partTier: new Uint8Array(size),
  titleBits: new Uint8Array(size),
  partTitle: new Uint8Array(size),
  clausesMet: new Uint8Array(size),
  matched: new Int32Array(size),
  order: new Int32Array(size),
})

/** Makes the arrays, which grow with the library. */
export function sharedRoom(): SharedRoom {
  let room = roomFor(0)
  return {
    clear(size) {
      if (size > room.clausesMet.length) room = roomFor(size + 1024)
      else {
        room.clausesMet.fill(0, 0, size)
        room.matched.fill(0, 0, size)
      }
      return room
    },
  }
}

/** Marks sources in one array as long as the library, zero between two uses: an array for each search would be made and cleared anew. */
export interface SourceMarks {
  /** Runs `work` with 1 at each of `seqs`, all below `size`; it may only clear marks. */
  mark<T>(seqs: Int32Array, size: number, work: (marks: Uint8Array) => T): T
  /** The sources of both, each once: those of `first`, then those of `second` that it lacks. */
  union(first: Int32Array, second: Int32Array, size: number): Int32Array
}

export function sourceMarks(): SourceMarks {
  let marks = new Uint8Array(0)

  function mark<T>(seqs: Int32Array, size: number, work: (marks: Uint8Array) => T): T {
    marks = grown(marks, size, length => new Uint8Array(length))
    const own = marks
    for (let i = 0; i < seqs.length; i += 1) own[seqs[i]!] = 1
    try {
      return work(own)
    } finally {
      for (let i = 0; i < seqs.length; i += 1) own[seqs[i]!] = 0
    }
  }

  return {
    mark,
    union: (first, second, size) =>
      mark(second, size, isLacking => {
        for (let i = 0; i < first.length; i += 1) isLacking[first[i]!] = 0
        const more = second.filter(seq => isLacking[seq])
        const all = new Int32Array(first.length + more.length)
        all.set(first)
        all.set(more, first.length)
        return all
      }),
  }
}
