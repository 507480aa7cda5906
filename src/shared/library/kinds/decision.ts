import { squash } from '../../french/fold.ts'
import { compareNatural } from '../../french/natural-order.ts'
import { citeDecision } from '../cite/decision.ts'
import type { Court, Decision } from '../model.ts'
import { compareDates } from './comparisons.ts'
import { bareFields, type KindEntry, recordNames } from './entry.ts'
import { lengthText, pointsAt, wholeText } from './printed.ts'

/** A ruling or an opinion of a court. */
export const decision: KindEntry<Decision> = {
  one: 'décision',
  many: 'décisions',
  authority: {
    group: () => 'decisions',
    date: source => source.date,
    compare: (a, b) =>
      courts.indexOf(a.court) - courts.indexOf(b.court) ||
      compareDates(a.date, b.date) ||
      compareNatural(a.numbers[0] ?? '', b.numbers[0] ?? ''),
  },
  hasVersions: false,
  bare: id => ({
    kind: 'decision',
    ...bareFields(id),
    court: 'CE',
    numbers: [],
    text: [],
    punctuation: 'as-published',
  }),
  keys: (source, records) => [...records, ...ownDecisionKeys(source)],
  identifiers: recordNames,
  cite: citeDecision,
  precitedName: source => source.id,
  date: source => source.date,
  beginning: source =>
    source.holding || source.abstract || source.text.find(passage => passage.n)?.text || '',
  passages: source => source.text,
  wordings: wholeText,
  passagesAt: pointsAt,
  pinWord: ({ court }) => (court === 'CEDH' || court === 'Cons. const.' ? '§' : 'pt'),
  size: source => [lengthText(source), ...(isDamaged(source) ? ['ponctuation abîmée'] : [])],
  isDamaged,
  speaker: ({ court, city, numbers }) => ({ court, city, numbers }),
  names: source => [source.name],
}

/** The order of courts in a table of authorities. */
const courts: readonly Court[] = ['Cons. const.', 'CJUE', 'CEDH', 'CE', 'CAA', 'TA', 'Cass.', 'TC', 'autre']

function isDamaged({ punctuation, text }: Decision): boolean {
  return punctuation === 'damaged' && text.some(passage => passage.text !== '')
}

function ownDecisionKeys(source: Decision): string[] {
  const place = [
    source.court,
    source.court === 'CAA' || source.court === 'TA' || source.court === 'autre' ? source.city : '',
  ]
  const numbers = source.numbers.flatMap(number => dockets(source, number)).filter(Boolean)
  return [
    ...(source.ecli ? [`ecli:${source.ecli.toUpperCase().replace(/\s/g, '')}`] : []),
    ...numbers.map(
      number => `decision:${place.map(part => squash(part ?? '')).join('|')}|${number}|${source.date ?? ''}`,
    ),
  ]
}

/** The number, and each of those the Conseil constitutionnel joins in one (`2021-976/977 QPC`). */
function dockets(source: Decision, number: string): string[] {
  const [, year = '', figures = ''] = /^(\d{2,4}-)(\d+(?:\/\d+)+)/.exec(number.trim()) ?? []
  const jointFigures = source.court === 'Cons. const.' && year ? figures.split('/') : []
  const letters = /\p{L}+\s*$/u.exec(number)?.[0] ?? ''
  return [number, ...jointFigures.map(one => `${year}${one} ${letters}`)].map(one => docket(source, one))
}

/** A docket number as it is compared: no punctuation, no section of the court; the Conseil constitutionnel's with its DC or QPC. */
function docket({ court, nature }: Decision, number: string): string {
  if (court === 'TA' || court === 'CAA') return squash(number.split('/')[0] ?? '')
  if (court !== 'Cons. const.') return squash(number)
  const [, figures = number, letters = nature ?? ''] =
    /^(\d+-\d+(?:\/\d+)*)\s*(\p{L}+)?/u.exec(number.trim()) ?? []
  return squash(figures) + squash(letters)
}
