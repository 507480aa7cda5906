import type { Para, Piece, Span } from '../layout/pieces.ts'

/** A label and a number typed at the head of a caption. */
const TYPED_NUMBER =
  /^(Tableau|Figure|Image|Illustration|Photo|Photographie|Carte|Graphique|Schéma)(\s+)(\d{1,4})(?!\d)/u

/**
 * Makes the number typed after « Tableau » or « Figure » at the head of a caption a field of Word, which numbers it again when a caption
 * is put before it and lists it in a table of figures. Not a word of the page changes. A caption without a number has no field: a hidden
 * one would be counted in Word, and printed by LibreOffice.
 */
export function withCaptionFields(pieces: readonly Piece[]): Piece[] {
  const numbers = new Map<string, number>()
  return pieces.map(piece =>
    piece.kind === 'para' && piece.style === 'Caption' ? numbered(piece, numbers) : piece,
  )
}

function numbered(caption: Para, numbers: Map<string, number>): Para {
  const [first, ...rest] = caption.spans
  const [head, word = '', space = '', typed = ''] =
    first?.kind === 'text' ? (TYPED_NUMBER.exec(first.text) ?? []) : []
  if (first?.kind !== 'text' || head === undefined) return caption
  const number = Number(typed)
  // Word counts from the caption before: one typed otherwise says where it starts again
  const start = number === (numbers.get(word) ?? 0) + 1 ? '' : ` \\r ${number}`
  numbers.set(word, number)
  const tail = first.text.slice(head.length)
  const spans: Span[] = [
    { ...first, text: word + space },
    { kind: 'field', instruction: `SEQ ${word} \\* ARABIC${start}`, text: typed, face: first.face },
    ...(tail ? [{ ...first, text: tail }] : []),
    ...rest,
  ]
  return { ...caption, spans }
}
