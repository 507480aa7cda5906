import { dateText } from '../../../french/dates.ts'
import type { FoundCitation } from '../../../library/cite/find/found-citation.ts'
import type { LegalText } from '../../../library/model.ts'
import type { Difference } from '../cite-check.ts'
import { nearness } from '../decisions/near.ts'

type Act = NonNullable<FoundCitation['act']>

/** Acts numbered so far apart in one year are not of the same day. */
const SAME_DAY_NUMBERS = 40

const figures = (number: string | undefined): string => (number ?? '').replace(/\D/g, '')
const rank = (number: string | undefined): number => Number(/(\d+)$/.exec(number ?? '')?.[1])

/**
 * Holds the number and the date of an act against those of the acts that are known: the same number with another date differs;
 * another number on the day of a known act is close to it, when it is a slip away or cannot be of that day.
 */
export function actDifferences(
  act: Act,
  texts: readonly LegalText[],
): { readonly differences: Difference[]; readonly close?: string } {
  const { number, date } = act
  if (!number || !date) return { differences: [] }
  const same = texts.filter(one => figures(one.number) === figures(number))
  if (same.some(one => one.date === date)) return { differences: [] }
  const twin = same.find(one => one.date)
  if (twin?.date)
    return { differences: [{ what: 'date', written: dateText(date), expected: dateText(twin.date) }] }
  const neighbour = texts.find(
    one =>
      one.date === date &&
      one.number &&
      (nearness(figures(one.number), figures(number)) === 'near' ||
        Math.abs(rank(one.number) - rank(number)) > SAME_DAY_NUMBERS),
  )
  return {
    differences: [],
    ...(neighbour && {
      close: `La bibliothèque a, de ce jour, ${neighbour.nature === 'loi' ? 'la' : 'le texte'} ${neighbour.nature} n° ${neighbour.number} : vérifiez le numéro.`,
    }),
  }
}
