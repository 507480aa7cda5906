import { dayText } from '../../shared/french/dates.ts'
import type { FundState } from '../../shared/imports/library-state.ts'
import { count } from '../ui/quantities.ts'

/** Whether a fund is the members of a chamber, not texts. */
export const isOfMembers = (fund: string) => fund === 'AN' || fund === 'SENAT'

/** How many texts, or members, the library has of a fund. */
export const amountOf = ({ fund, texts }: FundState): string =>
  count(texts, isOfMembers(fund) ? 'membre' : 'texte')

/** How far a fund goes, what was left between, and what to do; never nothing. */
export function reachOf({ fund, texts, day, stock, latest, months, gaps, advice }: FundState): string[] {
  const lines = [
    ...(day ? [isOfMembers(fund) ? `Lu le ${dayText(day)}.` : `État du ${dayText(day)}.`] : []),
    ...(stock && stock !== day ? [`Dernière archive entière\u00a0: ${dayText(stock)}.`] : []),
    ...(months && months.read > 0
      ? [
          `${count(months.read, 'mois lu', 'mois lus')}, ${count(months.missing.length, 'non lu', 'non lus')}.`,
        ]
      : []),
    ...(latest && !day ? [`Décision la plus récente\u00a0: ${dayText(latest)}.`] : []),
    ...gaps.map(
      ({ from, to }) =>
        `Rien de lu entre le ${dayText(from)} et le ${dayText(to)}\u00a0: des modifications peuvent manquer.`,
    ),
    ...(advice ? [advice] : []),
  ]
  if (lines.length > 0) return lines
  return [texts === 0 ? 'Rien n’en a été lu.' : 'Pris sans archive datée\u00a0: jusqu’où ne se sait pas.']
}
