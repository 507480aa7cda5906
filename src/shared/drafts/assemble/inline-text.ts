import type { Gathered } from '../gathered.ts'
import type { Block, Inline } from '../model.ts'
import { plainText } from '../walk.ts'
import type { PrintedInline } from './assembled.ts'
import { contextOf } from './context.ts'
import { printLine } from './inlines.ts'

/** Reads an inline as the page prints it, atoms by their label: for lists and comparisons. */
export type InlineReader = (inline: Inline) => string

/** Says inlines as they are printed in this draft. */
export function inlineReader(material: Gathered): InlineReader {
  const context = contextOf(material, { template: material.template })
  return inline => {
    if (inline.kind === 'text') return inline.text
    if (inline.kind === 'private') return `[note privée\u00a0: ${inline.text}]`
    return printLine([inline], context, { block: '' }).map(textOf).join('')
  }
}

function textOf(inline: PrintedInline): string {
  switch (inline.kind) {
    case 'linebreak':
      return '\n'
    case 'citation':
      return inline.runs.map(run => run.text).join('')
    case 'exhibit':
      return `${inline.before}${inline.number}${inline.after}`
    case 'note':
      return ` [note\u00a0: ${inline.inlines.map(textOf).join('')}]`
    default:
      return 'text' in inline ? inline.text : ''
  }
}

const GENERATED_NAMES: Readonly<Record<string, string>> = {
  cover: 'Page de garde',
  contents: 'Table des matières',
  inventory: 'Inventaire des pièces',
  authorities: 'Table des autorités',
  signature: 'Signature',
  'briefing-title': 'Titre de la note',
  'reading-time': 'Durée à voix haute',
}

/** The name of a block that has no line of its own. */
export function blockName(block: Block): string {
  if (block.kind === 'generated') return GENERATED_NAMES[block.what] ?? block.what
  if (block.kind === 'break') return 'Saut de page'
  return block.kind === 'image'
    ? `Image\u00a0: ${block.alt || plainText(block.caption).trim() || 'sans description'}`
    : ''
}
