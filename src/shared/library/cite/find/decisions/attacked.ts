import { readDate } from '../dates.ts'
import type { DecisionDraft } from '../found-citation.ts'
import { match, textBefore } from '../match-at.ts'
import { seat, seatName } from './courts.ts'

const town = new RegExp(`\\(\\s?(${seat}),\\s?`, 'iuy')
const before = /(?:arrêt|ordonnance|jugement|appel|cassation|décision)[^.;(]{0,60}$/u

/** Longer than what `before` matches. */
const LEAD_CHARACTERS = 80

/** The judgment under review as the Cour de cassation names it: « l’arrêt attaqué (Paris, 16 mai 2019) ». */
export function readAttacked(text: string, at: number): readonly DecisionDraft[] {
  const capture = match(town, text, at)
  const date = capture && readDate(text, town.lastIndex)
  if (!date || !before.test(textBefore(text, at, LEAD_CHARACTERS))) return []
  return [
    {
      what: 'decision',
      start: at + capture[0].indexOf(capture[1]!),
      end: date.end,
      court: 'autre',
      city: courtOfAppeal(seatName(capture[1]!)),
      numbers: [],
      date: date.day,
    },
  ]
}

/** `cour d’appel d’Agen`, `cour d’appel de Paris`. */
export const courtOfAppeal = (seat: string): string =>
  `cour d’appel ${'AEIO'.includes(seat.charAt(0)) ? 'd’' : 'de '}${seat}`
