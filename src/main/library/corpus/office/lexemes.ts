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

/** The words of a text as `corpus.texts` has them. */
export interface Lexemes {
  /** a tsvector, without places, which no question reads: `camera camera~2` */
  readonly vector: string
  readonly words: ReadonlySet<string>
  readonly stems: ReadonlySet<string>
}

/** Reads the words of each text of a batch; `hasLongTitle`: by text. */
export function lexemesOf(batch: TokenBatch, hasLongTitle: (text: number) => boolean): Lexemes[] {
  const folded = new Map<number, string>()
  batch.terms.forEach((term, n) => void folded.set(batch.numbers[n] ?? -1, foldedOf(term)))
  return Array.from(batch.ends, (end, text) => {
    const counts = new Map<string, number>()
    const titles = new Set<string>()
    const words = new Set<string>()
    const heads = batch.heads[text] ?? 0
    let place = 0
    for (let at = text === 0 ? 0 : (batch.ends[text - 1] ?? 0); at < end; at += 1) {
      const number = batch.stream[at] ?? 0
      if (number < 0) {
        place -= number
        continue
      }
      place += 1
      const word = folded.get(number) ?? ''
      if (!word || word.length > MAX_LETTERS || isStopWord(word)) continue
      words.add(word)
      const root = rootOf(word)
      if (place <= heads) titles.add(root)
      counts.set(root, (counts.get(root) ?? 0) + 1)
    }
    const length = lengthCode(batch.lengths[text] ?? 0)
    const title = hasLongTitle(text) ? LEXEME_TIERS.longTitle : LEXEME_TIERS.title
    const all: string[] = []
    for (const [root, count] of counts) {
      all.push(quoted(root))
      const weight = impact(count, length)
      if (weight >= MID_IMPACT) all.push(quoted(root + LEXEME_TIERS.mid))
      if (weight >= HIGH_IMPACT) all.push(quoted(root + LEXEME_TIERS.high))
      if (titles.has(root)) all.push(quoted(root + title))
    }
    return { vector: all.join(' '), words, stems: new Set(counts.keys()) }
  })
}

/** The lexeme of a word: its stem, or a number as it is. */
export const rootOf = (word: string): string => (/^\d/.test(word) ? word : stem(word))

/** A lexeme as a tsvector or a tsquery is written. */
export const quoted = (lexeme: string): string => `'${lexeme.replace(/['\\]/g, '$&$&')}'`
