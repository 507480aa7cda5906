import type { Block, BlockOf, Draft, Inline, NoteInline } from './model.ts'

/** Every line of a block, in reading order: its caption, its paragraphs, items or cells. */
export function linesOf(block: Block): readonly (readonly Inline[])[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
    case 'quote':
      return [block.inlines]
    case 'list':
      return block.items.map(item => item.inlines)
    case 'table':
      return [...captionOf(block), ...block.rows.flat()]
    case 'image':
      return captionOf(block)
    case 'break':
    case 'generated':
      return []
  }
}

/** A block with each of its lines as `change` gives it back, told its place; a caption comes first, even one with no words. */
export function withLines(
  block: Block,
  change: (line: readonly Inline[], at: number) => readonly Inline[],
): Block {
  let at = 0
  const changeNext = (line: readonly Inline[]) => [...change(line, at++)]
  const caption = (line: readonly NoteInline[]) => changeNext(line).filter(isNoteInline)
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
    case 'quote':
      return { ...block, inlines: changeNext(block.inlines) }
    case 'list':
      return { ...block, items: block.items.map(item => ({ ...item, inlines: changeNext(item.inlines) })) }
    case 'table':
      return {
        ...block,
        caption: caption(block.caption),
        rows: block.rows.map(row => row.map(cell => changeNext(cell))),
      }
    case 'image':
      return { ...block, caption: caption(block.caption) }
    case 'break':
    case 'generated':
      return block
  }
}

/** The line beside a picture or a table, where there is one. */
const captionOf = ({ caption }: BlockOf<'table' | 'image'>) => (caption.length > 0 ? [caption] : [])

/** Whether it may stand in a note or a caption: all but a note. */
export const isNoteInline = (inline: Inline): inline is NoteInline => inline.kind !== 'note'

/** Every inline of a draft with its block, in reading order, those of footnotes after their call. */
export function* walk(draft: Draft): Generator<{ block: Block; inline: Inline }> {
  for (const block of draft.blocks) {
    for (const line of linesOf(block)) {
      for (const inline of line) {
        yield { block, inline }
        if (inline.kind === 'note') for (const inner of inline.inlines) yield { block, inline: inner }
      }
    }
  }
}

/** The words of a line, without what is computed. */
export function plainText(line: readonly Inline[]): string {
  return line.map(inline => (inline.kind === 'text' || inline.kind === 'link' ? inline.text : ' ')).join('')
}

/** Whether an inline names something elsewhere: a citation, an exhibit, a slot or another block. */
export const isReference = (
  inline: Inline,
): inline is Extract<Inline, { kind: 'citation' | 'exhibit' | 'slot' | 'ref' }> =>
  inline.kind === 'citation' || inline.kind === 'exhibit' || inline.kind === 'slot' || inline.kind === 'ref'
