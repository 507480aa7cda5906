import { findCitations } from '../../library/cite/find/find.ts'
import { GAP, INITIAL, RUN, WORD } from './name-shapes.ts'

const AUTHOR = `(?:${INITIAL}[ \\u00a0]?${RUN}|${WORD}${GAP}${RUN})`
const AUTHORS = `${AUTHOR}(?:(?:,| et|, et| &)${GAP}${AUTHOR})*`
/** Reviews, publishers and the marks of a bibliography. */
const PUBLICATION = String.raw`(?:AJDA|AJCT|AJFP|RFDA|RDP|RDSS|RFDC|RTD|RSC|RFAP|JCP|LPA|GAJA|BJCL|Gaz\.|Dr\. adm|Droit administratif,? \d{4}|Dalloz|D\. \d{4}|LGDJ|PUF|Montchrestien|LexisNexis|Lextenso|Economica|Larcier|Bruylant|Litec|Sirey|Domat|Lebon|thèse|éd\.|coll\.|op\. cit|fasc\.|Juris[- ]?[Cc]lasseur|Petites affiches|Cahiers|Pouvoirs,)`

const PUBLICATIONS = new RegExp(`(?<!\\p{L})${PUBLICATION}`, 'gu')
/** How far before a publication its authors stand, its title between them. */
const REFERENCE_LENGTH = 240
/** The end of a sentence or of a reference, and no abbreviation: `t. 1`. */
const STOP = /\p{L}{5}\.[ \u00a0]|[;\n]/gu
const AUTHORS_OF_TITLE = new RegExp(`(?<![\\p{L}.])${AUTHORS}(?=,)`, 'gu')
/** `note F. Melleray`, `concl. B. Genevois` */
const NOTED = new RegExp(
  `(?<!\\p{L})(?:note|obs\\.|concl\\.|chron\\.|comm\\.|rapp\\.|préf\\.|dir\\.)${GAP}(?:critiques?${GAP})?(?:de${GAP})?${AUTHORS}`,
  'gu',
)

type Span = readonly [start: number, end: number]

const spansOf = (shape: RegExp, text: string, from = 0): Span[] =>
  [...text.matchAll(shape)].map(({ index, 0: words }) => [from + index, from + index + words.length])

/** The authors named before each publication of a text. */
function authorsIn(text: string): Span[] {
  return [...text.matchAll(PUBLICATIONS)].flatMap(({ index }) => {
    const start = Math.max(0, index - REFERENCE_LENGTH)
    const before = text.slice(start, index)
    const title = before.replace(/«[^»]*»/gu, quotation => '«'.repeat(quotation.length))
    const stop = spansOf(STOP, title).at(-1)?.[1] ?? 0
    return spansOf(AUTHORS_OF_TITLE, before.slice(stop), start + stop)
  })
}

/** Tells the places of a text where a name is already public: the parties of a decision it cites, an author it refers to. */
export function publicNamesIn(text: string): (at: number) => boolean {
  const decisions = findCitations(text).filter(citation => citation.kind === 'decision')
  const spans: readonly Span[] = [
    ...decisions.map(({ start, end }): Span => [start, end]),
    ...authorsIn(text),
    ...spansOf(NOTED, text),
  ]
  return at => spans.some(([start, end]) => at >= start && at < end)
}
