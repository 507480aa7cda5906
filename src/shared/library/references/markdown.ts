import type { Source } from '../model.ts'
import { type SourceBlock, sourceBlocks } from './source-blocks.ts'

/** A source with its text as Markdown. */
export const markdownOf = (source: Source): string => sourceBlocks(source).map(blockText).join('\n\n')

function blockText(block: SourceBlock): string {
  switch (block.kind) {
    case 'title':
      return `# ${escaped(block.text)}`
    case 'period':
      return `## ${block.text}`
    case 'warning':
      return `> ${escaped(block.text)}`
    case 'paragraph':
      return paragraphs(block.text)
    case 'point':
      return `**${block.number}.** ${paragraphs(block.text)}`
    case 'nota':
      return `*Nota : ${paragraphs(block.text)}*`
    case 'provenance':
      return `*${escaped(block.text)}*${block.url ? ` <${block.url}>` : ''}`
  }
}

const paragraphs = (text: string): string => text.split(/\n+/).map(escaped).join('\n\n')

/** Marks that Markdown would read, at the beginning of a line or within it. */
const escaped = (text: string): string =>
  text
    .replace(/[\\`*_[\]<>]/g, '\\$&')
    .replace(/^(\s*)([#+-])/, '$1\\$2')
    .replace(/^(\s*\d+)([.)]\s)/, '$1\\$2')
