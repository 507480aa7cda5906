import { foldedWord, writtenWord } from '../../../shared/french/fold.ts'
import { inclusiveForms } from '../../../shared/french/inclusive.ts'
import { acquire } from './buffer-pool.ts'
import type { TokenBatch } from './model.ts'
import { type Spellings, spellings } from './spellings.ts'
import { extendOrder } from './write/word-order.ts'

/** Empty places between two texts of a source, so that no phrase spans both. */
export const TEXT_GAP = 100
/** Separates the folded word from its spelling in a term. */
export const SPELLING_MARK = '\u0001'

/** Collects the words of sources into a batch for the index. */
export interface Tokens {
  /** adds a source: its titles, then its texts */
  add(head: readonly string[], texts: readonly string[]): void
  readonly size: number
  readonly words: number
  finish(): TokenBatch
}

/** A numbering of terms shared by consecutive batches, so that each spelling is folded once. */
export interface Vocabulary {
  /** by number */
  readonly terms: readonly string[]
  /** the numbers of all terms, sorted by term */
  inOrder(): Int32Array
  numberOf(term: string): number
  /** the numbers of the words of the current batch */
  readonly stream: Spellings
}

/** A larger vocabulary is replaced by an empty one: names and numbers are unbounded. */
const MAX_VOCABULARY_TERMS = 60_000

/** Returns the previous vocabulary while it is not too large, else an empty one. It serves one batch at a time. */
export function vocabulary(previous?: Vocabulary): Vocabulary {
  if (previous && previous.terms.length < MAX_VOCABULARY_TERMS) return previous
  const ids = new Map<string, number>()
  const terms: string[] = []
  const numberOf = (term: string): number => {
    const id = ids.get(term)
    if (id !== undefined) return id
    ids.set(term, terms.length)
    return terms.push(term) - 1
  }
  let order: Int32Array = new Int32Array(0)
  return {
    terms,
    inOrder() {
      order = extendOrder(order, terms)
      return order
    },
    stream: spellings((raw, plain) => numberOf(plain ? raw : termOf(raw))),
    numberOf,
  }
}

/** The vocabulary of the last small batch, for the next one that brings none. */
let spareVocabulary: Vocabulary | undefined
/** Upper bounds for reusing a vocabulary: bytes, terms. */
const [SPARE_BYTES, SPARE_TERMS] = [1 << 20, 1 << 14]

/** An empty batch over a vocabulary. */
export function tokenBatch(own?: Vocabulary): Tokens {
  const words = own ?? spareVocabulary ?? vocabulary()
  if (!own) spareVocabulary = undefined
  const { stream } = words
  stream.clear()
  let wordCount = 0
  const ends: number[] = []
  const lengths: number[] = []
  const heads: number[] = []

  function add(head: readonly string[], texts: readonly string[]): void {
    const inclusive: string[] = []
    const reading = stream.read(head, texts, TEXT_GAP, text => inclusive.push(text))
    let { places } = reading
    wordCount += reading.words
    for (const text of inclusive)
      for (const { word } of inclusiveForms(text)) {
        stream.push(-TEXT_GAP)
        stream.push(words.numberOf(word))
        wordCount += 1
        places += TEXT_GAP + 1
      }
    ends.push(stream.length)
    lengths.push(places)
    heads.push(reading.titles)
  }

  function finish(): TokenBatch {
    const numbers = termsInBatch(words.inOrder(), stream.presence(words.terms.length))
    const values = stream.values()
    const copy = new Int32Array(acquire(values.length * 4), 0, values.length)
    copy.set(values)
    const batch = {
      terms: Array.from(numbers, id => words.terms[id]!),
      numbers,
      stream: copy,
      ends: Int32Array.from(ends),
      lengths: Int32Array.from(lengths),
      heads: Int32Array.from(heads),
    }
    if (!own && stream.size < SPARE_BYTES && words.terms.length < SPARE_TERMS) spareVocabulary = words
    return batch
  }

  return {
    add,
    finish,
    get size() {
      return ends.length
    },
    get words() {
      return wordCount
    },
  }
}

/** The numbers, in the order given, of the terms that occur in this batch. */
function termsInBatch(words: Int32Array, presence: Uint8Array): Int32Array {
  const numbers = new Int32Array(words.length)
  let count = 0
  for (const id of words) if (presence[id]) numbers[count++] = id
  return numbers.subarray(0, count)
}

function termOf(raw: string): string {
  const base = foldedWord(raw)
  const spelling = writtenWord(raw)
  return spelling === base ? base : base + SPELLING_MARK + spelling
}
