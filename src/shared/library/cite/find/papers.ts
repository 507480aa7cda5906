import { fold, squash } from '../../../french/fold.ts'
import { dateAfter } from './dates.ts'
import type { ReadyDraft } from './found-citation.ts'
import { match } from './match-at.ts'

const NUMBER = '(?:[A-Z]{1,4}-?)?\\d{1,5}(?:\\s(?:rect\\.|bis|ter))*'
const SESSION = '\\((\\d{4}-\\d{4}|[XVI]{1,6}e\\s(?:législature|lég\\.))\\)'
const paper = new RegExp(
  `(Sénat|AN|Assemblée\\snationale),\\s((?:proposition|projet|rapport|avis|texte|question|T\\.A\\.|résolution|compte\\srendu)[^,;()\\n]{0,60}?)\\s(?:n°|nos)\\s?(${NUMBER})(?:(?:\\set|,)\\s${NUMBER})*(?:\\s${SESSION})?`,
  'uy',
)
const amendment = new RegExp(
  `(Sénat|AN|Assemblée\\snationale),\\s(sous-amendement|amendement)s?\\s(?:n°|nos)\\s?(${NUMBER})(?:\\sà\\sl['’]article\\s(\\d[\\w\\s]{0,12}?|1er))?(?=[,;.)\\n]|$)(?:,\\stexte\\sn°\\s?(${NUMBER}))?(?:\\s${SESSION})?`,
  'uy',
)
const people = /(?:,\s(?!\d)[^,;()\n]{2,90}){0,2},\s(?=(?:1er|\d{1,2})\s\p{L})/uy

/** A paper of the Parliament as it is printed: `Sénat, rapport n° 534 (2024-2025), 10 avril 2025`. */
export function readPaper(text: string, at: number): ReadyDraft | undefined {
  const amendmentCapture = match(amendment, text, at)
  const capture = amendmentCapture ?? match(paper, text, at)
  if (!capture) return undefined
  const end = amendmentCapture ? amendment.lastIndex : paper.lastIndex
  const day = dateAfter(people, text, end)
  const [, chamber = '', nature = '', number = ''] = capture
  const issuer = amendmentCapture
    ? ['amendment', chamber, '', capture[6] ?? '', capture[5] ?? '', capture[4] ?? '']
    : ['parliament', chamber, nature, capture[4] ?? '', '', '']
  const place = `document:${issuer.map(squash).join('|')}|${squash(number)}|`
  const days = day ? [day.day, ''] : ['']
  return {
    what: 'ready',
    kind: 'document',
    start: at,
    end: day?.end ?? end,
    keys: days.map(day => `${place}${day}`),
    label: `${chamber}, ${fold(nature) === 't a' ? 'T.A.' : nature} n°\u00a0${number}`,
    numbers: [number],
    ...(day && { date: day.day }),
  }
}
