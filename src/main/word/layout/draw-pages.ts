import { isSign } from '../../../shared/drafts/assemble/list-markers.ts'
import type { DrawnPage, DrawnPicture, DrawnText } from '../../../shared/word/drawn-page.ts'
import { LIST_GAP, margin } from '../looks/association.ts'
import { type Format, type Look, textWidth } from '../looks/look.ts'
import { BASELINE_SHARE, HALF_POINTS_PER_POINT, TWIPS_PER_POINT } from '../looks/units.ts'
import { cellMargins } from './grid.ts'
import type { Layout } from './layout.ts'
import { labelWidth, type ParaLines } from './paragraph-lines.ts'
import type { Figure, Grid, Para, Piece } from './pieces.ts'
import { RAISED_SCALE, type Stream, signs } from './stream.ts'
import { isCut } from './word-cuts.ts'

/** Draws pages of a document as words at their places, in points, for a small preview. */
export function drawPages(
  pieces: readonly Piece[],
  look: Look,
  layout: Layout,
  pageNumbers: readonly number[],
): DrawnPage[] {
  const rows = pieces.flatMap((piece): readonly (Para | Row)[] =>
    piece.kind === 'para' ? [piece] : piece.rows.map((_, index) => ({ grid: piece, index })),
  )
  return pageNumbers.map(number => ({
    number,
    width: look.page.width / TWIPS_PER_POINT,
    height: look.page.height / TWIPS_PER_POINT,
    face: look.metrics.text,
    texts: layout.blocks
      .flatMap(({ paras, pages, tops }, at) => {
        const piece = rows[at]
        if (!piece) return []
        if ('grid' in piece) return pages[0] === number ? cells(piece, paras, tops[0] ?? 0, look) : []
        const [paraLines] = paras
        return paraLines
          ? drawLines(paraLines, look, line => (pages[line] === number ? tops[line] : undefined), 0)
          : []
      })
      .map(one => toPoints(one, look)),
    rules: [],
    pictures: layout.blocks.flatMap(({ pages, tops }, at) => {
      const piece = rows[at]
      if (!piece || 'grid' in piece || !piece.picture || pages[0] !== number) return []
      const left = look.page.left + (textWidth(look) - piece.picture.width) / 2
      return [drawnPicture(piece.picture, left, look.page.top + (tops[0] ?? 0))]
    }),
  }))
}

/** A picture at its place on the paper, in twips from its corner. */
export const drawnPicture = (
  { hash, type, alt, width, height }: Figure,
  x: number,
  y: number,
): DrawnPicture => ({
  ...{ hash, type, alt },
  ...{
    x: x / TWIPS_PER_POINT,
    y: y / TWIPS_PER_POINT,
    width: width / TWIPS_PER_POINT,
    height: height / TWIPS_PER_POINT,
  },
})

interface Row {
  readonly grid: Grid
  readonly index: number
}

const toPoints = (text: DrawnText, { page }: Look): DrawnText => ({
  ...text,
  x: (text.x + page.left) / TWIPS_PER_POINT,
  y: (text.y + page.top) / TWIPS_PER_POINT,
  width: text.width / TWIPS_PER_POINT,
})

/** The words of a row, cell by cell. */
function cells({ grid, index }: Row, paras: readonly ParaLines[], top: number, look: Look): DrawnText[] {
  const byPara = new Map(paras.map(one => [one.para, one]))
  let x = 0
  return (grid.rows[index] ?? []).flatMap((cell, column) => {
    const from = x + cellMargins.left
    x += grid.columns[column] ?? 0
    let y = top + cellMargins.top
    return cell.flatMap(para => {
      const paraLines = byPara.get(para)
      if (!paraLines) return []
      const { line } = look.styles[para.style]
      const start = y
      y += paraLines.ends.length * line
      return drawLines(paraLines, look, at => start + at * line, from)
    })
  })
}

/** The lines of a paragraph that stand on the page, its number before the first. */
function drawLines(
  { para, stream, ends }: ParaLines,
  look: Look,
  topOf: (line: number) => number | undefined,
  from: number,
): DrawnText[] {
  const format = look.styles[para.style]
  const left = from + (para.left ?? format.left)
  const first = para.first ?? format.first
  const right = from + textWidth(look) - format.right
  const hasHangingNumber = para.numbering && first < 0
  let characters: Stream | undefined
  return ends.flatMap((end, line) => {
    const top = topOf(line)
    if (top === undefined) return []
    const start = ends[line - 1] ?? 0
    const x = left + (line > 0 ? 0 : hasHangingNumber ? 0 : first)
    const y = top + format.line * BASELINE_SHARE
    const label = line === 0 && hasHangingNumber ? [numberOf(para, { left, first, y }, look)] : []
    const last = line === ends.length - 1
    characters ??= stream()
    const isHyphenated = look.hyphenation !== undefined && isCut(characters.text, end)
    return [
      ...label,
      ...segments(para, characters, [start, end], { x, y, right, last, isHyphenated }, format),
    ]
  })
}

