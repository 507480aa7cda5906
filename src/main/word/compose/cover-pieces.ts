import type { Line, PrintedCover, PrintedParty } from '../../../shared/drafts/assemble/assembled.ts'
import { layOut } from '../layout/layout.ts'
import { type Para, para, type Span } from '../layout/pieces.ts'
import type { StyleId } from '../looks/style-names.ts'
import type { Composer } from './composer.ts'
import { coverInColumns, partyNumber } from './cover-columns.ts'
import { setPara } from './page-typography.ts'
import { spansOf, textSpan } from './spans.ts'

/** Space above the title, in twips, from a third of the way down to nearer and nearer to the court: tried until the cover holds on one page; a title that begins the pages of a note stands under the court. */
const MIN_TITLE_TWIPS = 700
const NEARER_TITLE_TWIPS = [1900, 1400, 900, 500]
/** Spaces of a cover that fits in no page whatever the title's place. */
const TIGHT_TITLE_TWIPS = 400
const TIGHT_HEADING = { before: 280, after: 80 } as const
/** How far the number of a party hangs in the margin. */
const PARTY_NUMBER_TWIPS = 397

/** The first page: the court, the title, who produces it, against what. Nothing else, and nothing of it overleaf while it can be helped. */
export function coverPieces(cover: PrintedCover, composer: Composer): Para[] {
  const paras = coverParas(cover, composer).map(setPara)
  const at = paras.findIndex(one => one.style === 'Title')
  const farthest = Math.max(composer.look.styles.Title.before, MIN_TITLE_TWIPS)
  for (const before of [farthest, ...NEARER_TITLE_TWIPS.filter(one => one < farthest)]) {
    const set = paras.map((one, index) => (index === at ? { ...one, before } : one))
    if (layOut(set, composer.look).pages === 1) return set
  }
  return paras.map((one, index) => {
    if (index === at) return { ...one, before: TIGHT_TITLE_TWIPS }
    return one.style === 'CoverHeading' ? { ...one, ...TIGHT_HEADING } : one
  })
}

function coverParas(cover: PrintedCover, { references, look }: Composer): Para[] {
  const hasColumns = look.coverColumn !== undefined
  const lines = (style: StyleId, some: readonly Line[]) =>
    some.map(line => para(style, spansOf(line, references)))
  const court = [
    ...lines('Court', cover.court),
    ...(cover.caseNumber ? lines('Court', [cover.caseNumber]) : []),
  ]
  const { counsel, against } = cover
  const groups = {
    producedBy: cover.producedBy.parties.flatMap(party),
    ...(counsel && { counsel: { heading: counsel.heading, paras: counsel.parties.flatMap(party) } }),
    against: { heading: against.heading, paras: lines('CoverAgainst', against.lines) },
  }
  return [
    ...court,
    ...lines('Title', [cover.title]),
    ...(cover.subtitle ? lines('Subtitle', [cover.subtitle]) : []),
    ...(hasColumns ? coverInColumns(groups, look) : oneUnderAnother()),
  ]

  function oneUnderAnother(): Para[] {
    const { producedBy, counsel, against } = groups
    return [
      ...[heading(cover.producedBy.heading), ...producedBy],
      ...(counsel ? [heading(counsel.heading), ...counsel.paras] : []),
      ...[heading(against.heading), ...against.paras],
    ]
  }

  function party({ number, name, details }: PrintedParty): Para[] {
    const hanging: Span[] = number === undefined ? [] : [textSpan(`${number}.`), { kind: 'tab' }]
    const inLine: Span[] = number === undefined ? [] : [textSpan(partyNumber(number))]
    const nameLine = para('CoverParty', [...(hasColumns ? inLine : hanging), ...spansOf(name, references)])
    return [
      number === undefined || hasColumns ? nameLine : { ...nameLine, first: -PARTY_NUMBER_TWIPS },
      ...details.map(line => para('CoverDetail', spansOf(line, references))),
    ]
  }
}

const heading = (text: string) => para('CoverHeading', [textSpan(text.toLocaleUpperCase('fr'))])
