import { dayFigures } from '../../french/dates.ts'
import { escapeXml } from '../../kernel/escape.ts'
import { caption, stageHead } from './bill-table.ts'
import { type Cell, type FateLook, matrixOf } from './fate.ts'
import type { Bill } from './model.ts'

const colours: Readonly<Record<FateLook['tone'], string>> = {
  in: '#f6dcd6',
  changed: '#f8edcc',
  part: '#dfe7f2',
  out: '#dcebdc',
  unknown: '#ffffff',
}
const size = { first: 250, column: 150, line: 15, pad: 8, head: 12, text: 11, margin: 24 }
const face = 'font-family="Liberation Sans, Arial, Helvetica, sans-serif"'

/** The table of a bill as a drawing (SVG), readable without its colours: each cell has its sign and its words. */
export function billPicture(bill: Bill, day: string): string {
  const { stages, rows } = matrixOf(bill)
  const width = size.margin * 2 + size.first + stages.length * size.column
  const out: string[] = []
  let y = size.margin
  for (const line of wrap(bill.title, width - size.margin * 2, 17)) {
    y += 21
    out.push(words(size.margin, y, line, 17, 'bold'))
  }
  y += 5
  for (const line of wrap(caption(bill, day), width - size.margin * 2, 11)) {
    y += 15
    out.push(words(size.margin, y, line, 11, 'normal', '#5b554c'))
  }
  y += 14
  const heads = stages.map(stage =>
    stageHead(stage).flatMap((text, at) =>
      wrap(text, size.column - size.pad * 2, size.head).map(line => ({ line, strong: at === 0 })),
    ),
  )
  const headHeight = Math.max(1, ...heads.map(lines => lines.length)) * size.line + size.pad * 2
  out.push(words(size.margin + size.pad, y + size.pad + size.head, 'Mesure', size.head, 'bold'))
  for (const [at, lines] of heads.entries())
    for (const [n, { line, strong }] of lines.entries())
      out.push(
        words(
          left(at) + size.pad,
          y + size.pad + size.head + n * size.line,
          line,
          size.head,
          strong ? 'bold' : 'normal',
        ),
      )
  y += headHeight
  for (const { measure, cells } of rows) {
    const title = wrap(measure.title, size.first - size.pad * 2, size.text + 1)
    const under = [
      measure.article && `art. ${measure.article}`,
      measure.certainty === 'to-verify' ? 'à vérifier' : '',
    ]
      .filter(Boolean)
      .join(' — ')
    const texts = cells.map(cellLines)
    const height =
      Math.max(title.length + (under ? 1 : 0), ...texts.map(lines => lines.length)) * size.line + size.pad * 2
    out.push(rule(size.margin, y, width - size.margin))
    for (const [n, line] of title.entries())
      out.push(
        words(size.margin + size.pad, y + size.pad + size.text + n * size.line, line, size.text + 1, 'bold'),
      )
    if (under)
      out.push(
        words(
          size.margin + size.pad,
          y + size.pad + size.text + title.length * size.line,
          under,
          size.text,
          'normal',
          '#5b554c',
        ),
      )
    for (const [at, cell] of cells.entries()) {
      out.push(box(left(at), y + 2, cell.look.tone, height - 4))
      for (const [n, line] of (texts[at] ?? []).entries())
        out.push(
          words(
            left(at) + size.pad,
            y + size.pad + size.text + n * size.line,
            line,
            size.text,
            n === 0 ? 'bold' : 'normal',
          ),
        )
    }
    y += height
  }
  out.push(rule(size.margin, y, width - size.margin))
  y += 22
  out.push(words(size.margin, y, legend, 11, 'normal', '#5b554c'))
  if (bill.note)
    for (const line of wrap(bill.note, width - size.margin * 2, 11)) {
      y += 16
      out.push(words(size.margin, y, line, 11, 'normal', '#5b554c'))
    }
  const height = y + size.margin
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeXml(bill.title)}"><rect width="100%" height="100%" fill="#fffefb"/>${out.join('')}</svg>`
}

const legend =
  '●  + ↺ § ✓ : la mesure tient ; ≈ : modifiée ; ◐ : censurée en partie ; ✕ ⊘ : supprimée, absente ou censurée ; ? : non connu.'

const left = (column: number): number => size.margin + size.first + column * size.column

/** The sign and the word of a cell, then its own words, its date and what is doubtful. */
function cellLines(cell: Cell): string[] {
  const { look, fate } = cell
  const head = `${look.sign} ${look.word}`
  const rest = fate?.outcome && fate.outcome !== look.word ? fate.outcome : ''
  const more = [
    cell.article ? `art. ${cell.article}` : '',
    fate?.date ? `le ${dayFigures(fate.date)}` : '',
    cell.toVerify ? 'à vérifier' : '',
  ]
  return [head, rest, ...more]
    .filter(Boolean)
    .flatMap(text => wrap(text, size.column - size.pad * 2, size.text))
}

/** Lines of at most that width, by the mean width of a letter. */
function wrap(text: string, width: number, height: number): string[] {
  const maxLetters = Math.max(8, Math.floor(width / (height * 0.53)))
  const lines: string[] = []
  for (const word of text.split(/[ \n]+/).filter(Boolean)) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length + 1 <= maxLetters)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

const words = (
  x: number,
  y: number,
  text: string,
  height: number,
  weight: string,
  fill = '#1f1c18',
): string =>
  `<text x="${x}" y="${y}" ${face} font-size="${height}" font-weight="${weight}" fill="${fill}">${escapeXml(text)}</text>`
const rule = (x: number, y: number, to: number): string =>
  `<line x1="${x}" y1="${y}" x2="${to}" y2="${y}" stroke="#d9d3c8"/>`
const box = (x: number, y: number, tone: FateLook['tone'], height: number): string =>
  `<rect x="${x + 2}" y="${y}" width="${size.column - 4}" height="${height}" rx="3" fill="${colours[tone]}"${tone === 'unknown' ? ' stroke="#b9b2a4" stroke-dasharray="3 3"' : ''}/>`
