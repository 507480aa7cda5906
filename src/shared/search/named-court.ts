import { type Days, daysOf } from '../french/dates.ts'
import { words } from '../french/fold.ts'

const names: Readonly<Record<string, string>> = {
  CE: 'ce|conseil d etat',
  CAA: 'caa|cour administrative d appel',
  TA: 'ta|tribunal administratif',
  TC: 'tc|tribunal des conflits',
  'Cass.': 'cass|cour de cassation',
  'Cons. const.': 'cons const|cc|conseil constitutionnel',
  CJUE: 'cjue|cjce|cour de justice de l union europeenne',
  CEDH: 'cedh|cour europeenne des droits de l homme',
}

const appeal = 'bordeaux|douai|lyon|marseille|nancy|nantes|paris|toulouse|versailles'
const first =
  'amiens|bastia|besancon|bordeaux|caen|cergy pontoise|cergy|chalons en champagne|clermont ferrand|dijon|grenoble|lille|' +
  'limoges|lyon|marseille|melun|montpellier|montreuil|nancy|nantes|nice|nimes|orleans|paris|pau|poitiers|rennes|rouen|' +
  'strasbourg|toulon|toulouse|versailles|guadeloupe|basse terre|guyane|cayenne|martinique|fort de france|la reunion|' +
  'reunion|saint denis|mayotte|mamoudzou|nouvelle caledonie|noumea|polynesie francaise|papeete|saint barthelemy|' +
  'saint martin|saint pierre et miquelon|wallis et futuna|mata utu'

/** A court as it was typed: its short name, and its seat in folded words. */
export interface NamedCourt {
  readonly court: string
  readonly city?: string
}

const starts = (list: readonly string[], at: number, target: string): number => {
  const all = target.split(' ')
  return all.every((word, n) => list[at + n] === word) ? all.length : 0
}
const longest = (list: readonly string[], at: number, name: string): number =>
  Math.max(0, ...name.split('|').map(one => starts(list, at, one)))

/** Reads the court a text begins with (`CAA Lyon`, `Conseil d’État`), and where it ends in the text. */
export function courtAt(text: string): (NamedCourt & { readonly end: number }) | undefined {
  const tokens = words(text)
  const list = tokens.map(({ word }) => word)
  for (const [court, courtNames] of Object.entries(names)) {
    let wordCount = longest(list, 0, courtNames)
    if (!wordCount) continue
    let city: string | undefined
    if (court === 'CAA' || court === 'TA') {
      const gap = list[wordCount] === 'de' ? 1 : 0
      const seat = longest(list, wordCount + gap, court === 'CAA' ? appeal : first)
      if (seat) city = list.slice(wordCount + gap, wordCount + gap + seat).join(' ')
      if (seat) wordCount += gap + seat
    }
    return { court, ...(city ? { city } : {}), end: tokens[wordCount - 1]?.end ?? 0 }
  }
  return undefined
}

/** A decision asked by its court and its date, and nothing else. */
export interface DecisionQuery extends Days {
  readonly court?: NamedCourt
}

/** Reads `CE 30 janvier 2026`, `CAA Lyon 2024`, `30/01/2026`; a bare year or month is a word like another. */
export function renderedOf(text: string): DecisionQuery | undefined {
  if (text.length > 120) return undefined
  const court = courtAt(text)
  const rest = court ? text.slice(court.end).replace(/^[\s.,;]*(?:(?:du|le|en)\s)?/iu, '') : text.trim()
  const days = daysOf(rest.replace(/^(?:du|le)\s/iu, ''))
  if (!days || (!court && days.from !== days.to)) return undefined
  return court
    ? { ...days, court: { court: court.court, ...(court.city ? { city: court.city } : {}) } }
    : days
}
