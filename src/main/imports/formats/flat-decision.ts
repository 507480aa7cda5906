import { DAY_SHAPE } from '../../../shared/kernel/days.ts'
import type { JsonObject } from '../../../shared/kernel/json.ts'
import { FRENCH } from '../../../shared/library/languages.ts'
import type { Court, Decision } from '../../../shared/library/model.ts'
import { htmlText } from '../containers/html-text.ts'
import { appealNumber } from '../dila/cass.ts'
import { decisionOf } from '../dila/decision.ts'
import { ecliOf } from '../dila/ecli.ts'
import { passages, type Style } from '../dila/judgment.ts'
import { type EuropeanLayout, europeanPassages } from '../europe/european-text.ts'
import { languageOf } from '../europe/languages.ts'
import { luxembourgLayout } from '../europe/luxembourg.ts'
import { STRASBOURG } from '../europe/strasbourg.ts'
import { Refusal } from '../refusal.ts'
import { courtIn } from './cited-court.ts'

const NUMBER_NAMES = [
  'numero',
  'number',
  'numbers',
  'case_number',
  'numero_affaire',
  'appno',
  'docket_number',
]
const COURT_NAMES = ['jurisdiction', 'juridiction', 'court', 'court_name']
const DATE_NAMES = ['date', 'decision_date', 'date_decision', 'date_dec']

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')
const firstOf = (value: JsonObject, names: readonly string[]): string =>
  names.map(name => text(value[name])).find(Boolean) ?? ''

/**
 * Whether a JSON object is a decision laid flat, as collections of several countries give them: a text, a title, and what identifies
 * a decision.
 */
export const isFlatDecision = (value: JsonObject): boolean =>
  typeof value.text === 'string' &&
  (typeof value.title === 'string' || Boolean(firstOf(value, COURT_NAMES))) &&
  !/^(?:legislation|law|statute|article)/i.test(text(value._type)) &&
  (Boolean(text(value.ecli)) || (Boolean(firstOf(value, NUMBER_NAMES)) && Boolean(courtOf(value))))

/** Courts of France and of Europe in an ECLI. */
const ECLI_COURTS: readonly (readonly [RegExp, Pick<Decision, 'court' | 'city'>])[] = [
  [/^ECLI:FR:CCASS:/, { court: 'Cass.' }],
  [/^ECLI:FR:CC:/, { court: 'Cons. const.' }],
  [/^ECLI:FR:CE/, { court: 'CE' }],
  [/^ECLI:FR:TC/, { court: 'TC' }],
  [/^ECLI:EU:/, { court: 'CJUE' }],
  [/^ECLI:CE:ECHR:/, { court: 'CEDH' }],
]

function courtOf(value: JsonObject): Pick<Decision, 'court' | 'city' | 'formation'> | undefined {
  const byEcli = ECLI_COURTS.find(([pattern]) => pattern.test(text(value.ecli)))?.[1]
  if (byEcli) return byEcli
  const named = firstOf(value, COURT_NAMES)
  if (named) return courtIn(named)
  const byTitle = courtIn(text(value.title))
  return byTitle.court === 'autre' ? undefined : byTitle
}

const STYLES: Partial<Record<Court, Style>> = {
  CE: 'administrative',
  CAA: 'administrative',
  TA: 'administrative',
  TC: 'administrative',
  'Cons. const.': 'constitutional',
}
const LAYOUTS: Partial<Record<Court, (language: string) => EuropeanLayout>> = {
  CEDH: () => STRASBOURG,
  CJUE: luxembourgLayout,
}

/** A decision laid flat. Who gathered it is not its publisher: it stays to verify until it is read in an official text. */
export function readFlatDecision(value: JsonObject): Decision {
  const court = courtOf(value)
  if (!court) throw new Refusal('la décision ne dit pas de quelle juridiction elle vient')
  const date = firstOf(value, DATE_NAMES).slice(0, 10)
  if (!DAY_SHAPE.test(date)) throw new Refusal('la décision n’a pas de date lisible')
  const ecli = ecliOf(text(value.ecli), date)
  const numbers = numbersOf(value, court.court, ecli)
  if (!numbers.length && !ecli) throw new Refusal('la décision n’a pas de numéro')
  const whole = text(value.text)
  const lines = (/<(?:p|br|div)\b/i.test(whole) ? htmlText(whole) : whole)
    .split('\n')
    .flatMap(line => line.trim() || [])
  const european = LAYOUTS[court.court]
  const language = european && lines.length ? languageOf(lines) : FRENCH
  const url = text(value.url)
  return decisionOf({
    ...court,
    date,
    numbers,
    ecli,
    nature:
      court.court === 'Cons. const.'
        ? /\b(?:QPC|DC|LP|L|AN|SEN|PDR)\b/.exec(`${firstOf(value, NUMBER_NAMES)} ${text(value.title)}`)?.[0]
        : undefined,
    solution: text(value.solution) || undefined,
    certainty: 'to-verify',
    ...(language !== FRENCH && { language }),
    text: european
      ? europeanPassages(lines, european(language))
      : passages(lines, STYLES[court.court] ?? 'judicial'),
    provenance: {
      publisher: text(value._source) ? `collection ${text(value._source)}` : 'fichier importé',
      licence: '',
      ...(/^https?:\/\/\S+$/i.test(url) && { url }),
      ...(text(value._id) && { file: text(value._id) }),
    },
  })
}

/** The numbers, or the one that the ECLI of an administrative court bears. */
function numbersOf(value: JsonObject, court: Court, ecli: string | undefined): string[] {
  const raw = NUMBER_NAMES.flatMap(name => {
    const one = value[name]
    return Array.isArray(one) ? one.map(text) : text(one).split(/\s*[;,]\s*/)
  }).filter(Boolean)
  const own =
    court === 'Cass.'
      ? raw.map(appealNumber)
      : court === 'Cons. const.'
        ? raw.map(one => one.replace(/\s+[A-Z]+$/, ''))
        : raw
  const inEcli = court === 'CE' ? /:(\d{5,6})\.\d{8}$/.exec(ecli ?? '')?.[1] : undefined
  return [...new Set(own.length ? own : inEcli ? [inEcli] : [])]
}
