/** Two articles of one code: `art. R. 311-12 et R. 311-13 CRPA`. */
const ARTICLE_PAIR = /^art\.\s(\S.*) et (\S.*?) (\S+|du .+|de .+)$/

/** Splits a reference into its articles: `art. R. 311-12 et R. 311-13 CRPA, art. L. 342-1 CRPA` gives three. */
export function articlesOf(law: string): string[] {
  return law.split(', art.').flatMap((part, index) => {
    const text = index === 0 ? part : `art.${part}`
    const [, first, second, code] = ARTICLE_PAIR.exec(text) ?? []
    return first && second && code ? [`art. ${first} ${code}`, `art. ${second} ${code}`] : [text]
  })
}
