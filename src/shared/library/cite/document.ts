import { dateText } from '../../french/dates.ts'
import type { Run } from '../../french/run.ts'
import { listText } from '../../french/wording.ts'
import type { Document } from '../model.ts'
import { type Ask, italic, joinPieces, type Piece } from './pieces.ts'
import { numbersText } from './text.ts'

/** A parliamentary paper, a deliberation of the CNIL, a report, a book, an article or a page. */
export function citeDocument(document: Document, ask: Ask): Run[] {
  const pieces = ask.form === 'full' ? full(document, ask) : namePieces(document, ask)
  const line = joinPieces([...pieces, ask.form === 'again' ? backReference(document) : undefined, ask.pin])
  return line.length > 0 ? line : joinPieces([italic(document.title) ?? 'document sans titre'])
}

function full(d: Document, ask: Ask): Piece[] {
  const date = day(d, ask)
  switch (d.type) {
    case 'cnil':
      return [d.publisher ?? 'CNIL', deliberation(d), date, d.title]
    case 'parliament':
      return [d.chamber, `${paper(d)}${session(d)}`, d.author, d.title && italic(d.title), date]
    case 'amendment':
      return [d.chamber, amendment(d), bill(d), d.author, date]
    case 'doctrine':
      return [
        d.author,
        quotedTitle(d),
        [italic(d.publisher) ?? '', year(d) ? `${d.publisher ? ' ' : ''}${year(d)}` : ''],
        page(d),
      ]
    case 'book':
      return [d.author, italic(d.title), d.publisher, year(d), page(d)]
    case 'press':
    case 'web':
      return [d.author, quotedTitle(d), italic(d.publisher), date ?? year(d), ...online(d, ask)]
    case 'report':
    case 'other':
      return [d.chamber, d.author, withNumber(d), italic(d.title), d.publisher, date ?? year(d), page(d)]
  }
}

/** Short form: enough to find it in the table of authorities. */
function namePieces(d: Document, ask: Ask): Piece[] {
  switch (d.type) {
    case 'cnil':
      return [d.publisher ?? 'CNIL', deliberation(d), d.numbers.length ? undefined : day(d, ask)]
    case 'parliament':
      return [d.chamber, `${paper(d)}${session(d)}`]
    case 'amendment':
      // the same number is given in each text
      return [d.chamber, amendment(d), bill(d)]
    case 'doctrine':
    case 'press':
    case 'web':
      return [d.author, quotedTitle(d)]
    case 'book':
      return [d.author, italic(d.title)]
    case 'report':
    case 'other':
      return [d.chamber, d.author, withNumber(d), italic(d.title)]
  }
}

const plural = (d: Document): string => (d.numbers.length > 1 ? 's' : '')
const backReference = (d: Document): string =>
  `${/^(délib|prop|ord|comm|mise|rés|question)/.test(d.nature ?? '') ? 'précitée' : 'précité'}${plural(d)}`

const day = (d: Document, ask: Ask): string | undefined =>
  d.date ? dateText(d.date, ask.profile === 'reflex') : undefined
const year = (d: Document): string | undefined =>
  d.year === undefined ? d.date?.slice(0, 4) : String(d.year)
const quotedTitle = (d: Document): string | undefined => (d.title ? `«\u00a0${d.title}\u00a0»` : undefined)
const session = (d: Document): string => (d.session ? ` (${d.session})` : '')
const page = (d: Document): string | undefined => (d.page && /^\d/.test(d.page) ? `p. ${d.page}` : d.page)

/** Numbers of the CNIL's sanctions and notices carry their own letters; the others take « n° ». */
function deliberation(d: Document): string {
  const numbers = d.numbers.some(n => /^\D/.test(n)) ? listText(d.numbers, ', ') : numbersText(d.numbers)
  return [d.nature, numbers].filter(Boolean).join(' ')
}

const paper = (d: Document): string => withNumber(d) ?? ''

function withNumber(d: Document): string | undefined {
  return [d.nature, numbersText(d.numbers, ' et ')].filter(Boolean).join(' ') || undefined
}

const amendment = (d: Document): string =>
  [d.nature ?? 'amendement', numbersText(d.numbers, ' et '), d.article && `à l'article ${d.article}`]
    .filter(Boolean)
    .join(' ')

const bill = (d: Document): string | undefined =>
  d.billNumber || d.session
    ? `${d.billNumber ? `texte n° ${d.billNumber}` : ''}${session(d)}`.trim()
    : undefined

const online = (d: Document, ask: Ask): Piece[] =>
  d.url
    ? [`en ligne : ${d.url}`, d.accessed && `consulté le ${dateText(d.accessed, ask.profile === 'reflex')}`]
    : []
