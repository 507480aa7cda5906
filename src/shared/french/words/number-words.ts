const UNITS =
  'zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf'.split(
    ' ',
  )
const TENS: Readonly<Record<number, string>> = {
  2: 'vingt',
  3: 'trente',
  4: 'quarante',
  5: 'cinquante',
  6: 'soixante',
  8: 'quatre-vingt',
}

/** A number below a hundred in folded words with hyphens, as texts of law write it: `trente-cinq`, `vingt-et-un`. */
function spelledNumber(n: number): string {
  if (n < 20) return UNITS[n] ?? ''
  const tens = Math.floor(n / 10)
  const isOfTwenty = tens === 7 || tens === 9
  const [stem, rest] = isOfTwenty ? [TENS[tens - 1], n - (tens - 1) * 10] : [TENS[tens], n % 10]
  if (rest === 0) return tens === 8 ? `${stem}s` : `${stem}`
  const joint = (rest === 1 || rest === 11) && tens < 8 ? '-et-' : '-'
  return `${stem}${joint}${UNITS[rest]}`
}

const spelled = new Map<string, string>()
const figures = new Map<string, string>()
for (let n = 2; n < 100; n += 1) {
  const words = spelledNumber(n).replaceAll('-', ' ')
  spelled.set(String(n), words)
  figures.set(words, String(n))
  // Texts write `vingt et un`, `soixante et onze`; the hyphens of the last reform fold to the same words.
}

/** The other way to write a number, in folded words: `35` for `trente cinq`, and back; undefined for what is no number below a hundred. */
export function otherNumberForm(words: readonly string[]): string[] | undefined {
  if (words.length === 1 && words[0] === 'premier') return ['1', 'er']
  if (words.length === 2 && words[0] === '1' && words[1] === 'er') return ['premier']
  const text = words.join(' ')
  return spelled.get(text)?.split(' ') ?? (figures.has(text) ? [figures.get(text) ?? ''] : undefined)
}
