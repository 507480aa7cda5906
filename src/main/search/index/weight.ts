const [k1, b, averageLength] = [1.2, 0.75, 400]
const steps = 64

/** Set in the impact of a term that is in the title. */
export const inTitle = 64

/** The length of a text on a scale of 64, four steps from one to its double. */
export function lengthCode(words: number): number {
  return Math.min(steps - 1, Math.round(4 * Math.log2(words + 1)))
}

/** Indexed by the code of a length, times 64, plus how often the word is said, 63 at most. */
export const impacts: Uint8Array = Uint8Array.from({ length: steps * steps }, (_, at) => {
  const times = at % steps
  const length = 2 ** (Math.floor(at / steps) / 4) - 1
  return Math.round((63 * times) / (times + k1 * (1 - b + (b * length) / averageLength)))
})

/** The weight, 0 to 63, of a word said so many times in a text of that length code. */
export const impact = (times: number, length: number): number =>
  impacts[(length << 6) | (times < steps ? times : steps - 1)]!

const told = [0, 1, 2, 4, 8]

/** How often a word is said, on a scale of four: enough for words only begun. */
export const level = (times: number): number => (times < 3 ? times : times < 6 ? 3 : 4)

/** About how often a word of that level is said. */
export const timesOf = (leveled: number): number => told[leveled]!
