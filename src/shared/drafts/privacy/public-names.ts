import { findCitations } from '../../library/cite/find/find.ts'
import { GAP, INITIAL, RUN, WORD } from './name-shapes.ts'

const AUTHOR = `(?:${INITIAL}[ \\u00a0]?${RUN}|${WORD}${GAP}${RUN})`
const AUTHORS = `${AUTHOR}(?:(?:,| et|, et| &)${GAP}${AUTHOR})*`
/** Reviews, publishers and the marks of a bibliography. */
const PUBLICATION = String.raw`(?:AJDA|AJCT|AJFP|RFDA|RDP|RDSS|RFDC|RTD|RSC|RFAP|JCP|LPA|GAJA|BJCL|Gaz\.|Dr\. adm|Droit administratif,? \d{4}|Dalloz|D\. \d{4}|LGDJ|PUF|Montchrestien|LexisNexis|Lextenso|Economica|Larcier|Bruylant|Litec|Sirey|Domat|Lebon|thèse|éd\.|coll\.|op\. cit|fasc\.|Juris[- ]?[Cc]lasseur|Petites affiches|Cahiers|Pouvoirs,)`

/** Authors of doctrine: before a publication, or after « note », « concl. ». */
const DOCTRINE = [
  new RegExp(
    `(?<![\\p{L}.])${AUTHORS}(?=,(?:[^.;\\n]|(?<=[ \\u00a0(]\\p{L}{1,4})\\.|(?<=«[^»]*)[.;]){0,200}?${PUBLICATION})`,
    'gu',
  ),
  new RegExp(
    `(?<!\\p{L})(?:note|obs\\.|concl\\.|chron\\.|comm\\.|rapp\\.|préf\\.|dir\\.)${GAP}(?:critiques?${GAP})?(?:de${GAP})?${AUTHORS}`,
    'gu',
  ),
]

/** Tells the places of a text where a name is already public: the parties of a decision it cites, an author it refers to. */
export function publicNamesIn(text: string): (at: number) => boolean {
  const spans = [
    ...findCitations(text).flatMap(({ kind, start, end }) => (kind === 'decision' ? [[start, end]] : [])),
    ...DOCTRINE.flatMap(shape =>
      [...text.matchAll(shape)].map(({ index, 0: words }) => [index, index + words.length]),
    ),
  ]
  return at => spans.some(([start = 0, end = 0]) => at >= start && at < end)
}
