import type { Version } from '../../shared/library/model.ts'
import { shortDay } from '../ui/date.ts'

const states: Readonly<Record<string, string>> = {
  CONSOLIDE: 'texte consolidé',
  VIGUEUR: 'en vigueur',
  MODIFIE: 'modifiée',
  ABROGE: 'abrogée',
  VIGUEUR_DIFF: 'en vigueur différée',
  ABROGE_DIFF: 'abrogation différée',
  ANNULE: 'annulée',
  PERIME: 'périmée',
  TRANSFERE: 'transférée',
  DISJOINT: 'disjointe',
  MODIFIE_MORT_NE: 'jamais entrée en vigueur',
}

/** The publisher's word for the state of a wording, as one reads it. */
export const stateOf = ({ status }: Version): string => states[status] ?? status.toLowerCase()

/** Drops a day that stands for none: `2999-01-01` says that no end, or no beginning, is fixed yet. */
export const realDay = (day: string | undefined) => (day && day < '2900' ? day : undefined)

/** `du 1er mai 2012 au 25 mai 2018`, `depuis le 25 mai 2018`. */
export function span({ from, to }: Version): string {
  const [start, end] = [realDay(from), realDay(to)]
  if (from && !start) return 'entrée en vigueur non fixée'
  if (start) return end ? `du ${shortDay(start)} au ${shortDay(end)}` : `depuis le ${shortDay(start)}`
  return end ? `jusqu’au ${shortDay(end)}` : 'dates inconnues'
}
