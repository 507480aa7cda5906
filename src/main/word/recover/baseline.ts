import { lattice } from '../../../shared/drafts/editing/table-geometry.ts'
import type { Block, BlockOf, Inline } from '../../../shared/drafts/model.ts'
import { blockBookmark } from '../looks/style-names.ts'
import { quoteLines, type WorkingCopy } from '../write/working-copy.ts'
import { plain } from './line/line-tokens.ts'

/** A paragraph or table that the draft printed, and what of the draft it was. */
export interface BaselinePiece {
  readonly block: Block
  /** place of its line: of the paragraphs of a quote, of the items of a list; of a picture or a table, its caption */
  readonly line?: number
  readonly inlines: readonly Inline[]
  readonly anchor?: string
  readonly table?: boolean
  /** as it read, to be recognised by */
  readonly text: string
}

/** Lists the paragraphs a working copy printed, in order. */
export function baselineOf(
  { draft, computed: exportLines }: WorkingCopy,
  prints: ReadonlyMap<Inline, string>,
): BaselinePiece[] {
  const text = (inlines: readonly Inline[]) => lineText(inlines, prints)
  const caption = (block: BlockOf<'table' | 'image'>): BaselinePiece[] =>
    block.caption.length > 0 ? [{ block, line: 0, inlines: block.caption, text: text(block.caption) }] : []
  return draft.blocks.flatMap((block): BaselinePiece[] => {
    const anchor = blockBookmark(block.id)
    const ownLines = (exportLines[block.id] ?? []).map(
      (line, index): BaselinePiece => ({
        block,
        inlines: [],
        text: plain(line).trim(),
        ...(index === 0 && block.kind === 'generated' ? { anchor } : {}),
      }),
    )
    switch (block.kind) {
      case 'heading':
      case 'paragraph':
        return [{ block, line: 0, inlines: block.inlines, anchor, text: text(block.inlines) }]
      case 'quote':
        return [
          ...quoteLines(block).map(
            (inlines, line): BaselinePiece => ({
              block,
              line,
              inlines,
              text: text(inlines),
              ...(line === 0 ? { anchor } : {}),
            }),
          ),
          ...ownLines,
        ]
      case 'list':
        return block.items.map((item, line) => ({
          block,
          line,
          inlines: item.inlines,
          anchor: blockBookmark(item.id),
          text: text(item.inlines),
        }))
      case 'table': {
        const { rows, columns } = lattice(block.rows, block.spans)
        if (columns === 0) return []
        return [
          ...caption(block),
          { block, inlines: [], anchor, table: true, text: rows.flat().map(text).join(' ').trim() },
        ]
      }
      case 'image':
        return [{ block, inlines: [], anchor, text: '' }, ...caption(block)]
      case 'generated':
        return ownLines
      default:
        return []
    }
  })
}

/** A line as it reads on the page. */
export const lineText = (inlines: readonly Inline[], prints: ReadonlyMap<Inline, string>): string =>
  plain(
    inlines
      .map(inline => {
        switch (inline.kind) {
          case 'text':
            return inline.text
          case 'link':
            return inline.text || inline.url
          case 'linebreak':
            return ' '
          case 'cut':
            return inline.shown ? `[${inline.shown}]` : '[…]'
          default:
            return prints.get(inline) ?? ''
        }
      })
      .join(''),
  ).trim()
