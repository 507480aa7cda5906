/**
 * A word in the title is worth so much of the heaviest there is in a text. The titles of an article are those of its whole chapter,
 * that of an argument is a sentence: each of their words says less.
 */
const title = 44
const path = 16
/** By kind of source, as the columns number them: whether its title is worth that little. */
export const wordy: readonly boolean[] = [false, false, true, true, false]
/** Words that follow each other, so much of the rarest of them: more than that one in the titles of a chapter. */
const phrase = 24
const heaviest = 63
/** However common its words are, few texts have them one after the other. */
const everywhere = 2.5
/** As BM25 saturates: the heaviest word counts 2.2 times one of middling frequency. */
export const scale = 2.2 / heaviest

/** Never nothing: of a word that is everywhere, those that have it in their title still come first. */
export const rarity = (docs: number, having: number) => Math.log(1 + docs / Math.max(1, having))

/** What a phrase is worth, the rarest word of which is in so many of the sources. */
export const phraseWorth = (docs: number, having: number): number =>
  grained(Math.max(everywhere, scale * phrase * rarity(docs, having)))

/** Weights are sums of whole parts of that size, so that they are the same in whatever order they are added up. */
const grain = 4096
export const grained = (weight: number): number => Math.round(weight * grain) / grain

/** What each impact is worth; from 128 on, in an article or an argument. */
export const tableOf = (factor: number): Float32Array =>
  Float32Array.from({ length: 256 }, (_, at) =>
    grained(factor * ((at & 63) + 1 + (at & 64 ? (at & 128 ? path : title) : 0))),
  )
