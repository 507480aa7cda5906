import { fold, squash } from '../../../french/fold.ts'
import { memo } from '../../../kernel/caches.ts'
import { articleNumber } from '../../article-number.ts'
import type { DecisionDraft, Law, LawDraft } from './found-citation.ts'
import type { Memory } from './memory.ts'

/** Acts so often cited by their date alone that everyone knows their number. */
const wellKnown: Readonly<Record<string, string>> = {
  'loi 1955-04-03': '55-385',
  'loi 1965-07-10': '65-557',
  'loi 1968-12-31': '68-1250',
  'loi 1971-12-31': '71-1130',
  'loi 1978-01-06': '78-17',
  'loi 1978-07-17': '78-753',
  'loi 1979-07-11': '79-587',
  'loi 1982-03-02': '82-213',
  'loi 1983-07-13': '83-634',
  'loi 1984-01-11': '84-16',
  'loi 1984-01-26': '84-53',
  'loi 1985-07-05': '85-677',
  'loi 1986-01-09': '86-33',
  'loi 1986-09-30': '86-1067',
  'loi 1989-07-06': '89-462',
  'loi 1990-05-31': '90-449',
  'loi 1991-07-10': '91-647',
  'loi 1995-01-21': '95-73',
  'loi 2000-04-12': '2000-321',
  'loi 2002-03-04': '2002-303',
  'loi 2004-06-21': '2004-575',
  'loi 2020-03-23': '2020-290',
  'loi 2021-05-31': '2021-689',
  'loi 2021-08-05': '2021-1040',
  'loi 2023-05-19': '2023-380',
  'loi 2025-04-28': '2025-379',
  'loi 2025-06-13': '2025-532',
  'ordonnance 1945-02-02': '45-174',
  'ordonnance 1945-11-02': '45-2658',
  'ordonnance 1958-11-07': '58-1067',
  'ordonnance 2016-02-10': '2016-131',
  'décret 1991-12-19': '91-1266',
  'décret 2019-05-29': '2019-536',
  'décret 2020-12-28': '2020-1717',
  'règlement ue 2016-04-27': '2016/679',
  'directive ue 1992-05-21': '92/43',
}

/** The number of an act named by its date alone, when everyone knows it. */
const numberOf = ({ nature, date }: Law): string | undefined => wellKnown[`${nature} ${date}`]

/** The keys a cited decision may bear, that of what is written first. */
export function decisionKeys(draft: DecisionDraft): string[] {
  const { court, city, numbers, before, nature, date = '' } = draft
  const hasSeat = court === 'CAA' || court === 'TA' || court === 'autre'
  const place = `decision:${seatKey(court)}|${hasSeat ? seatKey(city ?? '') : ''}`
  const dockets = numbers.length > 0 ? numbers.map(number => docket(court, number, nature)) : ['']
  const keys = dockets.map(number => `${place}|${number}|${date}`)
  if (court === 'Cons. const.' && !nature)
    keys.push(...dockets.flatMap(number => [`${place}|${number}qpc|${date}`, `${place}|${number}dc|${date}`]))
  if (before?.length) keys.push(...before.map(number => `${place}|${docket(court, number, nature)}|${date}`))
  // open data and prose do not agree on the article of « la Guadeloupe »
  if (city?.startsWith('la ')) keys.push(...decisionKeys({ ...draft, city: city.slice(3) }))
  if (date && numbers.length > 0) keys.push(...dockets.map(number => `${place}|${number}|`))
  return keys
}

function docket(court: string, number: string, nature: string | undefined): string {
  if (court === 'TA' || court === 'CAA') return squash(number.split('/')[0] ?? '')
  return squash(number) + (court === 'Cons. const.' ? squash(nature ?? '') : '')
}

const numberKey = memo(articleNumber)
const natureKey = memo(fold)
const seatKey = memo(squash)

/** The keys a cited article or text may bear, that of what is written first. */
export function lawKeys({ text, article, to }: LawDraft, memory: Memory): string[] {
  const number = article === undefined ? '' : numberKey(article) + (to ? `..${numberKey(to)}` : '')
  const numbers = number === '1-er' ? [number, '1'] : [number]
  return textKeys(text, memory).flatMap(key => numbers.map(one => `article:${key}|${one}`))
}

/** The names of a text in keys: `code de justice administrative`, `loi 7817`, `loi 1978-01-06`. */
export function textKeys(law: Law, memory: Memory): string[] {
  const nature = natureKey(law.nature)
  if (law.nature === '?') return ['?']
  if (law.nature === 'code') return [law.title ?? '']
  if (law.title) {
    const bareTitle = law.title.replace(/ (?:du|le) \d{1,2}(?: er)? \p{L}+ \d{4}$/u, '')
    return law.nature === 'convention' && bareTitle !== law.title
      ? [`${nature} ${law.title}`, `${nature} ${bareTitle}`]
      : [`${nature} ${law.title}`]
  }
  const ownNumber = law.number ?? memory.numbers.get(`${law.nature} ${law.date}`)
  const number = ownNumber ?? numberOf(law)
  // the number of an act of the Union may have been kept with its « n° »
  const numberKeys = number
    ? [`${nature} ${squash(number)}`, ...(nature.endsWith(' ue') ? [`${nature} n${squash(number)}`] : [])]
    : []
  if (!law.date || law.number) return numberKeys
  const dateKey = `${nature} ${law.date}`
  // what only common knowledge tells comes after what is written
  return ownNumber ? [...numberKeys, dateKey] : [dateKey, ...numberKeys]
}
