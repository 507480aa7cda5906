import { uncapital } from '../../french/wording.ts'
import type { Gathered } from '../gathered.ts'
import type { Block, Inline } from '../model.ts'
import { slotKeys } from '../slots/gap-labels.ts'
import { PREPOSITION } from '../slots/prepositions.ts'
import { slotText } from '../slots/slot-text.ts'
import { writeMarkup } from '../text/write-markup.ts'
import { linesOf } from '../walk.ts'
import { generalise } from './generalise.ts'
import { Template, type TemplateBlock } from './template.ts'

/**
 * The writings as a template of the user's own: what the facts said is a slot again, the questions and the checks are those of the
 * template it came from, with the answers that were its own.
 */
export function templateOfDraft(material: Gathered, id: string, title: string): Template {
  const { draft } = generalise(material)
  const from = material.template
  const lines = draft.blocks
    .flatMap(linesOf)
    .flatMap(line => [line, ...notesOf(line)])
    .flat()
  const exhibitKeys = lines.flatMap(one => (one.kind === 'exhibit' ? [one.exhibit.replace(/^key:/, '')] : []))
  return Template.parse({
    // its conditions are gone into the text: what is chosen from a bill is no more
    ...(from && { ...from, brief: undefined, generalForm: undefined }),
    // the user's own holds for what the user says
    matter: 'any',
    id,
    title,
    description: `Repris du texte «\u00a0${material.draft.title}\u00a0».`,
    dossier: material.dossier.type,
    style: draft.style,
    facts: [...(from?.facts ?? []), ...extraQuestions(lines, material)],
    exhibits: [
      ...(from?.exhibits ?? []),
      ...[...new Set(exhibitKeys)]
        .filter(key => !from?.exhibits.some(one => one.key === key))
        .map(key => ({ key, label: key })),
    ],
    blocks: draft.blocks.flatMap(blockOf),
  })
}

const notesOf = (line: readonly Inline[]): Inline[][] =>
  line.flatMap(one => (one.kind === 'note' ? [one.inlines as Inline[]] : []))

/** A question for each slot that nothing else fills. */
function extraQuestions(lines: readonly Inline[], material: Gathered) {
  const { template: from, dossier } = material
  const keys = new Set(slotKeys(from))
  const bare = lines.flatMap(one =>
    one.kind === 'slot' ? [uncapital(one.key.replace(PREPOSITION, ''))] : [],
  )
  return [...new Set(bare)]
    .filter(
      key =>
        !keys.has(key) && (key in dossier.facts || slotText(key, dossier, { template: from }) === undefined),
    )
    .map(key => ({ key, label: key }))
}

/** A block of a template; a picture has none, a quote is told within its quotation marks. */
function blockOf(block: Block): Partial<TemplateBlock>[] {
  const slot = block.slot ? { slot: block.slot } : {}
  switch (block.kind) {
    case 'heading': {
      const { kind, level, numbered } = block
      return [{ kind, ...slot, level, numbered, text: writeMarkup(block.inlines) }]
    }
    case 'paragraph':
      return [{ kind: 'paragraph', ...slot, style: block.style, text: writeMarkup(block.inlines) }]
    case 'quote': {
      const source: Inline[] = block.source
        ? [
            { kind: 'text', text: ' (' },
            { kind: 'citation', source: block.source, form: 'auto' },
            { kind: 'text', text: ')' },
          ]
        : []
      const text = writeMarkup(block.inlines)
      return [
        { kind: 'paragraph', ...slot, style: 'plain', text: `«\u00a0${text}\u00a0»${writeMarkup(source)}` },
      ]
    }
    case 'list':
      return [
        {
          kind: 'list',
          ...slot,
          style: block.style,
          items: block.items.map(item => writeMarkup(item.inlines)),
        },
      ]
    case 'table':
      return [
        { kind: 'table', ...slot, widths: block.widths, rows: block.rows.map(row => row.map(writeMarkup)) },
      ]
    case 'break':
      return [{ kind: 'break', ...slot }]
    case 'generated':
      return [{ kind: 'generated', ...slot, what: block.what }]
    case 'image':
      return []
  }
}
