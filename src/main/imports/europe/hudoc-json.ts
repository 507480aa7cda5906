import { dayOf, isDay } from '../../../shared/kernel/days.ts'
import { isObject, type JsonObject } from '../../../shared/kernel/json.ts'
import { FRENCH } from '../../../shared/library/languages.ts'
import type { Decision } from '../../../shared/library/model.ts'
import { htmlText } from '../containers/html-text.ts'
import { ecliOf } from '../dila/ecli.ts'
import { Refusal } from '../refusal.ts'
import { plainSigns } from './european-text.ts'
import { applications, caseTitle, strasbourgDecision } from './strasbourg.ts'

/** Whether a JSON object is a result of the query API of HUDOC, in its `columns` or flat, as tools that fetch it save it. */
export const isHudoc = (value: JsonObject): boolean => {
  const { itemid, docname, appno, ecli } = columnsOf(value)
  return (
    typeof itemid === 'string' &&
    (typeof docname === 'string' || typeof appno === 'string' || typeof ecli === 'string')
  )
}

const columnsOf = (value: JsonObject): JsonObject => (isObject(value.columns) ? value.columns : value)

/** Records of HUDOC that are no judgments, by their kind. */
const OTHER_KINDS: readonly (readonly [RegExp, string])[] = [
  [/^(?:PR|PRESS)/, 'un communiqué de presse'],
  [/^CL/, 'une note d’information'],
  [/^H[A-Z]*COM/, 'une affaire communiquée'],
  [/^H[A-Z]*RES/, 'une résolution du Comité des ministres'],
  [/^H[A-Z]*REP/, 'un rapport de l’ancienne Commission'],
]

/**
 * A judgment, a decision or an opinion of the European Court of Human Rights. The API gives the reference alone; a `text` that was
 * fetched with it is taken.
 */
export function readHudoc(value: JsonObject): Decision {
  const columns = columnsOf(value)
  const field = (name: string) => (typeof columns[name] === 'string' ? columns[name].trim() : '')
  const kind = field('doctype').toUpperCase()
  const other = OTHER_KINDS.find(([pattern]) => pattern.test(kind))?.[1]
  if (other) throw new Refusal(`ce n’est pas une décision, mais ${other}`)
  const date = judgmentDay(field)
  if (!date) throw new Refusal('la décision n’a pas de date lisible')
  const ecli = ecliOf(field('ecli'), date)
  const { numbers, andOthers } = applications(field('appno'))
  if (!numbers.length && !ecli) throw new Refusal('la décision n’a pas de numéro de requête')
  const branch = `${field('doctypebranch')} ${field('documentcollectionid2')} ${field('documentcollectionid')}`
  const fullText = [value.text, columns.text, value.html, columns.html, value.content].find(
    one => typeof one === 'string' && one.length > 200,
  )
  return strasbourgDecision({
    itemId: field('itemid'),
    ...caseTitle(field('docname'), field('respondent')),
    numbers,
    andOthers,
    date,
    ecli,
    formation: formationOf(kind, branch),
    solution: conclusionOf(field('conclusion')),
    lines: typeof fullText === 'string' ? linesOf(fullText) : [],
    language: LANGUAGES[field('languageisocode')] ?? (field('languageisocode').toLowerCase() || FRENCH),
  })
}

/** Codes that HUDOC gives to its two languages; those of its translations are of ISO 639-2. */
const LANGUAGES: Readonly<Record<string, string>> = { FRE: FRENCH, ENG: 'en' }

function formationOf(kind: string, branch: string): string | undefined {
  if (/ADV|AVI/.test(kind) || /ADVISORYOPINIONS/.test(branch)) return 'avis'
  if (/GRANDCHAMBER/.test(branch)) return 'gde ch.'
  if (/DEC/.test(kind) || /DECISIONS/.test(branch)) return 'déc.'
  return /COMMITTEE/.test(branch) ? 'comité' : undefined
}

/** The day of the ECLI, the most certain, then those of the columns: ISO, French figures, or American ones with an hour. */
function judgmentDay(field: (name: string) => string): string | undefined {
  const [, year = '', month = '', day = ''] = /^ECLI:CE:ECHR:(\d{4}):(\d{2})(\d{2})/.exec(field('ecli')) ?? []
  if (year) return checked(year, month, day)
  for (const name of ['kpdate', 'judgementdate', 'decisiondate']) {
    const [iso] = /^\d{4}-\d{2}-\d{2}/.exec(field(name)) ?? []
    if (iso && isDay(iso) && iso > '1950') return iso
    const [, first = '', second = '', last = '', hour] =
      /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?:.*(AM|PM))?/.exec(field(name)) ?? []
    const figures = last && (hour ? checked(last, first, second) : checked(last, second, first))
    if (figures) return figures
  }
  return undefined
}

function checked(year: string, month: string, date: string): string | undefined {
  const day = dayOf(year, Number(month), Number(date))
  return isDay(day) ? day : undefined
}

const MAX_CONCLUSION_CHARS = 400

const conclusionOf = (text: string): string | undefined =>
  plainSigns(text.replaceAll(';', ' ; ')).slice(0, MAX_CONCLUSION_CHARS) || undefined

const linesOf = (text: string): string[] =>
  (/<(?:p|div|br|span)\b/i.test(text) ? htmlText(text) : text)
    .split('\n')
    .map(line => line.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
