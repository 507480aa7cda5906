import { readDate } from '../../cite/find/dates.ts'
import { dayText } from '../words.ts'

interface Said {
  readonly code: string
  readonly message: string
}

/** The letters that the numbers of each cour administrative d’appel carry. */
const courts: Readonly<Record<string, string>> = {
  BX: 'Bordeaux',
  DA: 'Douai',
  LY: 'Lyon',
  MA: 'Marseille',
  NC: 'Nancy',
  NT: 'Nantes',
  PA: 'Paris',
  TL: 'Toulouse',
  VE: 'Versailles',
}

const ecli = /ECLI:FR:[A-Z0-9]{2,7}:(\d{4}):([A-Za-z0-9]+)\.(\d{4})(\d{2})(\d{2})/gu
const appeal =
  /\b(CE|Conseil d[’']État|TA|CAA)\b[\s\u00a0]?(\p{Lu}[\p{L}-]+)?[^;()]{0,120}?\bn°[\s\u00a0]?(\d{2}([A-Z]{2})\d{5})\b/gu
const act = /\b(loi|ordonnance|décret)\sn°[\s\u00a0]?(\d{2,4})-\d+\sdu\s/giu

/** What a citation says against itself, whatever the library holds: its ECLI, the court its number belongs to, the year of a law. */
export function contradictions(text: string): Said[] {
  return [...ofEcli(text), ...ofCourt(text), ...ofYear(text)]
}

function ofEcli(text: string): Said[] {
  return [...text.matchAll(ecli)].flatMap(({ 0: code, 1: year, 2: number, 3: y, 4: m, 5: d, index }) => {
    const day = `${y}-${m}-${d}`
    const before =
      text
        .slice(Math.max(0, index - 160), index)
        .split(/[;()]/)
        .at(-1) ?? ''
    const told = [...before.matchAll(/\d{1,2}(?:er)?\s\p{L}+\s\d{4}/gu)].at(-1)
    const date = told && readDate(before, told.index)?.day
    const numbers = [...before.matchAll(/\bn(?:°|os)[\s\u00a0]?([\d\s,et\u00a0]+)/gu)].flatMap(
      one => one[1]?.match(/\d{5,}/g) ?? [],
    )
    const wrong = year !== y || (date && date !== day) || (numbers.length > 0 && !numbers.includes(number!))
    const message = `« ${code} » : l’année, le numéro et le jour de cet identifiant ne sont pas ceux de la décision citée.`
    return wrong ? [{ code: 'ecli-differs', message }] : []
  })
}

function ofCourt(text: string): Said[] {
  return [...text.matchAll(appeal)].flatMap(([, court = '', city, number, letters = '']) => {
    const seat = courts[letters]
    if (!seat || (court === 'CAA' && (!city || city === seat))) return []
    const message = `Le n° ${number} est celui d’une affaire de la cour administrative d’appel de ${seat}, non ${court === 'CAA' ? `de celle de ${city}` : court === 'TA' ? 'd’un tribunal' : 'du Conseil d’État'}.`
    return [{ code: 'number-court', message }]
  })
}

function ofYear(text: string): Said[] {
  return [...text.matchAll(act)].flatMap(({ 0: written, 1: kind = '', 2: year = '', index }) => {
    const date = readDate(text, index + written.length)?.day
    if (!date || date.slice(0, 4).endsWith(year.slice(-2))) return []
    const which = { loi: 'cette loi', ordonnance: 'cette ordonnance' }[kind.toLowerCase()] ?? 'ce décret'
    const message = `« ${written}${dayText(date)} » : le numéro et la date de ${which} ne sont pas de la même année.`
    return [{ code: 'act-year', message }]
  })
}
