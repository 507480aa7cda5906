import { dayText } from '../../french/dates.ts'
import { readDate } from '../../library/cite/find/dates.ts'
import { appealSeats } from '../../library/cite/seats.ts'
import type { Remark } from './readings.ts'

const ecli = /ECLI:FR:[A-Z0-9]{2,7}:(\d{4}):([A-Za-z0-9]+)\.(\d{4})(\d{2})(\d{2})/gu
const appeal =
  /\b(CE|Conseil d[’']État|TA|CAA)\b[\s\u00a0]?(\p{Lu}[\p{L}-]+)?[^;()]{0,120}?\bn°[\s\u00a0]?(\d{2}([A-Z]{2})\d{5})\b/gu
const act = /\b(loi|ordonnance|décret)\sn°[\s\u00a0]?(\d{2,4})-\d+\sdu\s/giu

/** Acts that filings cite again and again, by their number, with their day. */
const acts: Readonly<Record<string, string>> = {
  '45-1708': '1945-07-31',
  '58-1067': '1958-11-07',
  '78-17': '1978-01-06',
  '2019-536': '2019-05-29',
  '2020-1717': '2020-12-28',
  '2021-1310': '2021-10-07',
  '2023-380': '2023-05-19',
  '2025-379': '2025-04-28',
  '2025-532': '2025-06-13',
  '2016/679': '2016-04-27',
  '2016/680': '2016-04-27',
  '2024/1689': '2024-06-13',
}
const NUMBERED =
  /\b(?:(?:loi|ordonnance|décret)\sn°[\s\u00a0]?(\d{2,4}-\d+)|(?:règlement|directive)\s\(UE\)\s(?:n°[\s\u00a0]?)?(\d{4}\/\d+))\sdu\s/giu

/** Contradictions within a citation, whatever the library holds: its ECLI, the court its number belongs to, the year of a law. */
export function contradictions(text: string): Remark[] {
  return [...ofEcli(text), ...ofCourt(text), ...ofYear(text), ...ofActs(text)]
}

function ofEcli(text: string): Remark[] {
  return [...text.matchAll(ecli)].flatMap(({ 0: code, 1: year, 2: number, 3: y, 4: m, 5: d, index }) => {
    const day = `${y}-${m}-${d}`
    const before =
      text
        .slice(Math.max(0, index - 160), index)
        .split(/[;()]/)
        .at(-1) ?? ''
    const lastDate = [...before.matchAll(/\d{1,2}(?:er)?\s\p{L}+\s\d{4}/gu)].at(-1)
    const date = lastDate && readDate(before, lastDate.index)?.day
    const numbers = [...before.matchAll(/\bn(?:°|os)[\s\u00a0]?([\d\s,et\u00a0]+)/gu)].flatMap(
      one => one[1]?.match(/\d{5,}/g) ?? [],
    )
    const wrong = year !== y || (date && date !== day) || (numbers.length > 0 && !numbers.includes(number!))
    const message = `«\u00a0${code}\u00a0» : l’année, le numéro et le jour de cet identifiant ne sont pas ceux de la décision citée.`
    return wrong ? [{ code: 'ecli-differs', message }] : []
  })
}

function ofCourt(text: string): Remark[] {
  return [...text.matchAll(appeal)].flatMap(([, court = '', city, number, letters = '']) => {
    const seat = appealSeats[letters]
    if (!seat || (court === 'CAA' && (!city || city === seat))) return []
    const message = `Le n° ${number} est celui d’une affaire de la cour administrative d’appel de ${seat}, non ${court === 'CAA' ? `de celle de ${city}` : court === 'TA' ? 'd’un tribunal' : 'du Conseil d’État'}.`
    return [{ code: 'number-court', message }]
  })
}

function ofYear(text: string): Remark[] {
  return [...text.matchAll(act)].flatMap(({ 0: quote, 1: kind = '', 2: year = '', index }) => {
    const date = readDate(text, index + quote.length)?.day
    if (!date || date.slice(0, 4).endsWith(year.slice(-2))) return []
    const which = { loi: 'cette loi', ordonnance: 'cette ordonnance' }[kind.toLowerCase()] ?? 'ce décret'
    const message = `«\u00a0${quote}${dayText(date)}\u00a0» : le numéro et la date de ${which} ne sont pas de la même année.`
    return [{ code: 'act-year', message }]
  })
}

/** Two numbers of the same figures are a slip of the fingers; acts of one day follow one another, so that nothing else tells one. */
const digits = (number: string): string => [...number].toSorted().join('')

/** An act known by its number at another day, or by its day under a number whose figures are swapped. */
function ofActs(text: string): Remark[] {
  return [...text.matchAll(NUMBERED)].flatMap(({ 0: quote, 1: national, 2: european, index }) => {
    const number = national ?? european ?? ''
    const date = readDate(text, index + quote.length)?.day
    if (!date || sameYear(number, date) === false) return []
    const right = acts[number]
    if (right === date) return []
    const likelyNumber = right
      ? undefined
      : Object.keys(acts).find(one => acts[one] === date && digits(one) === digits(number))
    if (!right && !likelyNumber) return []
    const statement = right ? `est du ${dayText(right)}` : `porte le n° ${likelyNumber}`
    const message = `«\u00a0${quote}${dayText(date)}\u00a0» : cet acte ${statement}. Vérifiez le numéro et la date.`
    return [{ code: 'act-other', message }]
  })
}

/** Whether a national act bears the year of its day; another check says where it does not. */
const sameYear = (number: string, date: string): boolean | undefined =>
  number.includes('/') ? undefined : date.slice(0, 4).endsWith(number.split('-')[0]!.slice(-2))
