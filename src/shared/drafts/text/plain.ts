import type { Assembled, Line } from '../assemble/assembled.ts'
import { type Pen, written } from './inline.ts'
import { type TellOptions, type Told, tell } from './told.ts'

/** A draft as plain text: for a form, a message, a machine. */
export const plainText = (assembled: Assembled, options?: TellOptions): string =>
  `${tell(assembled, options).map(block).join('\n\n').trim()}\n`

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

const line = (some: Line) => written(some, pen)
const caption = (some: Line) => (some.length > 0 ? [line(some)] : [])

function block(told: Told): string {
  switch (told.kind) {
    case 'title':
      return underlined(line(told.line), told.level === 1 ? '=' : '-')
    case 'heading':
      return told.level === 1 ? line(told.line).toLocaleUpperCase('fr') : line(told.line)
    case 'paragraph':
      return line(told.line)
    case 'quote':
      return [...told.lines, ...(told.source.length > 0 ? [told.source] : [])]
        .map(one => `    ${line(one).replaceAll('\n', '\n    ')}`)
        .join('\n')
    case 'list':
      return told.items.map(item => `${'  '.repeat(item.level)}${item.label} ${line(item.line)}`).join('\n')
    case 'table': {
      const rows = told.rows.map(row => row.map(cell => line(cell).replaceAll('\n', ' ')).join(' | '))
      return [...caption(told.caption), ...rows].join('\n')
    }
    case 'image':
      return [`[Image${told.alt && `\u00a0: ${told.alt}`}]`, ...caption(told.caption)].join('\n')
    case 'notes':
      return ['Notes', ...told.notes.map(note => `[${note.number}] ${line(note.line)}`)].join('\n')
  }
}

const underlined = (text: string, sign: string) => `${text}\n${sign.repeat(Math.min(72, text.length))}`
