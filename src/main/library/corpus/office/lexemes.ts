import { stem } from '../../../../shared/french/stem.ts'
import { isStopWord } from '../../../../shared/french/stop-words.ts'
import { impact, lengthCode } from '../../../search/index/format/impact.ts'
import type { TokenBatch } from '../../../search/index/model.ts'
import { foldedOf } from '../../../search/index/read/word-reader.ts'

/** A word longer than this is none. */
const MAX_LETTERS = 200

/**
 * How telling a stem is of a source, written after it: its impact (search/index/format/impact.ts) is at least that, it is in the title of
 * a source whose titles are short, or long. A query finds the sources of the heaviest by the index alone.
 */
export const LEXEME_TIERS = { mid: '~2', high: '~3', title: '~t', longTitle: '~p' } as const
export const [MID_IMPACT, HIGH_IMPACT] = [24, 42]

/** The words of a batch of texts as `corpus.texts` has them. */
export interface Lexemes {
  /** by text, a tsvector, without places, which no question reads: `'camera' 'camera~2'` */
  readonly vectors: readonly string[]
  /** in how many of the texts that are counted each word is, and each stem */
  count(isCounted: (text: number) => boolean): {
    readonly words: ReadonlyMap<string, number>
    readonly stems: ReadonlyMap<string, number>
  }
}

/** The terms of a batch, by their numbers: the folded word and the stem of each, numbered in their turn; -1 for a word left out. */
interface BatchWords {
  readonly words: readonly string[]
  readonly stems: readonly string[]
  readonly wordOf: Int32Array
  readonly stemOf: Int32Array
}

function wordsOfBatch({ terms, numbers }: TokenBatch): BatchWords {
  const size = 1 + numbers.reduce((most, number) => Math.max(most, number), -1)
  const [wordOf, stemOf] = [new Int32Array(size).fill(-1), new Int32Array(size).fill(-1)]
  const [words, stems] = [new Map<string, number>(), new Map<string, number>()]
  const numbered = (all: Map<string, number>, name: string): number => {
    const number = all.get(name) ?? all.size
    all.set(name, number)
    return number
  }
  terms.forEach((term, n) => {
    const word = foldedOf(term)
    if (!word || word.length > MAX_LETTERS || isStopWord(word)) return
    wordOf[numbers[n] ?? 0] = numbered(words, word)
    stemOf[numbers[n] ?? 0] = numbered(stems, rootOf(word))
  })
  return { words: [...words.keys()], stems: [...stems.keys()], wordOf, stemOf }
}

/** Reads the words of each text of a batch; `hasLongTitle`: by text. */
export function lexemesOf(batch: TokenBatch, hasLongTitle: (text: number) => boolean): Lexemes {
  const { words, stems, wordOf, stemOf } = wordsOfBatch(batch)
  const quotedStems = stems.map(quoted)
  const times = new Int32Array(stems.length)
  const isTitle = new Uint8Array(stems.length)
  const lastText = new Int32Array(words.length).fill(-1)
  const textWords: Int32Array[] = []
  const textStems: Int32Array[] = []
  const vectors = Array.from(batch.ends, (end, text) => {
    const heads = batch.heads[text] ?? 0
    const [ownWords, ownStems]: [number[], number[]] = [[], []]
    // places between two passages are none of the length of a text (search/index/source-sums.ts)
    let [place, wordCount] = [0, 0]
    for (let at = text === 0 ? 0 : (batch.ends[text - 1] ?? 0); at < end; at += 1) {
      const number = batch.stream[at] ?? 0
      if (number < 0) {
        place -= number
        continue
      }
      place += 1
      wordCount += 1
      const [word, root] = [wordOf[number] ?? -1, stemOf[number] ?? -1]
      if (word < 0) continue
      if (lastText[word] !== text) ownWords.push(word)
      lastText[word] = text
      if (times[root] === 0) ownStems.push(root)
      times[root]! += 1
      if (place <= heads) isTitle[root] = 1
    }
    const length = lengthCode(wordCount)
    const title = hasLongTitle(text) ? LEXEME_TIERS.longTitle : LEXEME_TIERS.title
    const all: string[] = []
    for (const root of ownStems) {
      const lexeme = quotedStems[root] ?? ''
      const marked = (mark: string) => `${lexeme.slice(0, -1)}${mark}'`
      all.push(lexeme)
      const weight = impact(times[root] ?? 0, length)
      if (weight >= MID_IMPACT) all.push(marked(LEXEME_TIERS.mid))
      if (weight >= HIGH_IMPACT) all.push(marked(LEXEME_TIERS.high))
      if (isTitle[root]) all.push(marked(title))
      times[root] = 0
      isTitle[root] = 0
    }
    textWords.push(Int32Array.from(ownWords))
    textStems.push(Int32Array.from(ownStems))
    return all.join(' ')
  })
  return {
    vectors,
    count: isCounted => ({
      words: countsOf(words, textWords, isCounted),
      stems: countsOf(stems, textStems, isCounted),
    }),
  }
}

function countsOf(
  names: readonly string[],
  texts: readonly Int32Array[],
  isCounted: (text: number) => boolean,
): Map<string, number> {
  const counts = new Int32Array(names.length)
  for (const [text, own] of texts.entries()) if (isCounted(text)) for (const one of own) counts[one]! += 1
  return new Map(names.flatMap((name, n) => (counts[n] ? [[name, counts[n]] as const] : [])))
}

/** The lexeme of a word: its stem, or a number as it is. */
export const rootOf = (word: string): string => (/^\d/.test(word) ? word : stem(word))

/** A lexeme as a tsvector or a tsquery is written. */
export const quoted = (lexeme: string): string => `'${lexeme.replace(/['\\]/g, '$&$&')}'`
