import { fold, squash } from '../../french/fold.ts'
import type { Found } from '../../library/cite/find/found.ts'
import { namingWords } from '../../library/cite/links/day.ts'
import { label } from '../../library/cite/print.ts'
import { dateText, numbersText } from '../../library/cite/text.ts'
import type { Decision } from '../../library/model.ts'
import type { Difference } from './cite-check.ts'
import { nearDays, nearness } from './near.ts'

/** What a typed citation of a decision is: of this one, with what differs; or of none, but close to one. */
export type Match =
  | { readonly kind: 'is'; readonly source: Decision; readonly differences: readonly Difference[] }
  | { readonly kind: 'close'; readonly source: Decision }
  | { readonly kind: 'none' }

/** Finds the decision a typed citation is of among those that share its number or its day. */
export function matchDecision(found: Found, candidates: readonly Decision[]): Match {
  let best: { match: Match; weight: number } = { match: { kind: 'none' }, weight: 0 }
  for (const source of candidates) {
    const one = weigh(found, source)
    if (one.weight > best.weight) best = one
  }
  return best.match
}

const following = /^,\s(\p{Lu}[\p{L}\s.’'()-]{3,90}?)(?=[,;]|\)(?!,)|\.?$)/u
const review = /^(?:Lebon|Rec|Bull|JO|AJ|AJDA|RFDA|RDP|JCP|Gaz|Dr|ECLI|EU|Légifrance)\b/u

/** Publishers put the name after the number, and the Conseil constitutionnel has its own there: « n° 2025-878 DC, Loi relative à… ». */
export function withNameAfter(found: Found, after: string): Found {
  const name = found.kind === 'decision' && !found.name ? following.exec(after)?.[1] : undefined
  return name && !review.test(name) ? { ...found, name } : found
}

function weigh(found: Found, source: Decision): { match: Match; weight: number } {
  const number = numberOf(found, source)
  const court = sameCourt(found, source)
  const day = found.date === undefined || source.date === undefined ? undefined : found.date === source.date
  const name = named(found.name, source)
  const is = (weight: number) => ({
    match: { kind: 'is' as const, source, differences: differences(found, source, number, court, day, name) },
    weight,
  })
  const close = { match: { kind: 'close' as const, source }, weight: 1 }
  const none = { match: { kind: 'none' as const }, weight: 0 }

  if (number === 'same' && court && day !== false) return is(day ? 10 : 8)
  if (number === 'same' && day) return is(7)
  if (number === 'same' && (court || name === 'same') && dayOff(found, source)) return is(6)
  if (number === 'same' && court && name === 'same') return is(5)
  // the same number at another time: a case may have been judged twice
  if (number === 'same' && court) return close
  if (number === undefined && court && day) return is(name === 'same' ? 6 : 2)
  if (number !== undefined && court && day && name === 'same') return is(5)
  if (number === 'near' && court && day && name !== 'other') return close
  return none
}

const dayOff = (found: Found, source: Decision) =>
  found.date !== undefined && source.date !== undefined && nearDays(found.date, source.date)

/** How near the numbers are; undefined where the citation tells none. */
function numberOf(found: Found, source: Decision): 'same' | 'near' | 'other' | undefined {
  if (!found.numbers?.length) return undefined
  const told = found.numbers.flatMap(one => bare(one))
  const held = source.numbers.flatMap(one => bare(one))
  if (told.every(one => held.includes(one))) return 'same'
  return told.some(one => held.some(other => nearness(one, other) === 'near')) ? 'near' : 'other'
}

/** Numbers without their letters of nature nor their section: `1501506/3` is `1501506`, `2021-976/977 QPC` is two. */
function bare(number: string): string[] {
  const [, year = '', joined = ''] = /^(\d{2,4}-)(\d+(?:\/\d+)+)/.exec(number) ?? []
  if (year) return joined.split('/').map(one => squash(year + one))
  const [head = number] = /^\d{6,}(?=\/)/.exec(number) ?? [number]
  return [squash(head).replace(/(?:dc|qpc|l|lp|orga|an|sen)$/, '')]
}

function sameCourt(found: Found, source: Decision): boolean {
  if (found.court !== source.court) return false
  if (found.court !== 'TA' && found.court !== 'CAA') return true
  if (!found.city || !source.city) return true
  const seat = (city: string) => squash(city.replace(/^la\s/i, ''))
  return seat(found.city) === seat(source.city)
}

/** Whether the name told is that of the decision; undefined where nothing tells. */
function named(name: string | undefined, source: Decision): 'same' | 'other' | undefined {
  const words = wordsOf(name ?? '')
  if (words.length === 0 || (!source.name && source.text.length === 0)) return undefined
  const bears = (text: string) => {
    const known = new Set(fold(text).split(' '))
    return words.every(word => known.has(word))
  }
  if (bears(`${source.name ?? ''} ${source.state ?? ''}`) || bears(headOf(source))) return 'same'
  // a name of use, as Czabaj, is not in a text that hides the parties
  return source.name ? 'other' : undefined
}

/** What tells a name: its words, else its initials, but for those of a person, which each publisher makes up. */
function wordsOf(name: string): string[] {
  const words = namingWords(name)
  if (words.length > 0 || /^(?:M|Mme|Mlle|MM)\b/.test(name)) return words
  return fold(name)
    .split(' ')
    .filter(word => word.length > 1)
}

/** The beginning of a decision, where its parties are named. */
function headOf(source: Decision): string {
  let head = ''
  for (const { text } of source.text) if (head.length < 6000) head += `\n${text}`
  return head
}

function differences(
  found: Found,
  source: Decision,
  number: ReturnType<typeof numberOf>,
  court: boolean,
  day: boolean | undefined,
  name: ReturnType<typeof named>,
): Difference[] {
  const out: Difference[] = []
  const differs = (what: Difference['what'], written: string, expected: string) =>
    out.push({ what, written, expected })
  if (number !== 'same' && number !== undefined)
    differs('number', numbersText(found.numbers ?? []), numbersText(source.numbers))
  if (day === false && found.date && source.date) differs('date', dateText(found.date), dateText(source.date))
  if (!court) differs('court', placeOf(found), placeOf(source))
  if (name === 'other') differs('name', found.name ?? '', source.name ?? label(source))
  return out
}

const placeOf = ({ court, city }: { readonly court?: string; readonly city?: string }): string =>
  court === 'autre'
    ? (city ?? '')
    : [court, court === 'TA' || court === 'CAA' ? city : ''].filter(Boolean).join(' ')
