import type { PrintedCover, PrintedParty } from '../../../shared/drafts/assemble/assembled.ts'
import { capital } from '../../../shared/french/wording.ts'
import { type Para, para } from '../layout/pieces.ts'
import type { Look } from '../looks/look.ts'
import { textSpan } from './spans.ts'

/** Label of those who file. */
const CLAIMANT_LABEL = 'POUR'
/** Length of the longest label that the left column holds; a longer one stands above its group. */
const COLUMN_CHARS = 14
/** Space above a group, and above the lawyer of those who file. */
const GROUP_TWIPS = 560
const COUNSEL_TWIPS = 160

type PartyGroup = PrintedCover['producedBy']

/** The three groups of a cover, as paragraphs of one column each. */
interface CoverGroups {
  readonly producedBy: readonly Para[]
  readonly counsel?: { readonly heading: string; readonly paras: readonly Para[] }
  readonly against: { readonly heading: string; readonly paras: readonly Para[] }
}

/**
 * Sets those who file and what they file against in two columns, labels at the left: POUR, CONTRE. Plain paragraphs that hang on
 * their label, so that they are read and corrected in Word as any other.
 */
export function coverInColumns({ producedBy, counsel, against }: CoverGroups, look: Look): Para[] {
  const column = look.coverColumn ?? 0
  return [
    ...labelled(CLAIMANT_LABEL, producedBy),
    ...(counsel ? [counselLine(counsel.heading), ...underLine(counsel.paras).map(inColumn)] : []),
    ...labelled(against.heading, against.paras),
  ]

  function labelled(label: string, [first, ...rest]: readonly Para[]): Para[] {
    if (!first) return []
    if (!fitsColumn(label))
      return [{ ...aloneLabel(label), before: GROUP_TWIPS }, ...[first, ...rest].map(inColumn)]
    const spans = [textSpan(columnLabel(label), { bold: true }), { kind: 'tab' } as const, ...first.spans]
    return [{ ...first, spans, left: column, first: -column, before: GROUP_TWIPS }, ...rest.map(inColumn)]
  }

  /** A paragraph of the right column: its style stands there, but for a model that has that style itself. */
  function inColumn(one: Para): Para {
    const format = look.styles[one.style]
    return format.left === column && format.first === 0 ? one : { ...one, left: column, first: 0 }
  }

  function counselLine(heading: string): Para {
    const line = para('CoverDetail', [textSpan(counselLabel(heading))])
    return inColumn({ ...line, before: COUNSEL_TWIPS, keepNext: true })
  }
}

/** Without space above the first. */
const underLine = ([first, ...rest]: readonly Para[]): Para[] =>
  first ? [{ ...first, before: 0 }, ...rest] : []

/** Lists the paragraphs under the title of a cover of two columns as they read. `lines`: what it is filed against. */
export function columnLines(
  { producedBy, counsel, against }: PrintedCover,
  linesOf: (party: PrintedParty) => readonly string[],
  lines: readonly string[],
): string[] {
  const partyLines = (group: PartyGroup) => group.parties.flatMap(linesOf)
  return [
    ...labelledLines(CLAIMANT_LABEL, partyLines(producedBy)),
    ...(counsel ? [counselLabel(counsel.heading), ...partyLines(counsel)] : []),
    ...labelledLines(against.heading, lines),
  ]
}

const labelledLines = (label: string, [first = '', ...rest]: readonly string[]): string[] =>
  fitsColumn(label) ? [`${columnLabel(label)} ${first}`, ...rest] : [upper(label), first, ...rest]

/** Writes the number of a party before its name, in its line. */
export const partyNumber = (number: number) => `${number}.\u00a0`

const fitsColumn = (label: string) => label.length <= COLUMN_CHARS
const upper = (text: string) => text.toLocaleUpperCase('fr')
const columnLabel = (label: string) => `${upper(label)}\u00a0:`
const counselLabel = (label: string) => `${capital(label.toLocaleLowerCase('fr'))}\u00a0:`
const aloneLabel = (label: string) => para('CoverHeading', [textSpan(upper(label))])
