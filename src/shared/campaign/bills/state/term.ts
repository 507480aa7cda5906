import { dayOfNumber, daysOf } from '../../../french/dates.ts'

const DAY = String.raw`(\d{1,2}(?:er)?\s\p{L}+\s\d{4})`
/** Words before the day something lasts until: `jusqu’au 31 mars 2025`, `expérimentation close le…`, `cesse de produire effet le…`. */
const TERM = new RegExp(
  String.raw`(?:jusqu[’']au|expir\p{L}* le|(?:pris|prend|prendra) fin le|(?:clos\p{L}*|termin\p{L}*|achev\p{L}*|abrog\p{L}*) le|s[’']achèv\p{L}* le|ces\p{L}+ (?:de produire effet|d[’']être en vigueur) le|(?:fin|terme) (?:de l[’']expérimentation )?(?:le|au|:))\s+${DAY}`,
  'iu',
)
/** Words before the day something is in force from: `entre en vigueur le 1er janvier 2027`, `différée au…`, `à compter du…`. */
const ENTRY = new RegExp(
  String.raw`(?:en vigueur|applicables?|s[’']appliqu\p{L}*|différ\p{L}*|report\p{L}*)\s+(?:différ\p{L}*\s+|report\p{L}*\s+)?(?:le|au|dès le|à compter du|à partir du)\s+${DAY}|(?:à compter|à partir) du\s+${DAY}`,
  'iu',
)
/** Words that say something is not in force yet, without a day. */
const NOT_YET =
  /(?:entrée en vigueur|application) (?:différée|reportée|subordonnée)|pas encore (?:en vigueur|applicable)/iu

function dayIn(words: string | undefined): string | undefined {
  const days = words ? daysOf(words.replace(/\s/g, ' ')) : undefined
  return days && dayOfNumber(days.to)
}

/** The day words say something lasts until: `dans la loi, jusqu’au 31 mars 2025`, `expire le 31 mars 2025`. */
export const termIn = (outcome: string): string | undefined => dayIn(TERM.exec(outcome)?.[1])

/** The entry into force of a measure of a law. */
export interface EntryIntoForce {
  /** absent: nobody noted it */
  readonly day?: string
}

/** The entry into force that words say is delayed: `dans la loi, en vigueur le 1er janvier 2027`; nothing for words that say none. */
function entryIn(outcome: string): EntryIntoForce | undefined {
  const [, afterVerb, fromDay] = ENTRY.exec(outcome) ?? []
  const day = dayIn(afterVerb ?? fromDay)
  if (day) return { day }
  return NOT_YET.test(outcome) ? {} : undefined
}

/** The entry into force that a cell of a law says to be still to come on a day. */
export function deferredUntil(
  fate: { readonly outcome: string } | undefined,
  today: string | undefined,
): { readonly deferred?: EntryIntoForce } {
  const entry = fate && entryIn(fate.outcome)
  if (!entry || today === undefined || (entry.day !== undefined && entry.day <= today)) return {}
  return { deferred: entry }
}
