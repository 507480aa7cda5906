import { fold, squash } from '../../french/fold.ts'
import { articleNumber } from '../article-number.ts'
import { citeArticle } from '../cite/article.ts'
import type { Article, LegalText, Passage } from '../model.ts'
import { compareArticles, compareDates, compareWords } from './comparisons.ts'
import { type AuthorityTitle, bareFields, type KindEntry, type Pin } from './entry.ts'

/** An article of a text of law, in all its wordings. */
export const article: KindEntry<Article> = {
  one: 'article',
  many: 'articles',
  authority: {
    group: source => groups[source.of.nature],
    date: source => source.of.date,
    compare: (a, b) => {
      const dateOrder =
        a.of.nature === 'code' || b.of.nature === 'code' ? 0 : compareDates(a.of.date, b.of.date)
      return dateOrder || compareWords(textName(a.of), textName(b.of)) || compareArticles(a.number, b.number)
    },
  },
  hasVersions: true,
  bare: id => ({
    kind: 'article',
    ...bareFields(id),
    of: { nature: 'loi', title: '' },
    number: '',
    path: [],
    versions: [],
  }),
  keys: (source, records) => [...records, ...ownArticleKeys(source)],
  identifiers: source => source.versions.map(version => version.id),
  cite: citeArticle,
  precitedName: ({ of: { cid, nature, number, title } }) => cid ?? `${nature} ${number || title}`,
  date: () => undefined,
  beginning: source => source.holding || source.versions.at(-1)?.text || '',
  passages: ({ versions }) => {
    const newest = [...versions].sort((a, b) => (a.from ?? '').localeCompare(b.from ?? '')).reverse()
    return [...new Set(newest.map(one => one.text).filter(Boolean))].map(text => ({ text }))
  },
  wordings: source => source.versions.map(version => version.text),
  passagesAt: paragraphsAt,
  pinWord: () => 'al.',
  size: ({ versions: { length } }) => [
    length === 0 ? 'sans texte' : length === 1 ? '1 version' : `${length} versions`,
  ],
  isDamaged: () => false,
  speaker: ({ of: { nature, title, number } }) => ({
    ofText: number ? `${nature} n° ${number}` : title || nature,
  }),
  names: () => [],
}

const groups: Readonly<Record<LegalText['nature'], AuthorityTitle>> = {
  constitution: 'constitution',
  'loi constitutionnelle': 'constitution',
  convention: 'treaties',
  traité: 'treaties',
  charte: 'treaties',
  'règlement UE': 'union',
  'directive UE': 'union',
  'décision UE': 'union',
  'décision-cadre': 'union',
  'action commune': 'union',
  'loi organique': 'statutes',
  loi: 'statutes',
  ordonnance: 'statutes',
  code: 'codes',
  décret: 'decrees',
  arrêté: 'decrees',
  'projet de loi': 'parliament',
  autre: 'acts',
}

const textName = (of: LegalText): string => `${of.title || of.short || ''} ${of.number ?? ''}`.trim()

function paragraphsAt({ versions }: Article, { unit, numbers }: Pin): Passage[] {
  if (unit !== 'paragraph') return []
  const version = versions.find(one => one.status === 'VIGUEUR') ?? versions.at(-1)
  const paragraphs =
    version?.text
      .split(/\n+/)
      .map(paragraph => paragraph.trim())
      .filter(Boolean) ?? []
  return numbers.flatMap(n => (paragraphs[n - 1] === undefined ? [] : [{ text: paragraphs[n - 1]! }]))
}

function ownArticleKeys(source: Article): string[] {
  if (!source.number && source.versions.length) return []
  // Annexes count from one again in each part of a code: only their whole path tells them apart.
  const isAnnex = [source.number, ...source.path].some(title => /^annexe/i.test(title))
  const place = `${isAnnex ? `${fold(source.path.join(' '))}|` : ''}${articleNumber(source.number)}`
  return textKeys(source.of).map(text => `article:${text}|${place}`)
}

/** Articles of one text, read one after the other, share it: its names are made once. */
const keysOfText = new WeakMap<LegalText, string[]>()

/** The names by which a text of law is known: publisher's id, nature and number, title of a code. */
function textKeys(text: LegalText): string[] {
  const memo = Object.isFrozen(text) ? keysOfText.get(text) : undefined
  if (memo) return memo
  const names = namesOf(text)
  keysOfText.set(text, names)
  return names
}

function namesOf(text: LegalText): string[] {
  const number = squash(text.number ?? '')
  const byTitle = text.nature === 'code' || (!number && text.title)
  return [
    ...(text.cid ? [text.cid] : []),
    ...(number ? [`${fold(text.nature)} ${number}`] : []),
    ...(byTitle && text.title
      ? [`${fold(text.nature)} ${fold(text.title)}`.replace(/^code code/, 'code')]
      : []),
  ]
}