/** The number of a paragraph: that of a title begins its hanging, the others end where the text begins. */
function numberOf(
  para: Para,
  { left, first, y }: Record<'left' | 'first' | 'y', number>,
  look: Look,
): DrawnText {
  const format = look.styles[para.style]
  const { list, label } = para.numbering ?? { list: 'titles', label: '' }
  if (list === 'titles') return word(label, left + first, y, format)
  const { size, gap } =
    list === 'margin' ? margin : { size: format.size, gap: isSign(label) ? ' ' : LIST_GAP }
  return word(label, left - labelWidth(para, label + gap, look, size), y, { ...format, size })
}

const word = (text: string, x: number, y: number, format: Format): DrawnText => ({
  text,
  x,
  y,
  width: 0,
  size: format.size / HALF_POINTS_PER_POINT,
  bold: format.bold,
  italic: format.italic,
  underline: false,
  ...inkOf(format),
})

/** The ink of a style, where it is not that of the page. */
export const inkOf = ({ color }: Pick<Format, 'color'>) =>
  color && color !== 'auto' && color !== '000000' ? { color } : {}

interface Place {
  readonly x: number
  readonly y: number
  readonly right: number
  readonly last: boolean
  /** its last word is cut: a hyphen ends it */
  readonly isHyphenated: boolean
}

/** A line cut where its face changes and at its tabs, each piece at its place. */
function segments(
  para: Para,
  { text, widths, portions, faces, hyphens }: Stream,
  [start, end]: readonly [number, number],
  { x, y, right, last, isHyphenated }: Place,
  format: Format,
): DrawnText[] {
  let stop = end
  while (stop > start && /[ \n]/.test(text[stop - 1] ?? '')) stop -= 1
  const hasTab = text.slice(start, stop).includes(signs.tab)
  const hyphen = isHyphenated ? (hyphens[portions[stop - 1] ?? 0] ?? 0) : 0
  const natural = sum(widths, start, stop) + hyphen
  const spaces = text.slice(start, stop).split(' ').length - 1
  const align = para.align ?? format.align
  const loose = right - x - natural
  const spread = align === 'both' && !last && !hasTab && spaces > 0 ? loose / spaces : 0
  let at = x
  if (!hasTab && align === 'center') at += loose / 2
  if (!hasTab && align === 'right') at += loose
  const out: DrawnText[] = []
  let begin = start
  const flush = (to: number) => {
    const isEnd = isHyphenated && to === stop
    const printed = text.slice(begin, to).replaceAll(signs.note, '').replaceAll(signs.lineBreak, '')
    const words = isEnd ? `${printed}-` : printed
    const width =
      sum(widths, begin, to) + (isEnd ? hyphen : 0) + spread * (text.slice(begin, to).split(' ').length - 1)
    if (words.trim())
      out.push(drawSegment(words, { x: at, y, width }, faces[portions[begin] ?? 0] ?? {}, format))
    at += width
    begin = to
  }
  for (let index = start; index < stop; index += 1) {
    if (text[index] === signs.tab) {
      flush(index)
      begin = index + 1
      const next = format.tabs.find(tab => tab.at > at + 1)
      at = next?.align === 'right' ? next.at - sum(widths, begin, stop) : (next?.at ?? at + 400)
    } else if (portions[index] !== portions[begin]) flush(index)
  }
  flush(stop)
  return out
}

/** How far letters stand above and under their line, as a share of its size. */
const RISE = 0.33
const FALL = 0.08

function drawSegment(
  text: string,
  place: { x: number; y: number; width: number },
  face: Stream['faces'][number],
  format: Format,
): DrawnText {
  const size = (face.size && face.size > 0 ? face.size : format.size) / HALF_POINTS_PER_POINT
  const shift = face.superscript ? -RISE : face.subscript ? FALL : 0
  return {
    ...place,
    y: place.y + shift * size * TWIPS_PER_POINT,
    text: format.caps ? text.toLocaleUpperCase('fr') : text,
    size: shift === 0 ? size : size * RAISED_SCALE,
    bold: format.bold || face.bold === true,
    italic: face.italic ?? format.italic,
    underline: format.underline || face.underline === true,
    ...inkOf(face.color ? face : format),
    ...(face.highlight ? { marked: true } : {}),
  }
}

const sum = (widths: Float64Array, from: number, to: number) => {
  let all = 0
  for (let at = from; at < to; at += 1) all += widths[at] ?? 0
  return all
}
