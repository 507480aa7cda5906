import { heldSigns } from '../../../shared/french/page/hard-spaces.ts'
import { raisedEndings } from '../../../shared/french/page/raised-endings.ts'
import type { Para, Piece, Span } from '../layout/pieces.ts'

type TextSpan = Extract<Span, { kind: 'text' }>

/** The words of a line end to end, and where each text of it begins. */
interface Words {
  text: string
  readonly places: Map<TextSpan, number>
}

/** Stand for what is no word of the line: a page not yet known, a tab, the call of a note. */
const HOLE = '\ufffc'
const BOUNDARY = '\u0001'
const NO_BREAK_SPACE = '\u00a0'
const NO_BREAK_HYPHEN = '\u2011'

/** Sets pieces as French typography asks: see `setLine`. */
export const setPieces = (pieces: readonly Piece[]): Piece[] =>
  pieces.map(piece =>
    piece.kind === 'para'
      ? setPara(piece)
      : { ...piece, rows: piece.rows.map(row => row.map(cell => cell.map(setPara))) },
  )

/** A paragraph set so. */
export function setPara(para: Para): Para {
  const spans = setLine(para.spans)
  return spans === para.spans ? para : { ...para, spans }
}

/**
 * Holds numbers to what they number and days to their month, and sets the endings of ordinals above the line, over the whole of a line:
 * the word and its number may come from two references. Fixed-width text and addresses stay as they are, and so do the letters, so
 * that nothing here is an edit when the file comes back. Returns the line itself where there is nothing to do.
 */
function setLine(spans: readonly Span[]): readonly Span[] {
  const words: Words = { text: '', places: new Map() }
  const notes = gatherWords(spans, words)
  const { spaces, hyphens } = heldSigns(words.text)
  const raised = raisedEndings(words.text)
  if (spaces.length + hyphens.length + raised.length === 0 && !notes) return spans
  const signs = new Map([
    ...spaces.map(at => [at, NO_BREAK_SPACE] as const),
    ...hyphens.map(at => [at, NO_BREAK_HYPHEN] as const),
  ])
  const setText = (span: TextSpan): readonly TextSpan[] => {
    const from = words.places.get(span)
    if (from === undefined) return [span]
    return raise({ ...span, text: hold(span.text, from, signs) }, from, raised)
  }
  const set = (some: readonly Span[]): Span[] =>
    some.flatMap((span): readonly Span[] => {
      if (span.kind === 'text') return setText(span)
      if (span.kind === 'note') return [{ ...span, spans: setLine(span.spans) }]
      return 'spans' in span ? [{ ...span, spans: set(span.spans) }] : [span]
    })
  return set(spans)
}

/** Adds the words of spans to those of the line; whether there is a note among them. */
function gatherWords(spans: readonly Span[], words: Words): boolean {
  let hasNote = false
  for (const span of spans)
    switch (span.kind) {
      case 'text':
        if (!span.face.mono) words.places.set(span, words.text.length)
        words.text += span.face.mono ? HOLE : span.text
        break
      case 'field':
        words.text += span.text
        break
      case 'page':
        // a number, whichever it will be
        words.text += '0'
        break
      case 'note':
        hasNote = true
        words.text += BOUNDARY
        break
      case 'tab':
      case 'break':
      case 'pages':
        words.text += BOUNDARY
        break
      case 'link':
        words.text += HOLE
        break
      case 'entry':
        break
      default:
        hasNote = gatherWords(span.spans, words) || hasNote
    }
  return hasNote
}

/** A text with its held signs, from its place in the line. */
function hold(text: string, from: number, signs: ReadonlyMap<number, string>): string {
  let out = text
  for (const [place, sign] of signs) {
    const at = place - from
    if (at >= 0 && at < text.length) out = out.slice(0, at) + sign + out.slice(at + 1)
  }
  return out
}

/** A text cut where letters of it stand above the line. */
function raise(span: TextSpan, from: number, raised: ReturnType<typeof raisedEndings>): readonly TextSpan[] {
  if (span.face.superscript || span.face.subscript) return [span]
  const end = from + span.text.length
  const parts: TextSpan[] = []
  let at = from
  const cutTo = (to: number, isRaised: boolean) => {
    const text = span.text.slice(at - from, to - from)
    if (text)
      parts.push({ ...span, text, ...(isRaised ? { face: { ...span.face, superscript: true } } : {}) })
    at = to
  }
  for (const one of raised) {
    if (one.end <= from || one.start >= end) continue
    cutTo(Math.max(one.start, from), false)
    cutTo(Math.min(one.end, end), true)
  }
  cutTo(end, false)
  return parts.length > 1 || raised.length > 0 ? parts : [span]
}
