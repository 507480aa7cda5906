import type { Decision } from '../../../library/model.ts'
import {
  benchKey,
  type Comparison,
  compareDecision,
  compareNames,
  compareNumbers,
  gradeKey,
  numberLikeness,
  sameCourt,
  type TypedDecision,
} from './differences.ts'
import { nearDays } from './near.ts'

/** A typed citation of a decision is of this one, with what differs; or of none, but close to one. */
export type Match =
  | { readonly kind: 'is'; readonly source: Decision; readonly compared: readonly Comparison[] }
  | { readonly kind: 'close'; readonly source: Decision }
  | { readonly kind: 'none' }

/** Finds the decision a typed citation is of among those that share its number or its day. */
export function matchDecision(citation: TypedDecision, candidates: readonly Decision[]): Match {
  let best: { match: Match; weight: number } = { match: { kind: 'none' }, weight: 0 }
  for (const source of candidates) {
    const weight = weigh(citation, source)
    if (weight === 0) continue
    const kind = weight >= IDENTIFIED ? 'is' : 'close'
    const total = weight + tieBreak(citation, source)
    if (total <= best.weight) continue
    best = {
      match: kind === 'is' ? { kind, source, compared: compareDecision(citation, source) } : { kind, source },
      weight: total,
    }
  }
  return best.match
}

const NAME_AFTER = /^,\s(\p{Lu}[\p{L}\d\s.’'()«»/!&-]{3,90}?)(?=[,;]|\)(?!,)|\.?$)/u
const review =
  /^(?:Lebon|Rec|Bull|JO|AJ|AJDA|RFDA|RDP|JCP|Gaz|Dr|ECLI|EU|Légifrance|Considérants?|Cons|Points?|Pts?|Articles?|Art|Paragraphes?|Journal)(?!\p{L})/u

/** Publishers put the name after the number, and the Conseil constitutionnel has its own there: « n° 2025-878 DC, Loi relative à… ». */
export function withNameAfter(citation: TypedDecision, after: string): TypedDecision {
  const name = citation.kind === 'decision' && !citation.name ? NAME_AFTER.exec(after)?.[1] : undefined
  return name && !review.test(name) ? { ...citation, name } : citation
}

/** From this weight on, a candidate is the decision that is meant; below, it is only close to it. */
const IDENTIFIED = 2

function weigh(citation: TypedDecision, source: Decision): number {
  const number = compareNumbers(citation, source)
  const court = sameCourt(citation, source)
  const day =
    citation.date === undefined || source.date === undefined ? undefined : citation.date === source.date
  const name = compareNames(citation.name, source)
  if (number === 'same' && court && day !== false) return day ? 10 : 8
  if (number === 'same' && day) return 7
  if (number === 'same' && (court || name === 'same') && nearDate(citation, source)) return 6
  if (number === 'same' && court && name === 'same') return 5
  // the same number at another time: a case may have been judged twice
  if (number === 'same' && court) return 1
  if (number === undefined && court && day) return name === 'same' ? 6 : 2
  if (number !== undefined && court && day && name === 'same') return number === 'near' ? 6 : 5
  if (number === 'near' && court && day && name !== 'other') return 1
  return 0
}

const nearDate = (citation: TypedDecision, source: Decision) =>
  citation.date !== undefined && source.date !== undefined && nearDays(citation.date, source.date)

/** Weight below one that tells two decisions of one day and name apart: the number that is nearest, then the bench and the grade of publication, tell two of one day and name apart. */
const tieBreak = (citation: TypedDecision, source: Decision): number =>
  0.6 * numberLikeness(citation, source) +
  (isSame(benchKey(citation.formation), benchKey(source.formation)) ? 0.1 : 0) +
  (isSame(gradeKey(citation.publication), gradeKey(source.publication)) ? 0.1 : 0) +
  (isSame(citation.name, source.name) ? 0.1 : 0) +
  // a text says more than a record
  (source.text.length > 0 ? 0.05 : 0)

const isSame = (mine: string | undefined, theirs: string | undefined): boolean =>
  mine !== undefined && mine === theirs

const administrative = /^ECLI:FR:(CE|CAA|TA)([A-Z0-9]*):(\d{4}):([\dA-Z]+)\.(\d{4})(\d{2})(\d{2})$/
const strasbourg = /^ECLI:CE:ECHR:(\d{4}):(\d{2})(\d{2})(?:JUD|DEC)0*(\d+)(\d{2})$/

/** The decision that an ECLI says it is of, where its parts tell. */
export function ofEcli(citation: TypedDecision): TypedDecision {
  const ecli = citation.keys.find(key => key.startsWith('ecli:'))?.slice('ecli:'.length)
  if (!ecli) return citation
  const full = ecli.startsWith('ECLI:') ? ecli : `ECLI:${ecli}`
  const [, court, , , number, year, month, day] = administrative.exec(full) ?? []
  if (court && number)
    return { ...citation, ecli: full, court, numbers: [number], date: `${year}-${month}-${day}` }
  const [, ofYear, ofMonth, ofDay, application, lodgingYear] = strasbourg.exec(full) ?? []
  if (application)
    return {
      ...citation,
      ecli: full,
      court: 'CEDH',
      numbers: [`${application}/${lodgingYear}`],
      date: `${ofYear}-${ofMonth}-${ofDay}`,
    }
  return { ...citation, ecli: full }
}
