import { createHash } from 'node:crypto'
import { fold } from '../../../shared/french/fold.ts'
import { idOf } from '../../../shared/library/keys.ts'
import { bareSource } from '../../../shared/library/kinds/registry.ts'
import type { Article, Decision, Document, Source } from '../../../shared/library/model.ts'
import { htmlText } from '../containers/html-text.ts'
import { ecliOf } from '../dila/ecli.ts'
import { legalText, natureOf } from '../dila/legi-names.ts'
import { Refusal } from '../refusal.ts'
import { courtIn } from './cited-court.ts'

type Json = Readonly<Record<string, unknown>>

/** Type of the document here, by its CSL type. The four types of law have readers of their own. */
const types: Readonly<Record<string, Document['type'] | 'decision' | 'text'>> = {
  legal_case: 'decision',
  legislation: 'text',
  regulation: 'text',
  treaty: 'text',
  bill: 'parliament',
  hearing: 'parliament',
  report: 'report',
  standard: 'report',
  book: 'book',
  thesis: 'book',
  chapter: 'doctrine',
  'article-journal': 'doctrine',
  'paper-conference': 'doctrine',
  'entry-encyclopedia': 'doctrine',
  'entry-dictionary': 'doctrine',
  article: 'doctrine',
  review: 'doctrine',
  'review-book': 'doctrine',
  'article-newspaper': 'press',
  'article-magazine': 'press',
  broadcast: 'press',
  interview: 'press',
  webpage: 'web',
  post: 'web',
  'post-weblog': 'web',
  manuscript: 'other',
  speech: 'other',
  pamphlet: 'other',
  personal_communication: 'other',
  document: 'other',
  dataset: 'other',
  map: 'other',
  graphic: 'other',
  motion_picture: 'other',
  software: 'other',
}

/** Whether a JSON object is a reference in CSL-JSON. */
export const isCsl = (value: Json): boolean =>
  typeof value.type === 'string' &&
  Object.hasOwn(types, value.type) &&
  ('title' in value || 'number' in value || 'author' in value) &&
  !('children' in value)

/** One reference of a bibliography. It was not read in its official text: it stays to verify until it is. */
export function readCsl(value: Json): Source {
  const type = types[text(value.type)] ?? 'other'
  // an article of a bill is an article
  const kind = text(value.type) === 'bill' && text(value.section) ? 'text' : type
  const facts =
    kind === 'decision' ? readCase(value) : kind === 'text' ? readText(value) : readDocument(value, kind)
  const source = { ...facts, ...common(value) } as Source
  const id = idOf(source)
  return { ...source, id: id === source.id ? ownId(value, source) : id }
}

function common(value: Json) {
  const { rest } = noteOf(value)
  return {
    certainty: 'to-verify' as const,
    provenance: [
      {
        publisher: 'bibliographie importée',
        licence: '',
        url: url(value),
        file: text(value.id) || undefined,
      },
    ],
    tags: [...new Set(text(value.keyword).split(/\s*[,;]\s*/))].filter(Boolean),
    notes: rest,
  }
}

function readCase(value: Json): Decision {
  const { fields } = noteOf(value)
  const number = numberOf(value)
  const date = dateOf(value.issued)
  const authority = text(value.authority) || text(value.publisher)
  const court = courtIn(authority)
  if (!authority && !number && !text(value.title))
    throw new Refusal('la référence n’a ni juridiction, ni numéro, ni titre')
  const constitutional = court.court === 'Cons. const.'
  const [, figures = number, nature] =
    (constitutional && /^(\d{2,4}-\d+(?:\/\d+)*)\s*(\p{Lu}+)?$/u.exec(number)) || []
  return {
    ...bareSource('decision', 'decision'),
    ...court,
    nature,
    date: date.day,
    // a field left at its name (« Docket Number ») is no number: every such case would be one
    numbers: figures.split(/\s*[,;]\s*|\s+et\s+/).filter(one => /\d/.test(one)),
    // a case without a name is titled by its number, where a title is needed
    name: text(value.title) === text(value.number) ? undefined : text(value.title) || undefined,
    publication: text(value['container-title']) || undefined,
    page: text(value.page) || undefined,
    ecli:
      europeanEcli(fields.get('ecli')) ??
      ecliOf(fields.get('ecli') ?? /ECLI:[A-Z]{2}:[\w:.]+/.exec(text(value.title))?.[0] ?? '', date.day),
    abstract: htmlText(text(value.abstract)) || undefined,
  }
}

