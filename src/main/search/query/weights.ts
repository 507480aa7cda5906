import { IN_TITLE, MAX_IMPACT } from '../index/format/impact.ts'

/**
 * Impact added for a word in the title. The titles of an article are those of its whole chapter, that of an argument is a sentence:
 * each of their words counts less.
 */
const TITLE_IMPACT = 44
const PATH_IMPACT = 16
/** Whether the titles of a kind of source are long, by the number of the kind in the columns. */
export const HAS_LONG_TITLE: readonly boolean[] = [false, false, true, true, false]
/** Impact of words that follow each other, times the rarity of the rarest: more than PATH_IMPACT. */
const PHRASE_IMPACT = 24
/** A phrase is worth at least this, however common its words. */
const MIN_PHRASE_WORTH = 2.5
/** BM25 saturation: the highest impact counts 2.2 times that of a middling frequency. */
export const IMPACT_SCALE = 2.2 / MAX_IMPACT

/** Inverse document frequency, never 0: titles still decide for a word in every source. */
export const rarity = (docs: number, docsWith: number) => Math.log(1 + docs / Math.max(1, docsWith))

/** The worth of a phrase whose rarest word is in `docsWith` sources. */
export const phraseWorth = (docs: number, docsWith: number): number =>
  roundToGrain(Math.max(MIN_PHRASE_WORTH, IMPACT_SCALE * PHRASE_IMPACT * rarity(docs, docsWith)))

/** Weights are multiples of 1/4096, so that their sum does not depend on the order of addition. */
const GRAIN = 4096
export const roundToGrain = (weight: number): number => Math.round(weight * GRAIN) / GRAIN

/** Added to the impacts of a source with long titles, to index `tableOf`. */
export const LONG_TITLE_SOURCE = 128

/** Bits added to impacts, by the number of the kind of a source. */
export const LONG_TITLE_ROW = Uint8Array.from(HAS_LONG_TITLE, isLong => (isLong ? LONG_TITLE_SOURCE : 0))

/** The weight of each impact; with LONG_TITLE_SOURCE added, in an article or an argument. */
export function tableOf(factor: number): Float32Array {
  const table = new Float32Array(256)
  for (let at = 0; at < table.length; at += 1) {
    const ofTitle = at & IN_TITLE ? (at & LONG_TITLE_SOURCE ? PATH_IMPACT : TITLE_IMPACT) : 0
    table[at] = roundToGrain(factor * ((at & MAX_IMPACT) + 1 + ofTitle))
  }
  return table
}
