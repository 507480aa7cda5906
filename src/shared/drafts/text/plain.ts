import type { Assembled, Line } from '../assemble/assembled.ts'
import { type Pen, writeLine } from './inline.ts'
import { type TellOptions, type TextBlock, tell } from './text-blocks.ts'

/** A draft as plain text: for a form, a message, a machine. */
export const plainText = (document: Assembled, options?: TellOptions): string =>
  `${tell(document, options).map(block).join('\n\n').trim()}\n`

const pen: Pen = {
  text: text => even(text),
  link: (text, url) => (text === url || url === `mailto:${text}` ? text : `${even(text)} <${url}>`),
  note: number => ` [${number}]`,
  gap: even,
  lineBreak: '\n',
}

/** The narrow space and the hyphen that does not break are shown as boxes by old programs. */
function even(text: string): string {
  return text.replace(/[\u202f\u2007]/g, '\u00a0').replace(/\u2011/g, '-')
}

const line = (some: Line) => writeLine(some, pen)
const caption = (some: Line) => (some.length > 0 ? [line(some)] : [])

function block(textBlock: TextBlock): string {
  switch (textBlock.kind) {
    case 'title':
      return underline(line(textBlock.line), textBlock.level === 1 ? '=' : '-')
    case 'heading':
      return textBlock.level === 1 ? line(textBlock.line).toLocaleUpperCase('fr') : line(textBlock.line)
    case 'paragraph':
      return line(textBlock.line)
    case 'quote':
      return [...textBlock.lines, ...(textBlock.source.length > 0 ? [textBlock.source] : [])]
        .map(one => `    ${line(one).replaceAll('\n', '\n    ')}`)
        .join('\n')
    case 'list':
      return textBlock.items
        .map(item => `${'  '.repeat(item.level)}${item.label} ${line(item.line)}`)
        .join('\n')
    case 'table': {
      const rows = textBlock.rows.map(row => row.map(cell => line(cell).replaceAll('\n', ' ')).join(' | '))
      return [...caption(textBlock.caption), ...rows].join('\n')
    }
    case 'image':
      return [`[Image${textBlock.alt && `\u00a0: ${textBlock.alt}`}]`, ...caption(textBlock.caption)].join(
        '\n',
      )
    case 'notes':
      return ['Notes', ...textBlock.notes.map(note => `[${note.number}] ${line(note.line)}`)].join('\n')
  }
}

const underline = (text: string, sign: string) => `${text}\n${sign.repeat(Math.min(72, text.length))}`
