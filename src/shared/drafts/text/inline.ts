import type { Mark } from '../../french/run.ts'
import type { Line, PrintedInline } from '../assemble/assembled.ts'

/** How a format writes what stands in a line. */
export interface Pen {
  readonly text: (text: string, marks: readonly Mark[]) => string
  readonly link: (text: string, url: string) => string
  readonly note: (number: number) => string
  readonly gap: (text: string) => string
  readonly lineBreak: string
}

/** A line written by a pen; neighbours of one appearance are written as one. */
export function writeLine(line: Line, pen: Pen): string {
  let out = ''
  let stretch: { text: string; marks: readonly Mark[] } | undefined
  const flush = () => {
    if (stretch?.text) out += pen.text(stretch.text, stretch.marks)
    stretch = undefined
  }
  const say = (text: string, marks: readonly Mark[] = []) => {
    if (stretch && stretch.marks.join() === marks.join()) stretch.text += text
    else {
      flush()
      stretch = { text, marks }
    }
  }
  for (const inline of line) {
    const words = wordsOf(inline)
    if (words) for (const run of words) say(run.text, run.marks)
    else {
      flush()
      out += writeInline(inline, pen)
    }
  }
  flush()
  return out
}

function wordsOf(inline: PrintedInline): readonly { text: string; marks?: readonly Mark[] }[] | undefined {
  switch (inline.kind) {
    case 'run':
    case 'ref':
      return [inline]
    case 'citation':
      return inline.runs
    case 'exhibit':
      return [{ text: `${inline.before}${inline.number}${inline.after}`, marks: ['bold'] }]
    default:
      return undefined
  }
}

function writeInline(inline: PrintedInline, pen: Pen): string {
  switch (inline.kind) {
    case 'linebreak':
      return pen.lineBreak
    case 'link':
      return pen.link(inline.text, inline.url)
    case 'note':
      return pen.note(inline.number)
    case 'gap':
      return pen.gap(inline.text)
    default:
      return ''
  }
}
