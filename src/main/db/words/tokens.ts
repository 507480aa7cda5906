import { foldedWord, writtenWord } from '../../../shared/text/fold.ts'
import { inclusiveForms } from '../../../shared/text/inclusive.ts'
import { type Stream, spellings } from './spellings.ts'
import type { TokenBatch } from './types.ts'

/** Between two texts of a source, so that no phrase runs from one into the other. */
export const gap = 100
/** Ends the folded part of a term that says how it is written. */
export const writtenMark = '\u0001'

/** Gathers the words of texts, to be given to the index at once. */
export interface Tokens {
  /** one source more: its titles, then its texts */
  add(head: readonly string[], texts: readonly string[]): void
  readonly size: number
  readonly words: number
  finish(): TokenBatch
}

/** An empty batch. Each spelling is folded once, whatever its number of occurrences. */
export function tokenBatch(): Tokens {
  const ids = new Map<string, number>()
  const stream: Stream = { values: new Int32Array(1 << 18), length: 0 }
  let words = 0
  const ends: number[] = []
  const lengths: number[] = []
  const heads: number[] = []

  const push = (value: number) => {
    if (stream.length === stream.values.length) {
      const larger = new Int32Array(stream.length * 2)
      larger.set(stream.values)
      stream.values = larger
    }
    stream.values[stream.length++] = value
  }
  const idOf = (term: string): number => {
    const id = ids.get(term) ?? ids.size
    ids.set(term, id)
    return id
  }
  const spell = spellings((raw, plain) => idOf(plain ? raw : termOf(raw)))

  /** The places its words take. A negative number in the stream leaves places empty. */
  function put(text: string): number {
    const before = stream.length
    spell(text, stream)
    return stream.length - before
  }

  function add(head: readonly string[], texts: readonly string[]): void {
    let places = 0
    const leave = (count: number) => {
      if (count > 0) push(-count)
      places += count
    }
    const counted = (count: number) => {
      words += count
      places += count
    }
    for (const text of head) counted(put(text))
    heads.push(places)
    for (const text of texts) {
      if (places > 0) leave(gap)
      const count = put(text)
      counted(count)
      if (count === 0 && places > 0) {
        places -= gap
        stream.length -= 1
      }
    }
    for (const text of [...head, ...texts])
      for (const { word } of inclusiveForms(text)) {
        leave(gap)
        push(idOf(word))
        counted(1)
      }
    ends.push(stream.length)
    lengths.push(places)
  }

  function finish(): TokenBatch {
    const terms = [...ids.keys()].sort()
    const rank = new Int32Array(terms.length)
    terms.forEach((term, n) => {
      rank[ids.get(term)!] = n
    })
    const starts = new Int32Array(terms.length + 1)
    const { values, length } = stream
    for (let n = 0; n < length; n += 1) if (values[n]! >= 0) starts[rank[values[n]!]! + 1]! += 1
    for (let n = 0; n < terms.length; n += 1) starts[n + 1]! += starts[n]!
    const next = starts.slice()
    const [docs, places] = [new Int32Array(words), new Int32Array(words)]
    let n = 0
    for (let doc = 0; doc < ends.length; doc += 1) {
      const end = ends[doc]!
      for (let place = 0; n < end; n += 1) {
        const id = values[n]!
        if (id < 0) {
          place -= id
          continue
        }
        const slot = next[rank[id]!]!++
        docs[slot] = doc
        places[slot] = place
        place += 1
      }
    }
    return {
      terms,
      starts,
      docs,
      places,
      lengths: Int32Array.from(lengths),
      heads: Int32Array.from(heads),
    }
  }

  return {
    add,
    finish,
    get size() {
      return ends.length
    },
    get words() {
      return words
    },
  }
}

function termOf(raw: string): string {
  const folded = foldedWord(raw)
  const written = writtenWord(raw)
  return written === folded ? folded : folded + writtenMark + written
}
