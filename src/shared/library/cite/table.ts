import type { Court, LegalText, Source } from '../model.ts'
import { label } from './print.ts'

/** A group of the table of authorities: its title and its sources, in order. */
export interface AuthorityGroup {
  readonly title: string
  readonly sources: readonly Source[]
}

const titles = [
  'Bloc de constitutionnalité',
  'Traités et conventions',
  'Règlements et directives de l’Union européenne',
  'Lois et ordonnances',
  'Codes',
  'Décrets et arrêtés',
  'Actes de la CNIL et d’autres autorités',
  'Jurisprudence',
  'Documents parlementaires et rapports',
  'Doctrine',
  'Presse et sites',
] as const

/** The groups of a table of authorities, each in its own order, empty ones left out. Arguments are not authorities. */
export function authorityGroups(sources: readonly Source[]): AuthorityGroup[] {
  const unique = [...new Map(sources.map(source => [source.id, source])).values()]
  const groups: Source[][] = titles.map(() => [])
  for (const source of unique) {
    const group = groupOf(source)
    if (group !== undefined) groups[group]!.push(source)
  }
  return titles.flatMap((title, i) =>
    groups[i]!.length > 0 ? [{ title, sources: groups[i]!.sort(compare) }] : [],
  )
}

const natures: Record<LegalText['nature'], number> = {
  constitution: 0,
  'loi constitutionnelle': 0,
  convention: 1,
  traité: 1,
  charte: 1,
  'règlement UE': 2,
  'directive UE': 2,
  'décision UE': 2,
  'loi organique': 3,
  loi: 3,
  ordonnance: 3,
  code: 4,
  décret: 5,
  arrêté: 5,
  'projet de loi': 8,
  autre: 6,
}

function groupOf(source: Source): number | undefined {
  switch (source.kind) {
    case 'argument':
      return undefined
    case 'article':
      return natures[source.of.nature]
    case 'decision':
      return 7
    case 'document':
      if (source.type === 'cnil') return 6
      if (source.type === 'doctrine' || source.type === 'book') return 9
      return source.type === 'press' || source.type === 'web' ? 10 : 8
  }
}

const courts: readonly Court[] = ['Cons. const.', 'CJUE', 'CEDH', 'CE', 'CAA', 'TA', 'Cass.', 'TC', 'autre']

function compare(a: Source, b: Source): number {
  return byKind(a, b) || compareWords(label(a), label(b)) || (a.id < b.id ? -1 : 1)
}

function byKind(a: Source, b: Source): number {
  if (a.kind === 'article' && b.kind === 'article') {
    const dated = a.of.nature === 'code' || b.of.nature === 'code' ? 0 : compareDates(a.of.date, b.of.date)
    return dated || compareWords(textName(a.of), textName(b.of)) || compareArticles(a.number, b.number)
  }
  if (a.kind === 'decision' && b.kind === 'decision')
    return (
      courts.indexOf(a.court) - courts.indexOf(b.court) ||
      compareDates(a.date, b.date) ||
      compareNatural(a.numbers[0] ?? '', b.numbers[0] ?? '')
    )
  if (a.kind === 'document' && b.kind === 'document') {
    const byAuthor = a.type === 'doctrine' || a.type === 'book' || b.type === 'doctrine' || b.type === 'book'
    if (byAuthor) return compareWords(surname(a.author), surname(b.author)) || compareDates(a.date, b.date)
    return compareDates(a.date, b.date)
  }
  return compareDates(dateOf(a), dateOf(b))
}

const textName = (of: LegalText): string => `${of.title || of.short || ''} ${of.number ?? ''}`.trim()
const dateOf = (s: Source): string | undefined =>
  s.kind === 'article' ? s.of.date : s.kind === 'argument' ? undefined : s.date
/** « S. Fucini » is filed under Fucini, « D. de Béchillon » under Béchillon. */
const surname = (author = ''): string =>
  author.replace(/^(?:\p{Lu}[\p{L}.-]*\.\s*)+/u, '').replace(/^(?:de la|de|du|des|d[’'])\s*/, '')

/** Unknown dates come last. */
const compareDates = (a = '9999', b = '9999'): number => (a < b ? -1 : a > b ? 1 : 0)

const collator = new Intl.Collator('fr', { sensitivity: 'base', numeric: true })
const compareNatural = (a: string, b: string): number => collator.compare(a, b)
const compareWords = (a: string, b: string): number => collator.compare(bare(a), bare(b))
const bare = (text: string): string => text.replace(/^(?:(?:La|Le|Les)\s+|L[’'])/i, '')

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
