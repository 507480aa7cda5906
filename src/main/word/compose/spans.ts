import type { Line, PrintedInline, Reference } from '../../../shared/drafts/assemble/assembled.ts'
import type { Mark, Run } from '../../../shared/french/run.ts'
import type { Face, Span } from '../layout/pieces.ts'
import { blockBookmark, exhibitBookmark, noteBookmark } from '../looks/style-names.ts'

/** Lookups a line needs to print its references. */
export interface References {
  /** exhibits whose number stands in the inventory, where a field can fetch it */
  readonly exhibits: ReadonlySet<string>
  /** own label of each numbered block, bare: `B`, `12` */
  readonly labels: ReadonlyMap<string, string>
  /** every block that can be pointed at */
  readonly blocks: ReadonlySet<string>
  /**
   * Gives the bookmark of one more citation of a source, in the block being printed. In a note it is that of the call, `at`:
   * LibreOffice forgets bookmarks inside notes.
   */
  readonly noteCitation: (source: string, at?: string) => string
  /** the face of what is cited, where a model has one */
  readonly citation?: Face | undefined
  /** what Word's own table of authorities needs beside it, where the document has that table */
  readonly entry: (source: string) => readonly Span[]
}

/**
 * Text as the page can have it. Its faces have no thin space: the full one, which Cambria draws narrow, keeps the same look in Word
 * and LibreOffice. What no XML file may hold is left out: one such sign and Word would open nothing at all.
 */
export const printable = (text: string) =>
  xmlSafe(text)
    .replace(/[\t\n\r\u2028\u2029]+/g, ' ')
    .replace(/[\u202f\u2007]/g, '\u00a0')
    .replace(/\u2009/g, ' ')
    .replace(/\u2012/g, '–')

/** Drops the characters XML refuses: controls, lone surrogates, the two non-characters. */
export const xmlSafe = (text: string) =>
  text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')

/** The face of a list of marks. */
export const faceOf = (marks: readonly Mark[] | undefined): Face =>
  marks?.length ? Object.fromEntries(marks.map(mark => [mark, true])) : plain

const plain: Face = {}

export const textSpan = (text: string, face: Face = plain): Span => ({
  kind: 'text',
  text: printable(text),
  face,
})

/** A gap of the draft, highlighted for the reader of a working copy. */
export const gapSpan = (text: string): Span => ({
  kind: 'text',
  text: printable(text),
  face: { highlight: true },
  gap: true,
})

export const runSpans = (runs: readonly Run[], face?: Face): Span[] =>
  runs.map(run => textSpan(run.text, face ? { ...face, ...faceOf(run.marks) } : faceOf(run.marks)))

/** Wraps the printed spans of a reference in its control. */
export const withControl = (of: Reference | undefined, spans: readonly Span[]): readonly Span[] =>
  of ? [{ kind: 'control', of, spans }] : spans

/** A line of the draft, ready for the page; `face` is laid over what each stretch has of its own. */
export function spansOf(line: Line, references: References): Span[] {
  return withSignsInside(piecesOf(line, references))
}

function piecesOf(line: Line, references: References): Span[] {
  return groupsOf(line).flatMap((pieces): readonly Span[] => {
    const { of, kind, comments } = pieces[0] as PrintedInline
    const printedSpans = pieces.flatMap(inline => spanOf(inline, references))
    const spans = kind === 'citation' ? printedSpans : withControl(of, printedSpans)
    return comments?.length ? [{ kind: 'commented', comments, spans }] : spans
  })
}

/** Moves the opening signs before a reference into its control: LibreOffice ends lines where a control begins. */
function withSignsInside(spans: readonly Span[]): Span[] {
  const out: Span[] = []
  for (const span of spans) {
    const last = out.at(-1)
    const sign = last?.kind === 'text' ? OPENING_SIGNS.exec(last.text)?.[0] : undefined
    const control = last?.kind === 'text' && sign ? withSign(span, { ...last, text: sign }) : undefined
    if (last?.kind === 'text' && sign && control) {
      out.pop()
      const text = last.text.slice(0, -sign.length)
      if (text) out.push({ ...last, text })
    }
    out.push(control ?? span)
  }
  return out
}

