import { dateText } from '../../french/dates.ts'
import { daysBetween } from '../../kernel/days.ts'
import type { MemberChamber } from './model.ts'

/** Legislatures of the Ve République whose end is known: their first and last days. */
const LEGISLATURE_ENDS: Readonly<Record<string, string>> = {
  '11': '2002-06-18',
  '12': '2007-06-19',
  '13': '2012-06-19',
  '14': '2017-06-20',
  '15': '2022-06-21',
  '16': '2024-06-09',
}
/** A legislature lasts five years at most (art. L.O. 121 of the code électoral). */
const LEGISLATURE_STARTS: Readonly<Record<string, string>> = { '17': '2024-07-08' }

/** Data older than so many days are said to be old: groups and committees change every few weeks. */
const MAX_FRESH_DAYS = 31

interface AgeQuestion {
  readonly chamber: MemberChamber
  readonly legislature: string
  readonly asOf?: string | undefined
  readonly importedOn?: string | undefined
  /** a mandate is still running in these data */
  readonly isSitting?: boolean | undefined
  readonly today: string
}

/**
 * The last day the data can be of, where they say themselves that they are older than the archive they came in: mandates of a legislature
 * that has ended are still running in them.
 */
export function latestDay({ chamber, legislature, asOf, isSitting }: AgeQuestion): string | undefined {
  const last = chamber === 'an' ? LEGISLATURE_ENDS[legislature] : undefined
  return last && isSitting && (!asOf || asOf > last) ? last : undefined
}

/** Why a list of members is no longer that of the chamber, or nothing. */
export function endedSince({ chamber, legislature, asOf, today }: AgeQuestion): string | undefined {
  if (chamber === 'senat') {
    const renewal = lastRenewal(today)
    return asOf && asOf < renewal
      ? `la moitié du Sénat a été renouvelée en septembre ${renewal.slice(0, 4)}, après la date de ces données, et les sénateurs de cette série n’y figurent plus`
      : undefined
  }
  const last = LEGISLATURE_ENDS[legislature]
  if (last) return `la ${legislature}e législature s’est terminée le ${dateText(last)}`
  const end = lastLegislatureDay(legislature)
  return end && today > end ? `la ${legislature}e législature, élue pour cinq ans, est terminée` : undefined
}

/** The last day the legislature in office may last; undefined for another, whose end is said by `endedSince`. */
export function lastLegislatureDay(legislature: string): string | undefined {
  const start = LEGISLATURE_STARTS[legislature]
  return start && `${Number(start.slice(0, 4)) + 5}-06-30`
}

/** Whether a legislature of the Assemblée is over. */
export const hasEnded = (legislature: string, today: string): boolean =>
  endedSince({ chamber: 'an', legislature, today }) !== undefined

/** One sentence for each use of the data: what they are, of what day, how old. */
export function ageSentence(request: AgeQuestion): string {
  const { chamber, legislature, asOf, importedOn, today } = request
  const what = chamber === 'an' ? `Députés de la ${legislature || '?'}e législature` : 'Sénateurs'
  const why = endedSince(request)
  const end = why ? ` Attention : ${why}.` : chamber === 'senat' ? renewalAhead(today) : ''
  const latest = latestDay(request)
  if (latest)
    return `${what}, d’avant le ${dateText(latest)} : des mandats y sont encore en cours${asOf ? `, quoique l’archive porte la date du ${dateText(asOf)}` : ''}.${end}`
  if (!asOf)
    return `${what}, à une date inconnue${importedOn ? ` (importés le ${dateText(importedOn)})` : ''} : indiquez-la si vous la connaissez.${end}`
  const days = daysBetween(asOf, today)
  const old =
    days < 0
      ? 'une date à venir : vérifiez-la'
      : days === 0
        ? 'aujourd’hui'
        : days === 1
          ? 'hier'
          : days < 61
            ? `il y a ${days} jours`
            : days < 730
              ? `il y a ${Math.round(days / 30.4)} mois`
              : `il y a ${Math.floor(days / 365.25)} ans`
  const stale =
    !why && days > MAX_FRESH_DAYS
      ? ' Groupes et commissions ont pu changer : importez un fichier plus récent.'
      : ''
  return `${what}, état du ${dateText(asOf)} (${old}).${end}${stale}`
}

/** Days before a renewal of the Sénat from which it is said. */
const RENEWAL_SAID_DAYS = 270

/** The sentence that says that the mandates of a series end soon; empty where none does. */
function renewalAhead(today: string): string {
  const last = lastRenewal(today)
  const next = `${Number(last.slice(0, 4)) + 3}-10-01`
  return daysBetween(today, next) <= RENEWAL_SAID_DAYS
    ? ` La moitié du Sénat est renouvelée en septembre ${next.slice(0, 4)} : pour une étape du ${dateText(next)} ou d’après, les sénateurs de cette série ne sont pas proposés.`
    : ''
}

/** The Sénat is renewed by halves on the last Sunday of September, every three years since 2017; its new session opens on 1 October. */
function lastRenewal(today: string): string {
  let year = Number(today.slice(0, 4))
  if (today < `${year}-10-01`) year -= 1
  while ((year - 2017) % 3 !== 0) year -= 1
  return `${year}-10-01`
}
