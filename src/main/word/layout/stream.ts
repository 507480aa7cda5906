import type { Format, Look } from '../looks/look.ts'
import { TWIPS_PER_HALF_POINT } from '../looks/units.ts'
import { type FaceWidths, faceWidths } from '../metrics/widths.ts'
import type { Face, Para, Span } from './pieces.ts'

/** Stands for a tab, a line break and the call of a note in the stream of a paragraph. */
export const signs = { tab: '\t', lineBreak: '\n', note: '\u0001' } as const

/** A paragraph as one string with the width of each character, in twips: what is broken into lines. */
export interface Stream {
  readonly text: string
  readonly widths: Float64Array
  /** width of a space of the face each character stands in, and which stretch of one face it belongs to */
  readonly portions: Uint16Array
  readonly spaces: readonly number[]
  /** width of a hyphen of the face of each stretch */
  readonly hyphens: readonly number[]
  /** the face of each stretch */
  readonly faces: readonly Face[]
  readonly notes: readonly { readonly at: number; readonly note: Extract<Span, { kind: 'note' }> }[]
  readonly bookmarks: readonly { readonly at: number; readonly name: string }[]
}

/** Text of a `page` or `pages` span before its pages are known, and after. */
export type PageText = (span: Extract<Span, { kind: 'page' | 'pages' }>) => string

interface Piece {
  readonly text: string
  readonly face: Face
}

/** Lays the spans of a paragraph end to end and measures them. */
export function streamOf(para: Para, look: Look, pageText: PageText): Stream {
  const format = look.styles[para.style]
  const pieces: Piece[] = []
  const notes: { at: number; note: Extract<Span, { kind: 'note' }> }[] = []
  const bookmarks: { at: number; name: string }[] = []
  let length = 0
  const add = (text: string, face: Face) => {
    pieces.push({ text, face })
    length += text.length
  }
  const walk = (span: Span) => {
    switch (span.kind) {
      case 'tab':
        return add(signs.tab, {})
      case 'break':
        return add(signs.lineBreak, {})
      case 'note':
        notes.push({ at: length, note: span })
        return add(signs.note, { superscript: true, size: -span.number })
      case 'bookmark':
        bookmarks.push({ at: length, name: span.name })
        return span.spans.forEach(walk)
      case 'control':
      case 'commented':
        return span.spans.forEach(walk)
      case 'entry':
        return
      case 'page':
      case 'pages':
        return add(pageText(span), span.face)
      default:
        return add(span.text, span.face)
    }
  }
  para.spans.forEach(walk)
  return measurePieces(pieces, length, format, look, notes, bookmarks)
}

function measurePieces(
  pieces: readonly Piece[],
  length: number,
  format: Format,
  look: Look,
  notes: Stream['notes'],
  bookmarks: Stream['bookmarks'],
): Stream {
  const widths = new Float64Array(length)
  const portions = new Uint16Array(length)
  const spaces: number[] = []
  const hyphens: number[] = []
  let at = 0
  for (const [index, piece] of pieces.entries()) {
    const { table, size } = typeface(piece.face, format, look)
    if (piece.text === signs.note) {
      widths[at] = String(-(piece.face.size ?? 0)).length * (table.of[0x31] ?? 0.5) * size * RAISED_SCALE
    } else {
      widen(
        format.caps ? piece.text.toLocaleUpperCase('fr') : piece.text,
        format.smallcaps ? { ...piece.face, smallcaps: true } : piece.face,
        table,
        size,
        format.spacing,
        widths,
        at,
      )
    }
    const small = piece.face.superscript || piece.face.subscript ? RAISED_SCALE : 1
    spaces.push((table.of[0x20] ?? 0.25) * size * small)
    hyphens.push((table.of[0x2d] ?? 0.33) * size * small)
    portions.fill(index, at, at + piece.text.length)
    at += piece.text.length
  }
  const faces = pieces.map(piece => piece.face)
  const text = pieces.map(piece => piece.text).join('')
  return { text, widths, portions, spaces, hyphens, faces, notes, bookmarks }
}

/** Raised and small letters, as a share of the size. */
export const RAISED_SCALE = 0.58
const SMALL_CAPS_SCALE = 0.8

function widen(
  text: string,
  face: Face,
  table: FaceWidths,
  size: number,
  spacing: number,
  into: Float64Array,
  from: number,
) {
  const scale = face.superscript || face.subscript ? size * RAISED_SCALE : size
  for (let index = 0; index < text.length; index += 1) {
    const sign = text[index] ?? ''
    const capital = face.smallcaps ? sign.toLocaleUpperCase('fr') : sign
    const shrunk = capital === sign ? scale : scale * SMALL_CAPS_SCALE
    const code = capital === '\u2011' ? 0x2d : capital.charCodeAt(0)
    into[from + index] = (table.of[code] ?? 0.5) * shrunk + spacing
  }
  for (const [pair, gain] of table.ligatures) {
    for (let at = text.indexOf(pair); at >= 0; at = text.indexOf(pair, at + 2))
      into[from + at] = (into[from + at] ?? 0) + gain * scale
  }
}

function typeface(face: Face, format: Format, look: Look): { table: FaceWidths; size: number } {
  const mono = face.mono || format.mono
  const family = mono ? look.metrics.mono : (format.font?.family ?? look.metrics.text)
  const scale = mono ? 1 : (format.font?.scale ?? 1)
  const halfPoints = face.size && face.size > 0 ? face.size : format.size
  const table = faceWidths(family, format.bold || face.bold === true, face.italic ?? format.italic)
  return { table, size: halfPoints * TWIPS_PER_HALF_POINT * scale }
}
