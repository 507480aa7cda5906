import type { Mark } from '../../french/run.ts'
import { escapeXml } from '../../kernel/escape.ts'
import { type Letterhead, type Logo, linesOf } from '../../word/letterhead.ts'
import type { Assembled, Line } from '../assemble/assembled.ts'
import { isSign } from '../assemble/list-markers.ts'
import { spanAt } from '../editing/table-geometry.ts'
import type { ItemMarker } from '../model.ts'
import { type Pen, writeLine } from './inline.ts'
import { type Item, type TellOptions, type TextBlock, tell } from './text-blocks.ts'

interface PageOptions extends TellOptions {
  /** the bytes of the logo of the letterhead, in base64; without them its words stand alone */
  readonly logo?: string | undefined
}

/**
 * A draft as a page of HTML that a mail keeps: the plain elements, no class, no style, nothing fetched. Its letterhead stands around
 * it, as on paper.
 */
export function htmlPage(document: Assembled, options: PageOptions = {}): string {
  return `<!doctype html>\n<html lang="fr">\n<head>\n<meta charset="utf-8">\n<title>${escapeXml(document.title)}</title>\n</head>\n<body>\n${htmlLetter(document, options)}\n</body>\n</html>\n`
}

/** The logo at its size, the name, the lines under it and a rule; the lines of the foot after all. */
function letterheadOf(letterhead: Letterhead | undefined, bytes: string | undefined) {
  if (!letterhead) return { head: [], foot: [] }
  const { logo, name, lines, footer } = letterhead
  const under = linesOf(lines).map(escapeXml)
  const headLines = [...(name.trim() ? [`<strong>${escapeXml(name.trim())}</strong>`] : []), ...under]
  const head = [
    ...(logo && bytes ? [`<p>${logoImage(logo, bytes)}</p>`] : []),
    ...(headLines.length > 0 ? [`<p>${headLines.join('<br>')}</p>`] : []),
  ]
  const foot = linesOf(footer).map(escapeXml)
  return {
    head: head.length > 0 ? [...head, '<hr>'] : [],
    foot: foot.length > 0 ? ['<hr>', `<p><small>${foot.join('<br>')}</small></p>`] : [],
  }
}

const logoImage = ({ type, alt, size, height }: Logo, bytes: string): string => {
  const high = Math.round((height * 96) / 25.4)
  const wide = Math.round((high * size.width) / size.height)
  return `<img src="data:image/${type};base64,${bytes}" alt="${escapeXml(alt)}" width="${wide}" height="${high}">`
}

/** The body of a mail, within its letterhead where it has one. */
export function htmlLetter(document: Assembled, options: PageOptions = {}): string {
  const { head, foot } = letterheadOf(document.letterhead, options.logo)
  return [...head, htmlBody(document, options), ...foot].join('\n')
}

/** The same without a letterhead. */
export const htmlBody = (document: Assembled, options?: TellOptions): string =>
  tell(document, options).map(block).join('\n')

const elements: Readonly<Record<Mark, readonly [string, string]>> = {
  bold: ['<strong>', '</strong>'],
  italic: ['<em>', '</em>'],
  underline: ['<u>', '</u>'],
  smallcaps: ['', ''],
  superscript: ['<sup>', '</sup>'],
  subscript: ['<sub>', '</sub>'],
  mono: ['<code>', '</code>'],
}

const pen: Pen = {
  text: (text, marks) =>
    marks.reduce((inside, mark) => `${elements[mark][0]}${inside}${elements[mark][1]}`, escapeXml(text)),
  // an address that is none of the web's is shown, never followed
  link: (text, url) =>
    /^(https?|mailto):/i.test(url) ? `<a href="${escapeXml(url)}">${escapeXml(text)}</a>` : escapeXml(text),
  note: number => `<sup>${number}</sup>`,
  gap: text => `<mark>${escapeXml(text)}</mark>`,
  lineBreak: '<br>',
}

const line = (some: Line) => writeLine(some, pen)

function block(textBlock: TextBlock): string {
  switch (textBlock.kind) {
    case 'title':
      return `<h${textBlock.level}>${line(textBlock.line)}</h${textBlock.level}>`
    case 'heading':
      return `<h${textBlock.level + 1}>${line(textBlock.line)}</h${textBlock.level + 1}>`
    case 'paragraph':
      return paragraph(line(textBlock.line), textBlock.tone)
    case 'quote':
      return `<blockquote>${[...textBlock.lines, ...(textBlock.source.length > 0 ? [textBlock.source] : [])]
        .map(one => `<p>${line(one)}</p>`)
        .join('')}</blockquote>`
    case 'list':
      return list(textBlock)
    case 'table':
      return table(textBlock)
    case 'image':
      return `<p><em>[Image${textBlock.alt && `\u00a0: ${escapeXml(textBlock.alt)}`}]</em>${textBlock.caption.length > 0 ? `<br>${line(textBlock.caption)}` : ''}</p>`
    case 'notes':
      return `<hr>\n${textBlock.notes.map(note => `<p><sup>${note.number}</sup>\u00a0${line(note.line)}</p>`).join('\n')}`
  }
}

function paragraph(text: string, tone: Extract<TextBlock, { kind: 'paragraph' }>['tone']): string {
  switch (tone) {
    case 'plain':
      return `<p>${text}</p>`
    case 'right':
      return `<p align="right">${text}</p>`
    case 'strong':
      return `<p><strong>${text}</strong></p>`
    case 'box':
      return `<table border="1" cellspacing="0" cellpadding="6"><tr><td>${text}</td></tr></table>`
  }
}

/** A list and the deeper ones inside the item they follow. The claims keep their own numbers, which no list of HTML writes. */
function list({ items, markers }: Extract<TextBlock, { kind: 'list' }>): string {
  if (markers[0] === '1°)')
    return items.map(item => `<p>${escapeXml(item.label)} ${line(item.line)}</p>`).join('\n')
  let at = 0
  const level = (depth: number): string => {
    const [tag, openTag] = listTag(markers[depth] ?? '•', items[at]?.n ?? 1)
    let inside = ''
    while (at < items.length && (items[at]?.level ?? 0) >= depth) {
      const item = items[at] as Item
      at += 1
      const deeper = (items[at]?.level ?? 0) > depth ? level(depth + 1) : ''
      inside += `<li>${line(item.line)}${deeper}</li>`
    }
    return `<${openTag}>${inside}</${tag}>`
  }
  return level(0)
}

function listTag(marker: ItemMarker, first: number): readonly [tag: string, opened: string] {
  if (isSign(marker)) return ['ul', 'ul']
  const type = /^[aAiI]/.exec(marker)?.[0]
  return ['ol', `ol${type ? ` type="${type}"` : ''}${first > 1 ? ` start="${first}"` : ''}`]
}

function table({ rows, header, spans, aligns, caption }: Extract<TextBlock, { kind: 'table' }>): string {
  const rowsHtml = rows.map((row, at) => {
    const tag = header && at === 0 ? 'th' : 'td'
    const cells = row.map((cell, column) => {
      const span = spanAt(spans, at, column)
      if (span && (span.row !== at || span.column !== column)) return ''
      const over = span ? ` rowspan="${span.rows}" colspan="${span.columns}"` : ''
      return `<${tag}${over} align="${aligns[column] ?? 'left'}">${line(cell)}</${tag}>`
    })
    return `<tr>${cells.join('')}</tr>`
  })
  const captionHtml = caption.length > 0 ? `<caption>${line(caption)}</caption>` : ''
  return `<table border="1" cellspacing="0" cellpadding="4">${captionHtml}${rowsHtml.join('')}</table>`
}
