import type { Article, Decision, Passage, Source } from '../../src/shared/library/model.ts'
import { random } from '../measure.ts'
import type { Paragraphs } from './paragraphs.ts'

const syllables = (
  'ba be bi bo bu ca co da de di do fa fe fi fo ga go gui la le li lo lu ma me mi mo mu na ne ni no pa pe pi po ra re ri ro ' +
  'sa se si so ta te ti to va ve vi vo zan bert court mont val ville rac lain dre gnac'
).split(' ')
const courts = [
  ['CE', undefined],
  ['CAA', 'Paris'],
  ['CAA', 'Lyon'],
  ['CAA', 'Marseille'],
  ['TA', 'Nice'],
  ['TA', 'Grenoble'],
  ['TA', 'Lille'],
] as const
const publications = ['Lebon', 'Lebon T.', 'inédit', 'inédit', 'inédit', 'inédit', undefined] as const

/** How the texts are drawn. */
export interface Drawing {
  readonly seed?: number
  /** the number of the first text */
  readonly from?: number
  /** paragraphs of a decision: at least, and fewer than */
  readonly paragraphs?: readonly [number, number]
}

/**
 * Texts by seed, as many as asked: a third of decisions of some 7,000 characters, the rest articles. Their paragraphs are real
 * ones drawn at random; each has its own numbers, dates and proper names, so that the vocabulary grows as it does in a real library.
 */
export function* generate(
  { articles, decisions }: Paragraphs,
  count: number,
  { seed = 20261124, from = 0, paragraphs = [8, 32] }: Drawing = {},
): Generator<Source> {
  let next = random(20261124)
  const pick = <T>(list: readonly T[]) => list[Math.floor(next() * list.length)] as T
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from))
  const name = () => {
    const word = Array.from({ length: int(2, 5) }, () => pick(syllables)).join('')
    return word.charAt(0).toUpperCase() + word.slice(1)
  }
  const codes = Array.from({ length: 60 }, () => `code de la ${name().toLowerCase()}`)
  if (seed !== 20261124) next = random(seed)
  const day = () =>
    `${int(1995, 2026)}-${String(int(1, 13)).padStart(2, '0')}-${String(int(1, 29)).padStart(2, '0')}`
  const own = (text: string) => text.replace(/\d{4,}/g, () => String(int(1000, 999_999)))
  const common = {
    certainty: 'verified' as const,
    provenance: [{ publisher: 'banc d’essai', licence: '' }],
    tags: [],
    notes: '',
    revision: 0,
    updatedAt: '',
  }
  const decision = (n: number): Decision => {
    const [court, city] = pick(courts)
    const number =
      court === 'CE'
        ? String(400_000 + n)
        : court === 'TA'
          ? String(1_000_000 + n)
          : `${int(10, 26)}XX${String(n).padStart(5, '0')}`
    let points = 0
    const text: Passage[] = Array.from({ length: int(...paragraphs) }, (_, i) => {
      const passage = own(pick(decisions))
      return i < 3
        ? { section: 'facts' as const, text: passage }
        : { n: ++points, section: 'reasons' as const, text: passage }
    })
    text.push({ section: 'ruling', text: `Article 1er : La requête de la commune de ${name()} est rejetée.` })
    return {
      kind: 'decision',
      id: `banc-decision-${n}`,
      ...common,
      court,
      city,
      date: day(),
      numbers: [number],
      name: next() < 0.6 ? `Commune de ${name()}` : undefined,
      publication: pick(publications),
      text,
      punctuation: 'damaged',
    }
  }
  const article = (n: number): Article => ({
    kind: 'article',
    id: `banc-article-${n}`,
    ...common,
    of: {
      nature: 'code',
      title: codes[n % codes.length] ?? '',
      cid: `LEGITEXT${String(900_000_000_000 + (n % 60))}`,
    },
    number: `${pick(['L.', 'R.', 'D.'])} ${int(100, 999)}-${n}`,
    path: [`Livre ${pick(['Ier', 'II', 'III', 'IV'])}`, `Titre ${pick(['Ier', 'II', 'III'])} : ${name()}`],
    versions: [
      {
        id: `LEGIARTI${String(700_000_000_000 + n)}`,
        from: day(),
        status: 'VIGUEUR',
        text: Array.from({ length: int(1, 7) }, () => own(pick(articles))).join('\n'),
      },
    ],
  })
  for (let n = from; n < from + count; n++) yield n % 3 === 0 ? decision(n) : article(n)
}

/** All the words of a text, one after the other: what the peers index. */
export function wholeText(source: Source): string {
  if (source.kind === 'article')
    return [source.of.title, source.number, ...source.path, ...source.versions.map(one => one.text)].join(
      '\n',
    )
  if (source.kind === 'decision')
    return [
      source.court,
      source.city ?? '',
      source.name ?? '',
      ...source.numbers,
      ...source.text.map(one => one.text),
    ].join('\n')
  return ''
}