/** An ECLI of the Union, which is cited and kept without its first word. */
const europeanEcli = (ecli = ''): string | undefined => /^EU:[CTF]:\d{4}:\d+$/.exec(ecli)?.[0]

const natures: Readonly<Record<string, string>> = { regulation: '', treaty: '', legislation: 'LOI' }

function readText(value: Json): Article {
  const title = text(value.title)
  const number = numberOf(value)
  if (!title && !number) throw new Refusal('la référence n’a ni titre ni numéro')
  const special = specialNature(text(value.type), title)
  const nature = special ? '' : natureOf(title) || (natures[text(value.type)] ?? '')
  const date = dateOf(value.issued).day
  const of = legalText({ nature, title: title.replace(/^Loi(?! )/, 'Loi'), number, date, cid: '' })
  return {
    ...bareSource('article', 'article'),
    of: special
      ? {
          ...of,
          nature: special,
          title: titleOf(title, special),
          number: printedAs(special, of.number),
          date,
        }
      : { ...of, date },
    number: text(value.section),
  }
}

/** The nature of a text that is no law or decree of France, from its type and the first word of its title. */
function specialNature(type: string, title: string): Article['of']['nature'] | undefined {
  if (type === 'bill') return 'projet de loi'
  if (/^règlement /i.test(title)) return 'règlement UE'
  if (/^directive /i.test(title)) return 'directive UE'
  if (/^déclaration des droits/i.test(title)) return 'constitution'
  if (type !== 'treaty') return undefined
  if (/^charte /i.test(title)) return 'charte'
  return /^convention /i.test(title) ? 'convention' : 'traité'
}

/** A regulation of the Union whose year stands last has its number with « n° », as it is printed. */
const printedAs = (nature: Article['of']['nature'], number: string | undefined): string | undefined =>
  nature === 'règlement UE' && /^\d{1,4}\/(?:19|20)\d{2}$/.test(number ?? '') ? `n° ${number}` : number

/** The title of such a text without the nature, the number and the day that were written before it. */
function titleOf(title: string, nature: string): string {
  const head = new RegExp(
    `^${nature}(?: n° \\S+)?(?: du \\d{1,2}(?:er)? \\p{L}+ \\d{4})?(?: (?=\\S)|$)`,
    'iu',
  )
  const [written = ''] = head.exec(title) ?? []
  return /\d/.test(written) ? title.slice(written.length) : title
}

function readDocument(value: Json, type: Document['type']): Document {
  const title = htmlText(text(value.title))
  if (!title && !numberOf(value) && !url(value))
    throw new Refusal('la référence n’a ni titre, ni numéro, ni adresse')
  const date = dateOf(value.issued)
  const bill = text(value.type) === 'bill'
  const abstract = htmlText(text(value.abstract))
  return {
    ...bareSource('document', 'document'),
    type,
    nature:
      text(value.genre) ||
      (bill
        ? /^proposition/i.test(title)
          ? 'proposition de loi'
          : 'projet de loi'
        : text(value.type) === 'hearing'
          ? 'audition'
          : undefined),
    chamber: type === 'parliament' ? text(value.authority) || undefined : undefined,
    numbers: numberOf(value) ? [numberOf(value)] : [],
    session: bill ? text(value['chapter-number']) || undefined : undefined,
    author: names(value.author) || undefined,
    title,
    date: date.day,
    year: date.year,
    publisher:
      text(value['container-title']) || (type === 'parliament' ? '' : text(value.publisher)) || undefined,
    page: text(value.page) || undefined,
    url: url(value),
    accessed: dateOf(value.accessed).day,
    text: abstract ? [{ section: 'header', text: `Résumé\u00a0: ${abstract}` }] : [],
  }
}

