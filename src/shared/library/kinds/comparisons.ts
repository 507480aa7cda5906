import { compareNatural } from '../../french/natural-order.ts'

/** Unknown dates come last. */
export const compareDates = (a = '9999', b = '9999'): number => (a < b ? -1 : a > b ? 1 : 0)

/** Compares titles without the article they begin with. */
export const compareWords = (a: string, b: string): number =>
  compareNatural(withoutArticle(a), withoutArticle(b))
const withoutArticle = (text: string): string => text.replace(/^(?:(?:La|Le|Les)\s+|L[’'])/i, '')

const latin = ['bis', 'ter', 'quater', 'quinquies', 'sexies', 'septies', 'octies', 'nonies', 'decies']
const prefixes = ['', 'L', 'LO', 'R', 'D', 'A']

/** Orders article numbers: L before R before D, then segment by segment, `bis`, `ter`... after the bare number. */
export function compareArticles(a: string, b: string): number {
  const [left, right] = [articleKey(a), articleKey(b)]
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const [x, y] = [left[i], right[i]]
    if (x === undefined || y === undefined) return x === undefined ? -1 : 1
    const order =
      typeof x === 'number' && typeof y === 'number' ? x - y : compareNatural(String(x), String(y))
    if (order !== 0) return order
  }
  return 0
}

/** Prefix, then for each segment its number, the rank of its Latin suffix and its letter. */
function articleKey(number: string): (number | string)[] {
  const [, prefix = '', rest = ''] = /^\s*(LO|[LRDA])?\.?\*?\s*(.*)$/.exec(number) ?? []
  const segments = rest.split('-').flatMap(segment => {
    const [, digits = '', suffix = '', letter = ''] =
      /^\s*(\d*)(?:er)?\s*(bis|ter|quater|quinquies|sexies|septies|octies|nonies|decies)?\s*(.*)$/.exec(
        segment,
      ) ?? []
    return [Number(digits), latin.indexOf(suffix) + 1, letter.trim()]
  })
  return [prefixes.indexOf(prefix), ...segments]
}
