import { foldedWord, writtenWord } from '../../../shared/french/fold.ts'
import { inclusiveForms } from '../../../shared/french/inclusive.ts'
import { block } from './buffer-pool.ts'
import { ordered } from './order.ts'
import { type Spellings, spellings } from './spellings.ts'
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

/** Words met so far, numbered; batches made one after the other share them, so that each spelling is folded once. */
export interface Vocabulary {
  /** by number */
  readonly terms: readonly string[]
  /** the numbers of all of them, in their order */
  inOrder(): Int32Array
  numberOf(term: string): number
  /** of the batch being made: a negative number leaves places empty */
  readonly stream: Spellings
}

/** Terms beyond which a vocabulary is begun again: names and numbers have no end. */
const most = 60_000

/** An empty vocabulary, or the one given while it is not too large. It serves one batch at a time. */
export function vocabulary(kept?: Vocabulary): Vocabulary {
  if (kept && kept.terms.length < most) return kept
  const ids = new Map<string, number>()
  const terms: string[] = []
  const numberOf = (term: string): number => {
    const known = ids.get(term)
    if (known !== undefined) return known
    ids.set(term, terms.length)
    return terms.push(term) - 1
  }
  let known: Int32Array = new Int32Array(0)
  return {
    terms,
    inOrder() {
      known = ordered(known, terms)
      return known
    },
    stream: spellings((raw, plain) => numberOf(plain ? raw : termOf(raw))),
    numberOf,
  }
}

/** The vocabulary of the last small batch that was given none: the next takes it up. */
let spare: Vocabulary | undefined
/** Of what may be kept so: bytes, and terms. */
const [light, fewTerms] = [1 << 20, 1 << 14]

/** An empty batch, of the words of a vocabulary. */
export function tokenBatch(given?: Vocabulary): Tokens {
  const words = given ?? spare ?? vocabulary()
  if (!given) spare = undefined
  const { stream } = words
  stream.clear()
  let counted = 0
  const ends: number[] = []
  const lengths: number[] = []
  const heads: number[] = []

  function add(head: readonly string[], texts: readonly string[]): void {
    const inclusive: string[] = []
    const read = stream.read(head, texts, gap, text => inclusive.push(text))
    let { places } = read
    counted += read.words
    for (const text of inclusive)
      for (const { word } of inclusiveForms(text)) {
        stream.push(-gap)
        stream.push(words.numberOf(word))
        counted += 1
        places += gap + 1
      }
    ends.push(stream.length)
    lengths.push(places)
    heads.push(read.titles)
  }

  function finish(): TokenBatch {
    const numbers = among(words.inOrder(), stream.seen(words.terms.length))
    const values = stream.values()
    const copy = new Int32Array(block(values.length * 4), 0, values.length)
    copy.set(values)
    const batch = {
      terms: Array.from(numbers, id => words.terms[id]!),
      numbers,
      stream: copy,
      ends: Int32Array.from(ends),
      lengths: Int32Array.from(lengths),
      heads: Int32Array.from(heads),
    }
    if (!given && stream.size < light && words.terms.length < fewTerms) spare = words
    return batch
  }

  return {
    add,
    finish,
    get size() {
      return ends.length
    },
    get words() {
      return counted
    },
  }
}

/** Those of the words of which the stream has some. */
function among(words: Int32Array, seen: Uint8Array): Int32Array {
  const numbers = new Int32Array(words.length)
  let count = 0
  for (const id of words) if (seen[id]) numbers[count++] = id
  return numbers.subarray(0, count)
}

function termOf(raw: string): string {
  const folded = foldedWord(raw)
  const written = writtenWord(raw)
  return written === folded ? folded : folded + writtenMark + written
}
