import type { Assembled, Line } from '../assemble/assembled.ts'
import { isSign } from '../assemble/list-markers.ts'
import type { Mark } from '../model.ts'
import { type Pen, written } from './inline.ts'
import { type TellOptions, type Told, tell } from './told.ts'

/** A draft as Markdown, with the notes and tables most programs know. */
export const markdown = (assembled: Assembled, options?: TellOptions): string =>
  `${tell(assembled, options).map(block).join('\n\n').trim()}\n`

const signs: Readonly<Partial<Record<Mark, readonly [string, string]>>> = {
  bold: ['**', '**'],
  italic: ['*', '*'],
  underline: ['<u>', '</u>'],
  superscript: ['<sup>', '</sup>'],
  subscript: ['<sub>', '</sub>'],
}

const escaped = (text: string) =>
  text.replace(/[\\`*_[\]<>|~$]/g, sign => `\\${sign}`).replace(/&(?=#?\w+;)/g, '\\&')

const pen: Pen = {
  text: (text, marks) => {
    // a sign of emphasis must touch a word
    const [, before = '', words = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? []
    if (!words) return text
    const pairs = marks.flatMap(mark => (signs[mark] ? [signs[mark]] : []))
    const opened = pairs.map(([open]) => open).join('')
    const closed = pairs
      .map(([, close]) => close)
      .reverse()
      .join('')
    return `${before}${opened}${escaped(words)}${closed}${after}`
  },
  link: (text, url) => {
    const target = url.replace(/[\s<>]/g, sign => encodeURIComponent(sign))
    return text === url ? `<${target}>` : `[${escaped(text)}](<${target}>)`
  },
  note: number => `[^${number}]`,
  gap: text => `**${escaped(text)}**`,
  lineBreak: '\\\n',
}

const line = (some: Line) => written(some, pen)

/** What opens a line would make it a heading, a list or a quotation. */
const opening = (text: string) =>
  text.replace(/^(\d+)([.)])(?=\s)/, '$1\\$2').replace(/^([#+-])(?=\s|$)|^([=-]{2,})/, '\\$&')

function block(told: Told): string {
  switch (told.kind) {
    case 'title':
      return `${'#'.repeat(told.level)} ${line(told.line)}`
    case 'heading':
      return `${'#'.repeat(told.level + 1)} ${line(told.line)}`
    case 'paragraph': {
      const text = opening(line(told.line))
      if (told.tone === 'box') return quoted(text)
      return told.tone === 'strong' ? `**${text.replaceAll('**', '')}**` : text
    }
    case 'quote':
      return [...told.lines, ...(told.source.length > 0 ? [told.source] : [])]
        .map(one => quoted(opening(line(one))))
        .join('\n>\n')
    case 'list':
      return list(told)
    case 'table':
      return table(told)
    case 'image':
      return `*[Image${told.alt && `\u00a0: ${escaped(told.alt)}`}]*${told.caption.length > 0 ? `\n\n${line(told.caption)}` : ''}`
    case 'notes':
      return told.notes
        .map(note => `[^${note.number}]: ${line(note.line).replaceAll('\n', '\n    ')}`)
        .join('\n')
  }
}

/** The claims keep their own numbers, which no list of Markdown writes. */
function list({ markers, items }: Extract<Told, { kind: 'list' }>): string {
  if (markers[0] === '1°)') return items.map(item => `${escaped(item.label)} ${line(item.line)}`).join('\n\n')
  return items
    .map(item => {
      const mark = isSign(markers[0] ?? '•') || item.level > 0 ? '-' : `${item.n}.`
      return `${'    '.repeat(item.level)}${mark} ${opening(line(item.line))}`
    })
    .join('\n')
}

const quoted = (text: string) => text.replace(/^/gm, '> ')

function table({ rows, header, aligns, caption }: Extract<Told, { kind: 'table' }>): string {
  const cells = rows.map(row => row.map(cell => line(cell).replaceAll('\\\n', '<br>')))
  const columns = Math.max(1, ...cells.map(row => row.length))
  const bar = Array.from({ length: columns }, (_, at) => rules[aligns[at] ?? 'left'])
  const head = header ? (cells[0] ?? []) : bar.map(() => '')
  const row = (some: readonly string[]) => `| ${some.join(' | ')} |`
  const all = [row(head), row(bar), ...cells.slice(header ? 1 : 0).map(row)]
  return [...(caption.length > 0 ? [`**${line(caption).replaceAll('**', '')}**`, ''] : []), ...all].join('\n')
}

const rules = { left: '---', center: ':-:', right: '--:' } as const
