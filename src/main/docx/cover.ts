import type { Line, PrintedCover, PrintedParty } from '../../shared/draft/assembled.ts'
import type { Composer } from './composer.ts'
import { spansOf, textSpan } from './inline.ts'
import type { StyleId } from './names.ts'
import { type Face, type Para, para, type Span } from './page.ts'

/** The first page: the court, the title, who produces it, against what. Nothing else. */
export function coverPieces(cover: PrintedCover, { references }: Composer): Para[] {
  const lines = (style: StyleId, some: readonly Line[]) =>
    some.map(line => para(style, spansOf(line, references)))
  const court = [
    ...lines('Court', cover.court),
    ...(cover.caseNumber ? lines('Court', [cover.caseNumber]) : []),
  ]
  return [
    ...court,
    ...lines('Title', [cover.title]),
    ...(cover.subtitle ? lines('Subtitle', [cover.subtitle]) : []),
    ...parties(cover.producedBy),
    ...(cover.counsel ? parties(cover.counsel) : []),
    heading(cover.against.heading),
    ...lines('CoverAgainst', cover.against.lines),
  ]

  function parties(group: { readonly heading: string; readonly parties: readonly PrintedParty[] }): Para[] {
    return [heading(group.heading), ...group.parties.flatMap(party)]
  }

  function party({ number, name, details }: PrintedParty): Para[] {
    const hung: Span[] = number === undefined ? [] : [textSpan(`${number}.`), { kind: 'tab' }]
    const named = para('CoverParty', [...hung, ...spansOf(name, references)])
    return [
      number === undefined ? named : { ...named, first: -397 },
      ...details.map(line => para('CoverDetail', spansOf(line, references).map(addresses))),
    ]
  }
}

const heading = (text: string) => para('CoverHeading', [textSpan(text.toLocaleUpperCase('fr'))])

/** E-mail addresses take the fixed-width face, a little smaller so that they sit in the line. */
function addresses(span: Span): Span {
  const face: Face = { mono: true, size: 19 }
  if (span.kind === 'link') return { ...span, face }
  return span.kind === 'text' && /^\S+@\S+$/.test(span.text.trim()) ? { ...span, face } : span
}
