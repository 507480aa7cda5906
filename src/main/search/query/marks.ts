import { grown } from '../derived.ts'

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
