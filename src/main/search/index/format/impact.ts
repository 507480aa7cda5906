const [K1, B, AVERAGE_WORDS] = [1.2, 0.75, 400]
const STEPS = 64

/**
 * An impact is a byte: the BM25 weight of a term in a source in its low bits, and this flag when the title has the term. The
 * weight of a whole list is added by the caller (query/weights.ts).
 */
export const IN_TITLE = 64
export const IN_TITLE_SHIFT = 6
export const MAX_IMPACT = 63
/** Added to an impact where impacts lie by source: 0 there is a source without the term. */
export const HAS_TERM = 128

/** Layout of an index of IMPACTS: `length code << LENGTH_SHIFT | frequency`, the frequency being MAX_FREQUENCY at most. */
export const LENGTH_SHIFT = 6
export const MAX_FREQUENCY = STEPS - 1

/** The length of a text on a scale of 64, four steps for each doubling. */
export function lengthCode(words: number): number {
  return Math.min(STEPS - 1, Math.round(4 * Math.log2(words + 1)))
}

/** BM25 impacts by length code and frequency. */
export const IMPACTS: Uint8Array = Uint8Array.from({ length: STEPS * STEPS }, (_, at) => {
  const times = at % STEPS
  const length = 2 ** (Math.floor(at / STEPS) / 4) - 1
  return Math.round((MAX_IMPACT * times) / (times + K1 * (1 - B + (B * length) / AVERAGE_WORDS)))
})

/** The impact, 0 to 63, of a word of this frequency in a text of this length code. */
export const impact = (times: number, length: number): number =>
  IMPACTS[(length << LENGTH_SHIFT) | (times < STEPS ? times : MAX_FREQUENCY)]!

const TIMES_OF_LEVEL = [0, 1, 2, 4, 8]

/** A frequency on a scale of four, precise enough for prefix lists. */
export const level = (times: number): number => (times < 3 ? times : times < 6 ? 3 : 4)

/** The frequency a level stands for. */
export const timesOf = (code: number): number => TIMES_OF_LEVEL[code]!
