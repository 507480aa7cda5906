import { fold, squash } from '../../../french/fold.ts'
import { memo } from '../../../french/memo.ts'
import { articleNumber } from '../../keys.ts'
import type { DecisionDraft, Law, LawDraft } from './found.ts'
import { numberOf } from './laws/numbers.ts'
import type { Memory } from './memory.ts'

/** The keys a cited decision may bear, that of what is written first. */
export function decisionKeys(draft: DecisionDraft): string[] {
  const { court, city, numbers, before, nature, date = '' } = draft
  const seated = court === 'CAA' || court === 'TA' || court === 'autre'
  const place = `decision:${seatKey(court)}|${seated ? seatKey(city ?? '') : ''}`
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
    const undated = law.title.replace(/ (?:du|le) \d{1,2}(?: er)? \p{L}+ \d{4}$/u, '')
    return law.nature === 'convention' && undated !== law.title
      ? [`${nature} ${law.title}`, `${nature} ${undated}`]
      : [`${nature} ${law.title}`]
  }
  const told = law.number ?? memory.numbers.get(`${law.nature} ${law.date}`)
  const number = told ?? numberOf(law)
  // the number of an act of the Union may have been kept with its « n° »
  const numbered = number
    ? [`${nature} ${squash(number)}`, ...(nature.endsWith(' ue') ? [`${nature} n${squash(number)}`] : [])]
    : []
  if (!law.date || law.number) return numbered
  const dated = `${nature} ${law.date}`
  // what only common knowledge tells comes after what is written
  return told ? [...numbered, dated] : [dated, ...numbered]
}
