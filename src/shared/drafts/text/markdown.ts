import type { Mark } from '../../french/run.ts'
import type { Assembled, Line } from '../assemble/assembled.ts'
import { isSign } from '../assemble/list-markers.ts'
import { type Pen, writeLine } from './inline.ts'
import { type TellOptions, type TextBlock, tell } from './text-blocks.ts'

/** A draft as Markdown, with the notes and tables most programs know. */
export const markdown = (document: Assembled, options?: TellOptions): string =>
  `${tell(document, options).map(block).join('\n\n').trim()}\n`

const signs: Readonly<Partial<Record<Mark, readonly [string, string]>>> = {
  bold: ['**', '**'],
  italic: ['*', '*'],
  underline: ['<u>', '</u>'],
  superscript: ['<sup>', '</sup>'],
  subscript: ['<sub>', '</sub>'],
}

const escapeMarkdown = (text: string) =>
  text.replace(/[\\`*_[\]<>|~$]/g, sign => `\\${sign}`).replace(/&(?=#?\w+;)/g, '\\&')

const pen: Pen = {
  text: (text, marks) => {
    // a sign of emphasis must touch a word
    const [, before = '', words = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? []
    if (!words) return text
    const pairs = marks.flatMap(mark => (signs[mark] ? [signs[mark]] : []))
    const openings = pairs.map(([open]) => open).join('')
    const closing = pairs
      .map(([, close]) => close)
      .reverse()
      .join('')
    return `${before}${openings}${escapeMarkdown(words)}${closing}${after}`
  },
  link: (text, url) => {
    const target = url.replace(/[\s<>]/g, sign => encodeURIComponent(sign))
    return text === url ? `<${target}>` : `[${escapeMarkdown(text)}](<${target}>)`
  },
  note: number => `[^${number}]`,
  gap: text => `**${escapeMarkdown(text)}**`,
  lineBreak: '\\\n',
}

const line = (some: Line) => writeLine(some, pen)

/** Escapes the beginning of a line that would make it a heading, a list or a quotation. */
const opening = (text: string) =>
  text.replace(/^(\d+)([.)])(?=\s)/, '$1\\$2').replace(/^([#+-])(?=\s|$)|^([=-]{2,})/, '\\$&')

function block(textBlock: TextBlock): string {
  switch (textBlock.kind) {
    case 'title':
      return `${'#'.repeat(textBlock.level)} ${line(textBlock.line)}`
    case 'heading':
      return `${'#'.repeat(textBlock.level + 1)} ${line(textBlock.line)}`
    case 'paragraph': {
      const text = opening(line(textBlock.line))
      if (textBlock.tone === 'box') return quoteLines(text)
      return textBlock.tone === 'strong' ? `**${text.replaceAll('**', '')}**` : text
    }
    case 'quote':
      return [...textBlock.lines, ...(textBlock.source.length > 0 ? [textBlock.source] : [])]
        .map(one => quoteLines(opening(line(one))))
        .join('\n>\n')
    case 'list':
      return list(textBlock)
    case 'table':
      return table(textBlock)
    case 'image':
      return `*[Image${textBlock.alt && `\u00a0: ${escapeMarkdown(textBlock.alt)}`}]*${textBlock.caption.length > 0 ? `\n\n${line(textBlock.caption)}` : ''}`
    case 'notes':
      return textBlock.notes
        .map(note => `[^${note.number}]: ${line(note.line).replaceAll('\n', '\n    ')}`)
        .join('\n')
  }
}

/** The claims keep their own numbers, which no list of Markdown writes. */
function list({ markers, items }: Extract<TextBlock, { kind: 'list' }>): string {
  if (markers[0] === '1°)')
    return items.map(item => `${escapeMarkdown(item.label)} ${line(item.line)}`).join('\n\n')
  return items
    .map(item => {
      const mark = isSign(markers[0] ?? '•') || item.level > 0 ? '-' : `${item.n}.`
      return `${'    '.repeat(item.level)}${mark} ${opening(line(item.line))}`
    })
    .join('\n')
}

const quoteLines = (text: string) => text.replace(/^/gm, '> ')

function table({ rows, header, aligns, caption }: Extract<TextBlock, { kind: 'table' }>): string {
  const cells = rows.map(row => row.map(cell => line(cell).replaceAll('\\\n', '<br>')))
  const columns = Math.max(1, ...cells.map(row => row.length))
  const bar = Array.from({ length: columns }, (_, at) => rules[aligns[at] ?? 'left'])
  const head = header ? (cells[0] ?? []) : bar.map(() => '')
  const row = (some: readonly string[]) => `| ${some.join(' | ')} |`
  const all = [row(head), row(bar), ...cells.slice(header ? 1 : 0).map(row)]
  return [...(caption.length > 0 ? [`**${line(caption).replaceAll('**', '')}**`, ''] : []), ...all].join('\n')
}

const rules = { left: '---', center: ':-:', right: '--:' } as const
