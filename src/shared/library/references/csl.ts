import { dayText } from '../../french/dates.ts'
import { fold } from '../../french/fold.ts'
import { capital } from '../../french/wording.ts'
import type { Article, Decision, Document, Source } from '../model.ts'

/** A reference in CSL-JSON, the fields of it that ours fill. */
export interface CslItem {
  readonly id: string
  readonly type: string
  readonly title?: string | undefined
  readonly authority?: string | undefined
  readonly number?: string | undefined
  readonly section?: string | undefined
  readonly genre?: string | undefined
  readonly author?: readonly { readonly literal: string }[] | undefined
  readonly 'container-title'?: string | undefined
  readonly publisher?: string | undefined
  readonly page?: string | undefined
  readonly issued?: CslDate | undefined
  readonly accessed?: CslDate | undefined
  readonly URL?: string | undefined
  readonly keyword?: string | undefined
  /** `ECLI: …`, which CSL has no place for */
  readonly note?: string | undefined
}
interface CslDate {
  readonly 'date-parts': readonly (readonly number[])[]
}

/** A source as a reference of other programs; undefined for an argument, which is none. Private notes and texts are left out. */
export function cslOf(source: Source): CslItem | undefined {
  switch (source.kind) {
    case 'decision':
      return ofDecision(source)
    case 'article':
      return ofArticle(source)
    case 'document':
      return ofDocument(source)
    case 'argument':
      return undefined
  }
}

const COURT_NAMES: Readonly<Record<Decision['court'], string>> = {
  CE: 'Conseil d’État',
  CAA: 'Cour administrative d’appel',
  TA: 'Tribunal administratif',
  TC: 'Tribunal des conflits',
  'Cass.': 'Cour de cassation',
  'Cons. const.': 'Conseil constitutionnel',
  CJUE: 'Cour de justice de l’Union européenne',
  CEDH: 'Cour européenne des droits de l’homme',
  autre: '',
}

function courtName({ court, city }: Decision): string {
  if (court === 'autre') return city ?? ''
  if ((court !== 'CAA' && court !== 'TA') || !city) return COURT_NAMES[court]
  return `${COURT_NAMES[court]} ${/^[AEIOUYÉÈÎ]/.test(city) ? 'd’' : 'de '}${city}`
}

const ofDecision = (source: Decision): CslItem => ({
  ...common(source),
  type: 'legal_case',
  title: source.name,
  authority: [courtName(source), source.formation].filter(Boolean).join(', '),
  number:
    [
      source.numbers.join(', '),
      ...(source.court === 'Cons. const.' && source.nature ? [source.nature] : []),
    ].join(' ') || undefined,
  'container-title': source.publication,
  page: source.page === undefined ? undefined : String(source.page),
  issued: dateOf(source.date),
  note: source.ecli && `ECLI: ${source.ecli}`,
})

/** Natures of texts that are named by their title alone. */
const TITLED_BY_NATURE: ReadonlySet<Article['of']['nature']> = new Set(['code', 'constitution', 'autre'])

/** Types of texts that are no law of France. */
const TEXT_TYPES: Readonly<Partial<Record<Article['of']['nature'], string>>> = {
  convention: 'treaty',
  traité: 'treaty',
  charte: 'treaty',
  'projet de loi': 'bill',
}

function ofArticle(source: Article): CslItem {
  const { nature, title, date } = source.of
  // « n° 810/2009 », of a regulation before 2015: the two words before it are written here
  const number = source.of.number?.replace(/^n°\s?/, '')
  // « Convention européenne », « Charte de l’environnement »: the title says its nature already
  const isWhole = TITLED_BY_NATURE.has(nature) || fold(title).startsWith(fold(nature))
  const name = isWhole
    ? title
    : [nature, number && `n° ${number}`, date && `du ${dayText(date)}`, title].filter(Boolean).join(' ')
  return {
    ...common(source),
    type: TEXT_TYPES[nature] ?? 'legislation',
    title: capital(name || title),
    number,
    section: source.number || undefined,
    issued: dateOf(date),
  }
}

const DOCUMENT_TYPES: Readonly<Record<Document['type'], string>> = {
  cnil: 'report',
  parliament: 'bill',
  amendment: 'bill',
  report: 'report',
  doctrine: 'article-journal',
  book: 'book',
  press: 'article-newspaper',
  web: 'webpage',
  other: 'document',
}

function ofDocument(source: Document): CslItem {
  const { type, title, nature, numbers, author, publisher, page, url, accessed, date, year, chamber } = source
  const isBook = type === 'book' || type === 'report' || type === 'cnil'
  return {
    ...common(source),
    type: DOCUMENT_TYPES[type],
    title: title || undefined,
    genre: nature,
    number: numbers.join(', ') || undefined,
    authority: chamber,
    author: author ? [{ literal: author }] : undefined,
    ...(isBook
      ? { publisher: publisher ?? (type === 'cnil' ? 'CNIL' : undefined) }
      : { 'container-title': publisher }),
    page,
    issued: date ? dateOf(date) : year ? { 'date-parts': [[year]] } : undefined,
    accessed: dateOf(accessed),
    ...(url && { URL: url }),
  }
}

function common({ id, tags, provenance }: Source): Pick<CslItem, 'id' | 'keyword' | 'URL'> {
  return {
    id,
    keyword: tags.join(', ') || undefined,
    URL: provenance.find(({ url }) => url?.startsWith('http'))?.url,
  }
}

const dateOf = (day: string | undefined): CslDate | undefined =>
  day ? { 'date-parts': [day.split('-').map(Number)] } : undefined
