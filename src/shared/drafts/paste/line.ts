import type { Mark } from '../../french/run.ts'
import type { Inline } from '../model.ts'

/** An element of a line being read: a run of text, a break, a link or a note. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string; readonly marks: readonly Mark[] }
  | { readonly kind: 'break' }
  | { readonly kind: 'atom'; readonly inline: Inline }

// seen by nobody: soft hyphens, zero-width spaces, byte order marks, what no file may hold, and what turns the line over, so
// that the page would show other words than the file holds
const UNSEEN =
  /(?![\t\n\v\f\r])\p{Cc}|[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff]/gu
/** where French typography wants a space that does not break */
const FIRM =
  /(?<=[«“(]|\d|n°|nos|§|\b(?:art|al|p|pp|pt|pts|cons|ch|M|MM)\.|\b(?:Mme|Mmes|Me|Mes)|\b[LRDA]\.|–|—)[\u00a0\u202f](?=\S)|(?<=\S)[\u00a0\u202f](?=[»”:;!?%€§°]|\d|–|—)/gu

/** Spaces of a page, which come one by one; the firm ones stay where they mean something, a page being full of others. */
export function squeeze(text: string): string {
  if (!/[\u00a0\u202f]/.test(text)) return text.replace(/[ \t\n\r\f\v\u2000-\u200a\u3000]+/g, ' ')
  const firm = text.replace(FIRM, space => (space === '\u00a0' ? '\ue000' : '\ue001'))
  return firm
    .replace(/[ \t\n\r\f\v\u00a0\u202f\u2000-\u200a\u3000]+/g, ' ')
    .replace(/ ?\ue000 ?/g, '\u00a0')
    .replace(/ ?\ue001 ?/g, '\u202f')
}

/** Text without what nobody sees in it; the private marks above are never in it. */
export const visibleText = (text: string): string => text.replace(UNSEEN, '').replace(/[\ue000\ue001]/g, '')

/** The lines between breaks. */
export function splitAtBreaks(pieces: readonly Piece[]): Piece[][] {
  const lines: Piece[][] = [[]]
  for (const piece of pieces) {
    if (piece.kind === 'break') lines.push([])
    else lines.at(-1)?.push(piece)
  }
  return lines
}

/** The text of a line; a note or a link of it counts for what it shows. */
export const lineText = (pieces: readonly Piece[]): string =>
  pieces
    .map(piece => {
      if (piece.kind === 'text') return piece.text
      if (piece.kind === 'break') return '\n'
      return piece.inline.kind === 'link' ? piece.inline.text : ''
    })
    .join('')

/** Whether there is anything to keep. */
export const isBlank = (pieces: readonly Piece[]): boolean =>
  pieces.every(piece => piece.kind === 'break' || (piece.kind === 'text' && /^\s*$/.test(piece.text)))

/** The inlines of a line: spaces squeezed across runs, none at its ends unless `open`, runs of one face joined. */
export function toInlines(pieces: readonly Piece[], open = false): Inline[] {
  const runs = joinPieces(pieces)
  const text = squeezedRuns(runs)
  const inlines: Inline[] = []
  for (const [at, piece] of runs.entries()) {
    if (piece.kind === 'break') inlines.push({ kind: 'linebreak' })
    else if (piece.kind === 'atom') inlines.push(piece.inline)
    else {
      const own = text[at] ?? ''
      if (own)
        inlines.push({ kind: 'text', text: own, ...(piece.marks.length && { marks: [...piece.marks] }) })
    }
  }
  return open ? inlines : trimInlines(inlines)
}

const isNote = (piece: Piece | undefined): boolean => piece?.kind === 'atom' && piece.inline.kind === 'note'

const joinPieces = (pieces: readonly Piece[]): Piece[] => {
  const runs: Piece[] = []
  for (const [at, piece] of pieces.entries()) {
    const last = runs.at(-1)
    if (piece.kind === 'text' && /^[\s,;]+$/.test(piece.text) && isNote(last) && isNote(pieces[at + 1]))
      // the comma between two calls
      continue
    if (piece.kind === 'text' && last?.kind === 'text' && last.marks.join() === piece.marks.join())
      runs[runs.length - 1] = { ...last, text: last.text + piece.text }
    else if (piece.kind === 'atom' && piece.inline.kind === 'link') runs.push(...spacesOut(piece.inline))
    else runs.push(piece)
  }
  return runs
}

/** A link without the spaces at its ends, which are the sentence's. */
const spacesOut = (link: Extract<Inline, { kind: 'link' }>): Piece[] => {
  const text = squeeze(visibleText(link.text)).trim()
  const space = (edge: RegExp): Piece[] =>
    edge.test(link.text) ? [{ kind: 'text', text: ' ', marks: [] }] : []
  const atom: Piece[] = text ? [{ kind: 'atom', inline: { ...link, text } }] : []
  return [...space(/^\s/), ...atom, ...space(/\s$/)]
}

/** The text each run keeps: a space belongs to one run only. */
function squeezedRuns(runs: readonly Piece[]): string[] {
  let endsInSpace = false
  return runs.map(run => {
    if (run.kind !== 'text') {
      endsInSpace = run.kind === 'break'
      return ''
    }
    let text = squeeze(visibleText(run.text))
    if (endsInSpace) text = text.replace(/^ /, '')
    if (text) endsInSpace = /\s$/.test(text)
    return text
  })
}

const trimInlines = (inlines: Inline[]): Inline[] => {
  const all = [...inlines]
  const clean = (at: 0 | -1, edge: RegExp): void => {
    for (;;) {
      const one = all.at(at)
      if (one?.kind === 'linebreak') at === 0 ? all.shift() : all.pop()
      else if (one?.kind === 'text') {
        const text = one.text.replace(edge, '')
        if (text === one.text) return
        if (text) {
          all[at === 0 ? 0 : all.length - 1] = { ...one, text }
          return
        }
        at === 0 ? all.shift() : all.pop()
      } else return
    }
  }
  clean(0, /^[\s\u00a0\u202f]+/)
  clean(-1, /[\s\u00a0\u202f]+$/)
  return all
    .map((one, at) => {
      // a space at the end of a line within the block shows nothing
      if (one.kind !== 'text' || all[at + 1]?.kind !== 'linebreak') return one
      return { ...one, text: one.text.replace(/ +$/, '') }
    })
    .filter(one => one.kind !== 'text' || one.text !== '')
}
