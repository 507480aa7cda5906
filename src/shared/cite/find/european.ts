import { readDate } from './dates.ts'
import type { Law } from './found.ts'
import { after, match } from './match.ts'

const act =
  /(règlements?|directives?|décisions?-cadres?|Règl\.|Dir\.)(?:\s(?:d['’]exécution|déléguée?|d['’]application))?(?:\s?\(?\s?(?:UE|CE|CEE|Euratom|CE,\s?Euratom|UE,\s?Euratom)\s?\))?(?:\s(?:UE|CE|CEE)(?=\s))?(?:\s?n[°ºo]s?)?\s?(\d{1,4})\/(\d{2,4})(?:\/(?:CE|CEE|UE|JAI|Euratom)(?!\p{L}))?(?!\d)/iuy
const dated = /(règlements?|directives?)\s(?:modifiée?\s|précitée?\s|susvisée?\s)?(?:du\sConseil\s)?du\s/iuy
const source =
  /,\s(?=\d{1,2}(?:er)?\s\p{L})|,?\s(?:(?:du|de la)\s(?:Parlement(?:\seuropéen)?(?:\set\sdu\sConseil)?|Conseil|Commission)(?:\seuropéenne)?,?\s)?(?:en date\s)?du\s/uy
const more =
  /\s?(?:,|et|,\s?et)\s(?:\((?:UE|CE|CEE)\)\s?)?(?:n[°ºo]\s?)?(\d{1,4})\/(\d{2,4})(?:\/(?:CE|CEE|UE|JAI))?(?!\d)/y

/** A regulation or directive of the Union by its number (or a directive by its date) at this place. */
export function readEuropean(text: string, at: number): { law: Law; end: number } | undefined {
  const found = match(act, text, at)
  if (!found) return byDate(text, at)
  let end = act.lastIndex
  const start = after(source, text, end)
  const date = start > end ? readDate(text, start) : undefined
  if (date) end = date.end
  return { law: law(found[1]!, `${found[2]}/${found[3]}`, date?.day), end }
}

/** The next of `directives 2016/680 et 95/46/CE`. */
export function nextEuropean(
  text: string,
  at: number,
  nature: string,
): { law: Law; end: number } | undefined {
  const found = match(more, text, at)
  return found ? { law: law(nature, `${found[1]}/${found[2]}`, undefined), end: more.lastIndex } : undefined
}

function byDate(text: string, at: number) {
  const found = match(dated, text, at)
  const date = found && readDate(text, dated.lastIndex)
  return found && date ? { law: law(found[1]!, undefined, date.day), end: date.end } : undefined
}

function law(word: string, number: string | undefined, date: string | undefined): Law {
  const nature = /^d/i.test(word) ? (/cadre/i.test(word) ? 'décision-cadre' : 'directive ue') : 'règlement ue'
  const name = nature.startsWith('dir') ? 'directive' : nature === 'décision-cadre' ? nature : 'règlement'
  return { nature, number, date, label: number ? `${name} (UE) ${number}` : name }
}
