import { dayFigures } from '../../french/dates.ts'
import { csvTable } from '../../kernel/csv.ts'
import { authorityTitle } from './authorities.ts'
import { markDay } from './marks.ts'
import type { Wave, WaveLine } from './model.ts'
import { ruleOf, type Standing, type StandingState } from './standing.ts'

/** Names of the standings, as they are read. */
export const standingNames: Readonly<Record<StandingState, string>> = {
  unsent: 'à envoyer',
  sent: 'envoyée, réception à prouver',
  waiting: 'reçue, le mois court',
  refused: 'refus\u00a0: saisir la CADA',
  referred: 'CADA saisie',
  confirmed: 'refus confirmé\u00a0: tribunal',
  late: 'délai prudent dépassé',
  filed: 'requête déposée',
  closed: 'documents communiqués',
}

/** The next act of a line, in words; empty where there is none. */
export function nextText({ state, next }: Standing): string {
  if (!next?.prudent || state === 'closed' || state === 'filed') return ''
  const act = ruleOf(next) === 'cada-seize' ? 'saisir la CADA' : 'saisir le tribunal'
  return `${act} au plus tard le ${dayFigures(next.prudent)}`
}

const day = (value: string | undefined): string => (value ? dayFigures(value) : '')

/** Columns of the tracking table of a wave. */
export const waveColumns: readonly {
  readonly head: string
  readonly cell: (line: WaveLine, standing: Standing) => string
  /** its width on paper, where a date is 1 */
  readonly weight?: number
}[] = [
  { head: 'Administration', cell: ({ authority }) => authorityTitle(authority), weight: 2.6 },
  { head: 'Envoyée', cell: line => day(line.sent) },
  { head: 'Reçue', cell: line => day(markDay(line, 'cada-request')) },
  { head: 'Silence', cell: (_, { silence }) => day(silence) },
  { head: 'Refus exprès', cell: line => day(markDay(line, 'cada-refused')) },
  { head: 'CADA saisie', cell: line => day(markDay(line, 'cada-registered')) },
  { head: 'Avis', cell: line => day(markDay(line, 'cada-opinion')) },
  {
    head: 'Refus confirmé',
    cell: (line, { confirmation }) => day(markDay(line, 'cada-confirmed') ?? confirmation),
  },
  { head: 'Requête', cell: line => day(markDay(line, 'filed')) },
  { head: 'Où elle en est', cell: (_, { state }) => standingNames[state], weight: 2 },
  { head: 'À faire', cell: (_, standing) => nextText(standing), weight: 2 },
]

/** The tracking table for a spreadsheet. */
export const waveTable = ({ lines }: Wave, standing: (line: WaveLine) => Standing): string =>
  csvTable([
    waveColumns.map(one => one.head),
    ...lines.map(line => {
      const now = standing(line)
      return waveColumns.map(({ cell }) => cell(line, now))
    }),
  ])
