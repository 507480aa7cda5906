import { squash } from '../../french/fold.ts'
import { citeDocument } from '../cite/document.ts'
import type { Document } from '../model.ts'
import { compareDates, compareWords } from './comparisons.ts'
import { bareFields, type KindEntry, recordNames } from './entry.ts'
import { lengthText, pointsAt, wholeText } from './printed.ts'

/** Any other publication: an act of an authority, a paper of Parliament, doctrine, a web page. */
export const document: KindEntry<Document> = {
  one: 'document',
  many: 'documents',
  authority: {
    group: ({ type }) => {
      if (type === 'cnil') return 'acts'
      if (isDoctrine(type)) return 'doctrine'
      return type === 'press' || type === 'web' ? 'press' : 'parliament'
    },
    date: source => source.date,
    compare: (a, b) => {
      const byAuthor = isDoctrine(a.type) || isDoctrine(b.type)
      return (byAuthor && compareWords(surname(a.author), surname(b.author))) || compareDates(a.date, b.date)
    },
  },
  hasVersions: false,
  bare: id => ({ kind: 'document', ...bareFields(id), type: 'other', numbers: [], title: '', text: [] }),
  keys: (source, records) => [...records, ...ownDocumentKeys(source)],
  identifiers: recordNames,
  cite: citeDocument,
  precitedName: source => source.id,
  date: source => source.date,
  beginning: source => source.holding || source.text[0]?.text || '',
  passages: source => source.text,
  wordings: wholeText,
  passagesAt: pointsAt,
  pinWord: () => '§',
  size: source => [lengthText(source)],
  isDamaged: () => false,
  speaker: () => ({}),
  names: source => [source.title, source.author],
}

const isDoctrine = (type: Document['type']): boolean => type === 'doctrine' || type === 'book'

/** « S. Fucini » is filed under Fucini, « D. de Béchillon » under Béchillon. */
const surname = (author = ''): string =>
  author.replace(/^(?:\p{Lu}[\p{L}.-]*\.\s*)+/u, '').replace(/^(?:de la|de|du|des|d[’'])\s*/, '')

function ownDocumentKeys(source: Document): string[] {
  const issuer = [
    source.type,
    source.chamber,
    source.nature,
    source.session,
    source.billNumber,
    source.article,
  ]
    .map(part => squash(part ?? ''))
    .join('|')
  return [
    ...source.numbers.map(number => `document:${issuer}|${squash(number)}|${source.date ?? ''}`),
    ...(source.url && !source.numbers.length ? [`document:${source.url.replace(/\/$/, '')}`] : []),
  ]
}
