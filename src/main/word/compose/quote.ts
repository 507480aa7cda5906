import type { Line, PrintedBlock } from '../../../shared/drafts/assemble/assembled.ts'
import { type Face, marginNumber, type Para, para, type Span, spansIn } from '../layout/pieces.ts'
import type { Look } from '../looks/look.ts'
import { blockBookmark } from '../looks/style-names.ts'
import type { Composer } from './composer.ts'
import { runSpans, spansOf, textSpan, withControl } from './spans.ts'

const OPENING = '«\u00a0'
const CLOSING = '\u00a0»'

/** A quotation: its own block, a guillemet at the opening of each paragraph, its source in parentheses after it. */
export function quotePieces(
  block: Extract<PrintedBlock, { kind: 'quote' }>,
  { references, look }: Composer,
): Para[] {
  const last = block.paragraphs.length - 1
  const paragraphs = block.paragraphs.map((line, index): Para => {
    const quotePara = para(
      'Quote',
      guillemets(emphasised(spansOf(line, references), look), textOf(line), index === last),
    )
    if (index > 0) return { ...quotePara, ...(index === last ? { keepNext: true } : {}) }
    const hasNumber = look.marginNumbers && block.number !== undefined
    return {
      ...quotePara,
      bookmarks: [blockBookmark(block.id)],
      keepNext: index === last,
      ...(hasNumber ? { numbering: marginNumber(block.number) } : {}),
    }
  })
  const source = [
    ...sourceSpans(block, references.citation),
    ...(block.sourceReference?.kind === 'quoted' ? references.entry(block.sourceReference.source.id) : []),
  ]
  if (source.length === 0) return paragraphs.map(one => ({ ...one, keepNext: false }))
  return [...paragraphs, para('QuoteSource', source)]
}

/** In a quotation set in italics, what its author put in italics stands upright. */
const emphasised = (spans: readonly Span[], look: Look): readonly Span[] =>
  look.styles.Quote.italic ? spans.map(turned) : spans

function turned(span: Span): Span {
  if (span.kind === 'note') return span
  if ('spans' in span) return { ...span, spans: span.spans.map(turned) }
  return 'face' in span && span.face.italic ? { ...span, face: { ...span.face, italic: false } } : span
}

/** Marks already typed by the writer are kept as they are. */
function guillemets(spans: readonly Span[], text: string, last: boolean): Span[] {
  const open = /^\s*[«“"]/.test(text) ? [] : [textSpan(OPENING)]
  const close = !last || /[»”"]\s*\.?\s*$/.test(text) ? [] : [textSpan(CLOSING)]
  return [...open, ...spans, ...close]
}

/** The line under a quotation as it reads; empty when there is none. */
export const sourceText = (block: Extract<PrintedBlock, { kind: 'quote' }>): string =>
  sourceSpans(block).map(plainSpan).join('')

const plainSpan = (span: Span): string => ('text' in span ? span.text : spansIn(span).map(plainSpan).join(''))

function sourceSpans(
  { source, sourceReference, hasEmphasis }: Extract<PrintedBlock, { kind: 'quote' }>,
  face?: Face,
): readonly Span[] {
  const mention = hasEmphasis ? 'souligné par nous' : ''
  if (!source?.length) return mention ? [textSpan(`(${mention})`)] : []
  const bare = source.map(run => run.text).join('')
  const runs = withControl(sourceReference, runSpans(source, face))
  if (/^\(.*\)\.?$/.test(bare)) return mention ? [...runs, textSpan(` (${mention})`)] : runs
  return [textSpan('('), ...runs, textSpan(mention ? `\u00a0; ${mention})` : ')')]
}

const textOf = (line: Line) =>
  line
    .map(inline =>
      'text' in inline
        ? inline.text
        : inline.kind === 'citation'
          ? inline.runs.map(run => run.text).join('')
          : '',
    )
    .join('')
