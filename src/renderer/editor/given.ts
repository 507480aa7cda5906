import { CONTROLLED_TEXT_INSERTION_COMMAND, type LexicalEditor } from 'lexical'
import type { Gathered } from '../../shared/contract.ts'
import { gapLabel, slotKeys, slotText } from '../../shared/draft/slots.ts'
import { plainText } from '../../shared/draft/walk.ts'
import type { Block } from '../../shared/model/draft.ts'
import { INSERT_ATOM } from './commands.ts'
import type { Entry } from './figures.ts'
import type { Labels } from './labels.ts'
import type { Option } from './options.ts'

/** The facts of the dossier that can be inserted, answered or not, and what is computed from them, with what they print. */
export const slotOptions = ({ dossier, template }: Gathered, editor: LexicalEditor): Option[] => {
  const own = Object.keys(dossier.facts).filter(key => !key.startsWith('exhibit.'))
  return [...new Set([...slotKeys(template), ...own])].map(key => ({
    id: key,
    label: gapLabel(key, template),
    detail: slotText(key, dossier, { template }) ?? 'à renseigner',
    run: () => editor.dispatchCommand(INSERT_ATOM, { kind: 'slot', key }),
  }))
}

/** The headings and numbered paragraphs a cross-reference may name; for a paragraph, a § and its number. */
export const referenceOptions = (
  entries: readonly Entry[],
  blocks: readonly Block[],
  { context }: Labels,
  editor: LexicalEditor,
): Option[] => {
  const headings = entries
    .filter(entry => entry.number)
    .map(entry => ({
      id: entry.id,
      label: `${entry.number} ${entry.text}`,
      detail: `titre de niveau ${entry.level}`,
      run: () => editor.dispatchCommand(INSERT_ATOM, { kind: 'ref', target: entry.id, form: 'number' }),
    }))
  const paragraphs = blocks.flatMap(block => {
    const number = context.places.get(block.id)?.paragraph
    if (block.kind !== 'paragraph' || number === undefined) return []
    return {
      id: block.id,
      label: `§\u00a0${number}`,
      detail: plainText(block.inlines).slice(0, 120),
      run: () =>
        editor.update(() => {
          editor.dispatchCommand(CONTROLLED_TEXT_INSERTION_COMMAND, '§\u00a0')
          editor.dispatchCommand(INSERT_ATOM, { kind: 'ref', target: block.id, form: 'paragraph' })
        }),
    }
  })
  return [...headings, ...paragraphs]
}
