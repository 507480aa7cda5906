import type { Event } from '../../dossiers/model.ts'
import { dayFigures, monthNames } from '../../french/dates.ts'
import { fold, squash, withoutAccents } from '../../french/fold.ts'
import { dayOf, isDay } from '../../kernel/days.ts'
import { eventKindOf } from '../../procedure/events/kinds.ts'
import { seatOf } from '../projects/places.ts'
import { fullName } from './authorities.ts'
import type { Wave, WaveLine, WaveMark } from './model.ts'

/** Names of the marks, as they are read. */
export const markNames: Readonly<Record<WaveMark, string>> = {
  sent: 'Demande envoyée',
  'cada-request': 'Demande reçue par l’administration',
  'cada-refused': 'Refus exprès reçu',
  'cada-registered': 'Saisine enregistrée par la CADA',
  'cada-opinion': 'Avis de la CADA reçu',
  'cada-confirmed': 'Refus confirmé après la CADA',
  filed: 'Requête déposée au tribunal',
  closed: 'Documents communiqués',
}

/** A mark to put on one line: a day, or none to take it away. */
export interface LineMark {
  readonly line: string
  readonly date?: string | undefined
}

/** The wave with that mark on those lines; a line has one date for each. Options are those of the kind of event (`no-remedies`). */
export function withMarks(
  wave: Wave,
  mark: WaveMark,
  marks: readonly LineMark[],
  options: readonly string[] = [],
): Wave {
  const byLine = new Map(marks.map(one => [one.line, one]))
  const lines = wave.lines.map(line => {
    const one = byLine.get(line.id)
    return one ? withMark(line, mark, one.date, options) : line
  })
  return { ...wave, lines }
}

function withMark(
  line: WaveLine,
  mark: WaveMark,
  date: string | undefined,
  options: readonly string[],
): WaveLine {
  if (mark === 'closed') return { ...line, closed: date }
  if (mark === 'sent') return { ...line, sent: date, events: line.events.map(one => postedOn(one, date)) }
  const others = line.events.filter(one => one.kind !== mark)
  if (!date) return { ...line, events: others }
  const event: Event = {
    id: `${line.id}-${mark}`,
    kind: mark,
    date,
    label: eventKindOf(mark)?.label ?? markNames[mark],
    options: [...options],
  }
  return {
    ...line,
    events: [...others, postedOn(event, line.sent)].toSorted((a, b) => a.date.localeCompare(b.date)),
  }
}

/** A request that was received, with the day it was posted. */
const postedOn = (event: Event, sent: string | undefined): Event =>
  event.kind === 'cada-request' ? { ...event, sent: sent && sent <= event.date ? sent : undefined } : event

/** The day of a mark on a line; undefined where it has none. */
export const markDay = (line: WaveLine, mark: WaveMark): string | undefined =>
  mark === 'sent'
    ? line.sent
    : mark === 'closed'
      ? line.closed
      : line.events.find(one => one.kind === mark)?.date

/** Why a day cannot be noted, or nothing: what comes later in the procedure is not before what comes first, nor in the future. */
export function markProblem(line: WaveLine, mark: WaveMark, date: string, today: string): string | undefined {
  if (date > today) return `le ${dayFigures(date)} est à venir`
  const order: readonly WaveMark[] = ['sent', 'cada-request', 'cada-registered', 'filed']
  const at = order.indexOf(mark)
  const before = at > 0 ? order.slice(0, at) : mark === 'closed' ? [] : (['sent'] as const)
  const earlier = before.map(one => ({ one, day: markDay(line, one) })).find(({ day }) => day && day > date)
  return earlier ? `le ${dayFigures(date)} est avant «\u00a0${markNames[earlier.one]}\u00a0»` : undefined
}

/** A pasted list of receipts: each line an authority and its day. */
export interface ReadMarks {
  readonly marks: readonly { readonly line: string; readonly name: string; readonly date: string }[]
  /** the lines that could not be read, and why */
  readonly problems: readonly string[]
}

/** Reads `Moirans ; 03/11/2026`, `Mairie du Mans 3 novembre 2026`: the authorities of the wave by their name or their commune. */
export function readMarks(text: string, { lines }: Pick<Wave, 'lines'>): ReadMarks {
  const marks: { line: string; name: string; date: string }[] = []
  const problems: string[] = []
  for (const row of text
    .split(/\r?\n/)
    .map(one => one.trim())
    .filter(Boolean)) {
    const found = dateIn(row)
    const name = found
      ? row
          .replace(found.words, '')
          .replace(/[\s;,:\t–—-]+$/, '')
          .trim()
      : row
    const matches = linesNamed({ lines }, name)
    if (!found) problems.push(`«\u00a0${row}\u00a0»\u00a0: aucune date n’y est lue`)
    else if (matches.length !== 1 || !matches[0])
      problems.push(
        `«\u00a0${row}\u00a0»\u00a0: ${matches.length > 1 ? 'plusieurs administrations de cette vague portent ce nom' : 'aucune administration de cette vague ne porte ce nom'}`,
      )
    else marks.push({ line: matches[0].id, name: matches[0].authority.name, date: found.day })
  }
  return { marks, problems }
}

/** The lines that words name: by the authority, its commune or its Insee code. */
export const linesNamed = ({ lines }: Pick<Wave, 'lines'>, words: string): WaveLine[] =>
  lines.filter(line => isNamed(line, words))

function isNamed({ authority: { name, commune } }: WaveLine, words: string): boolean {
  const key = squash(words)
  const names = [name, commune?.name, commune?.code].flatMap(one => (one ? [squash(one)] : []))
  return key !== '' && (names.includes(key) || names.includes(squash(seatOf(fullName(words)))))
}

/** The first day written in a line, and the words that say it. */
function dateIn(row: string): { readonly day: string; readonly words: string } | undefined {
  const iso = /\d{4}-\d{2}-\d{2}/.exec(row)?.[0]
  if (iso && isDay(iso)) return { day: iso, words: iso }
  const [figures, d = '', m = '', y = ''] = /(\d{1,2})[/.](\d{1,2})[/.](\d{4})/.exec(row) ?? []
  if (figures) return dayFrom(figures, Number(y), Number(m), Number(d))
  const [words, date = '', month = '', year = ''] =
    /(\d{1,2})(?:er)?\s+(\p{L}{3,9})\.?\s+(\d{4})/u.exec(row) ?? []
  const at = monthNames.findIndex(one => withoutAccents(one).startsWith(fold(month) || '?'))
  return words && at >= 0 ? dayFrom(words, Number(year), at + 1, Number(date)) : undefined
}

function dayFrom(words: string, year: number, month: number, date: number) {
  const day = dayOf(year, month, date)
  return isDay(day) ? { day, words } : undefined
}
