import type { Assembled } from '../../../shared/drafts/assemble/assembled.ts'
import { positionsOf } from '../../../shared/drafts/assemble/positions.ts'
import type { Draft } from '../../../shared/drafts/model.ts'
import { walk } from '../../../shared/drafts/walk.ts'
import type { DrawnPage } from '../../../shared/word/drawn-page.ts'
import { compose } from '../compose/compose.ts'
import { blockBookmark, noteBookmark } from '../looks/style-names.ts'
import { lookFor } from '../model/document-look.ts'
import type { Model } from '../model/model.ts'
import { withMargins } from './draw-margins.ts'
import { drawPages } from './draw-pages.ts'
import type { Layout } from './layout.ts'
import { layOutAroundTables } from './table-workaround.ts'

/** The pages of a draft, estimated without writing it. */
export function layOutDraft(document: Assembled, model?: Model): Layout {
  const look = lookFor(document, model)
  return layOutAroundTables(compose(document, look), look).layout
}

/** The page of each place that a reference of the draft names by its page. */
export function pagesOf(draft: Draft, pageOf: Layout['pageOf']): Record<string, number> {
  const { rank, notes } = positionsOf(draft)
  const targets = [...walk(draft)].flatMap(({ inline }) =>
    inline.kind === 'ref' && inline.form === 'page' && rank.has(inline.target) ? inline.target : [],
  )
  const bookmark = (id: string) => (notes.has(id) ? noteBookmark(id) : blockBookmark(id))
  return Object.fromEntries(targets.map(id => [id, pageOf(bookmark(id))]))
}

/** The first page and the first one of plain text, as they would be printed; and how many there are. */
export function preview(document: Assembled, model?: Model): { pages: number; drawn: DrawnPage[] } {
  const look = lookFor(document, model)
  const { pieces, layout } = layOutAroundTables(compose(document, look), look)
  const text = document.blocks.find(block => block.kind === 'paragraph' || block.kind === 'quote')
  const second = Math.max(Math.min(2, layout.pages), text ? layout.pageOf(blockBookmark(text.id)) : 1)
  const all = drawPages(pieces, look, layout, [...new Set([1, second])])
  return {
    pages: layout.pages,
    drawn: all.map(page => withMargins(page, document, look, layout.pages, model)),
  }
}
