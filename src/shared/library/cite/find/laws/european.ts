import { dateAfter } from '../dates.ts'
import type { Law } from '../found-citation.ts'
import { match } from '../match-at.ts'

const act =
  /(règlements?|directives?|décisions?-cadres?|actions?\scommunes?|Règl\.|Dir\.)(?:\s(?:d['’]exécution|déléguée?|d['’]application))?(?:\s?\(?\s?(?:UE|CE|CEE|Euratom|CE,\s?Euratom|UE,\s?Euratom)\s?\))?(?:\s(?:UE|CE|CEE)(?=\s))?(?:\s?n[°ºo]s?)?\s?(\d{1,4})\/(\d{2,4})(?:\/(?:CE|CEE|UE|JAI|Euratom)(?!\p{L}))?(?!\d)/iuy
const actByDate =
  /(règlements?|directives?)\s(?:(?:modifi|précit|susvis)ée?s?\s)?(?:du\s(?:Parlement\seuropéen\set\sdu\s)?Conseil\s)?du\s/iuy
const source =
  /,\s(?=\d{1,2}(?:er)?\s\p{L})|,?\s(?:(?:du|de la)\s(?:Parlement(?:\seuropéen)?(?:\set\sdu\sConseil)?|Conseil|Commission)(?:\seuropéenne)?,?\s)?(?:en date\s)?du\s/uy
const more =
  /\s?(?:,|et|,\s?et)\s(?:\((?:UE|CE|CEE)\)\s?)?(?:n[°ºo]\s?)?(\d{1,4})\/(\d{2,4})(?:\/(?:CE|CEE|UE|JAI))?(?!\d)/y

/** A decision of the Union says that it is one, by the end of its number, the mark before it, or who took it. */
const decision =
  /(décisions?)(?:\s(?:d['’]exécution|déléguée?))?(?:(?:\s?\(?\s?(?:UE|CE|CEE|PESC|Euratom)\s?\)\s?(?:n[°ºo]s?\s?)?(\d{1,4})\/(\d{1,4})(?!\/?\d))|\s?(?:n[°ºo]s?\s?)?(\d{1,4})\/(\d{1,4})(?:\/(?:CE|CEE|UE|PESC|JAI|CECA|Euratom)(?!\p{L})|(?=\s(?:(?:du|de\sla)\s)(?:Commission(?!\s(?:nationale|départementale|régionale|centrale|supérieure|paritaire|d['’]|des?\s))|Conseil(?!\s(?:d['’]|con|sup|de\s(?:dis|l['’]ord)))|Parlement\seuropéen))))/iuy

/** A regulation, directive or decision of the Union by its number (or a directive by its date) at this place. */
export function readEuropean(text: string, at: number): { law: Law; end: number } | undefined {
  const plain = match(act, text, at)
  if (plain) return lawOfNumbers(text, at, act.lastIndex, plain[1]!, plain[2]!, plain[3]!)
  const capture = match(decision, text, at)
  if (!capture) return byDate(text, at)
  const [, word = '', year = capture[4]!, figures = capture[5]!] = capture
  return lawOfNumbers(text, at, decision.lastIndex, word, year, figures)
}

function lawOfNumbers(text: string, at: number, from: number, word: string, first: string, second: string) {
  let end = from
  const date = dateAfter(source, text, end)
  if (date) end = date.end
  return { law: law(word, `${first}/${second}`, date?.day, text.slice(at, from)), end }
}

/** The next of `directives 2016/680 et 95/46/CE`. */
export function nextEuropean(
  text: string,
  at: number,
  nature: string,
): { law: Law; end: number } | undefined {
  const capture = match(more, text, at)
  return capture
    ? { law: law(nature, `${capture[1]}/${capture[2]}`, undefined, capture[0]), end: more.lastIndex }
    : undefined
}

function byDate(text: string, at: number) {
  const capture = match(actByDate, text, at)
  const date = dateAfter(actByDate, text, at)
  return capture && date ? { law: law(capture[1]!, undefined, date.day), end: date.end } : undefined
}

/** `directive 95/46/CE`, `règlement (CE) n° 45/2001`: with the letters it was given. */
function labelOf(name: string, number: string, wording: string): string {
  const end = /\/(CEE?|UE|PESC|JAI|CECA|Euratom)$/i.exec(wording)?.[1]
  if (end) return `${name} ${number}/${end}`
  const letters = /\(?(?:^|[\s(])(UE|CEE?|PESC|Euratom)(?=[\s)])/i.exec(wording)?.[1] ?? 'UE'
  return `${name} (${letters}) ${/n[°ºo]/.test(wording) ? 'n°\u00a0' : ''}${number}`
}

const natures: readonly (readonly [RegExp, string])[] = [
  [/cadre/i, 'décision-cadre'],
  [/^action/i, 'action commune'],
  [/^déc|^décision ue$/i, 'décision ue'],
  [/^dir/i, 'directive ue'],
  [/^r/i, 'règlement ue'],
]

function law(word: string, number: string | undefined, date: string | undefined, wording = ''): Law {
  const nature = natures.find(([begins]) => begins.test(word))?.[1] ?? word
  const name = nature.replace(/ ue$/, '')
  return { nature, number, date, label: number ? labelOf(name, number, wording) : name }
}