const text = (value: unknown): string =>
  typeof value === 'number'
    ? String(value)
    : typeof value === 'string'
      ? value.replace(/\s+/g, ' ').trim()
      : ''

/** A number without its markup (`n<sup>o</sup>`), nor the word before it. */
const numberOf = (value: Json): string =>
  htmlText(text(value.number))
    .replace(/^n(?:°s?|os?|º) ?(?=[\dA-Z])/, '')
    .trim()

/** Keeps an address of the web; undefined for any other text. */
const url = (value: Json): string | undefined =>
  /^https?:\/\/\S+$/i.test(text(value.URL)) ? text(value.URL) : undefined

/** `Key: value` lines of a note are fields that CSL has no place for; what remains is the user's. */
function noteOf(value: Json): { fields: Map<string, string>; rest: string } {
  const fields = new Map<string, string>()
  const rest: string[] = []
  for (const line of typeof value.note === 'string' ? value.note.split('\n') : []) {
    const [, key, texts = ''] = /^\s*([A-Za-z][\w -]{1,30}): *(.+)$/.exec(line) ?? []
    if (key && /^(?:ecli|doi|isbn|issn|pmid|celex|nor|eli|type|original-date)$/i.test(key))
      fields.set(key.toLowerCase(), texts.trim())
    else rest.push(line)
  }
  return { fields, rest: rest.join('\n').trim() }
}

/** A date: parts that may be texts or missing, or one written in full. */
export function dateOf(value: unknown): { day?: string; year?: number } {
  const dateParts = (typeof value === 'object' && value !== null ? value : {}) as Json
  const parts = Array.isArray(dateParts['date-parts']) ? (dateParts['date-parts'] as unknown[])[0] : undefined
  const dateText = text(dateParts.raw) || text(dateParts.literal)
  const [year = 0, month = 0, day = 0] = Array.isArray(parts)
    ? parts.map(Number)
    : (/^(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?/.exec(dateText)?.slice(1).map(Number) ?? [])
  if (!(year > 0 && year < 2999)) return {}
  const iso = `${String(year).padStart(4, '0')}-${String(month || 0).padStart(2, '0')}-${String(day || 0).padStart(2, '0')}`
  const real = new Date(`${iso}T00:00:00Z`)
  return !Number.isNaN(real.getTime()) && real.toISOString().startsWith(iso) ? { day: iso, year } : { year }
}

function names(value: unknown): string {
  return (Array.isArray(value) ? (value as unknown[]) : [])
    .map(one => {
      const { given: firstName, family, literal, 'non-dropping-particle': particle } = (one ?? {}) as Json
      return text(literal) || [firstName, particle, family].map(text).filter(Boolean).join(' ')
    })
    .filter(Boolean)
    .join(', ')
}

/** Titles that say that there is none yet, folded. */
const PLACEHOLDER =
  /^(?:(?:titre )?a (?:completer|verifier|preciser|definir)|sans titre|untitled|no title|titre|x+)$/

/** A book has no number that would identify it: the same author, title and year make the same id at each import. */
function ownId(value: Json, source: Source): string {
  // two decisions of one name and year are of two courts, or of two days
  const decision = source.kind === 'decision' ? [text(value.authority), text(dateOf(value.issued).day)] : []
  const texts = [
    names(value.author),
    text(value.title),
    text(dateOf(value.issued).year),
    text(value.number),
    ...decision,
  ]
    .map(fold)
    .join(' ')
  const id = `${source.kind}-ref-${texts.replaceAll(' ', '-')}`.slice(0, 200)
  if (!PLACEHOLDER.test(fold(text(value.title)))) return id
  // nothing in it tells two of them apart but all they say
  return `${id.slice(0, 180)}-${createHash('sha1').update(JSON.stringify(value)).digest('hex').slice(0, 12)}`
}