/** `(`, `[`, `« ` at the end of a text. */
const OPENING_SIGNS = /(?:[([]|«\u00a0?)+$/

/** Puts a sign at the head of a reference; undefined where the span is none. */
const withSign = (span: Span, sign: Span): Span | undefined =>
  span.kind === 'control' ? { ...span, spans: [sign, ...span.spans] } : undefined

/** The pieces that one reference printed, together. */
function groupsOf(line: Line): (readonly PrintedInline[])[] {
  const groups: PrintedInline[][] = []
  for (const inline of line) {
    const last = groups.at(-1)
    if (last && inline.of && last[0]?.of === inline.of) last.push(inline)
    else groups.push([inline])
  }
  return groups
}

function spanOf(inline: PrintedInline, references: References): Span[] {
  switch (inline.kind) {
    case 'run':
      return [textSpan(inline.text, faceOf(inline.marks))]
    case 'linebreak':
      return [{ kind: 'break' }]
    case 'citation': {
      const name = references.noteCitation(inline.source.id)
      const runs = runSpans(inline.runs, references.citation)
      // inside its control, which LibreOffice may leave at the end of the line before
      const spans: readonly Span[] = name ? [{ kind: 'bookmark', name, spans: runs }] : runs
      return [...withControl(inline.of, spans), ...references.entry(inline.source.id)]
    }
    case 'exhibit':
      return exhibitSpans(inline, references)
    case 'ref':
      return [refSpan(inline, references)]
    case 'link':
      return [{ kind: 'link', url: inline.url, text: printable(inline.text), face: addressFace(inline) }]
    case 'note': {
      const name = noteBookmark(inline.id)
      const noteReferences: References = {
        ...references,
        noteCitation: source => {
          references.noteCitation(source, name)
          return ''
        },
      }
      return [
        {
          kind: 'bookmark',
          name,
          spans: [{ kind: 'note', number: inline.number, spans: spansOf(inline.inlines, noteReferences) }],
        },
      ]
    }
    case 'gap':
      return [gapSpan(inline.text)]
  }
}

function exhibitSpans(call: Extract<PrintedInline, { kind: 'exhibit' }>, references: References): Span[] {
  const face: Face = { bold: true }
  const number = String(call.number)
  const figure: Span = references.exhibits.has(call.exhibit)
    ? { kind: 'field', instruction: `REF ${exhibitBookmark(call.exhibit)} \\n \\h`, text: number, face }
    : textSpan(number, face)
  return [textSpan(call.before, face), figure, ...(call.after ? [textSpan(call.after, face)] : [])]
}

/** `\n` prints a paragraph's own number, `\w` the whole path that leads to it, neither its words; a note's number has a field of its own. */
function refSpan(ref: Extract<PrintedInline, { kind: 'ref' }>, references: References): Span {
  if (!ref.toNote && !references.blocks.has(ref.target)) return gapSpan(ref.text || '?')
  const bookmark = ref.toNote ? noteBookmark(ref.target) : blockBookmark(ref.target)
  if (ref.form === 'page') return { kind: 'page', bookmark, face: plain }
  if (ref.form === 'note')
    return { kind: 'field', instruction: `NOTEREF ${bookmark} \\h`, text: ref.text, face: plain }
  const number = references.labels.get(ref.target) === ref.text ? '\\n ' : '\\w '
  return {
    kind: 'field',
    instruction: `REF ${bookmark} ${ref.isTitle ? '' : number}\\h`,
    text: printable(ref.text),
    face: plain,
  }
}

/** An address printed as it is takes the fixed-width face; words that carry a link keep the text's. */
const addressFace = ({ text, url }: { text: string; url: string }): Face =>
  /^(https?:|mailto:|www\.)/.test(text) || url.endsWith(text) ? { mono: true } : plain

/** Strips marks, fields and notes from spans, for the line of the contents. */
export function bareSpans(spans: readonly Span[]): Span[] {
  return spans.flatMap(span => {
    switch (span.kind) {
      case 'note':
      case 'entry':
        return []
      case 'bookmark':
      case 'control':
      case 'commented':
        return bareSpans(span.spans)
      case 'break':
        return [textSpan(' ')]
      case 'field':
      case 'link':
        return [textSpan(span.text, span.face)]
      default:
        return [span]
    }
  })
}
