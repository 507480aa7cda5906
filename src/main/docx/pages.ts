import type { Assembled } from '../../shared/draft/assembled.ts'
import { positionsOf } from '../../shared/draft/positions.ts'
import { walk } from '../../shared/draft/walk.ts'
import type { Draft } from '../../shared/model/draft.ts'
import { compose } from './compose.ts'
import { type Layout, layOut } from './layout.ts'
import { lookOf } from './looks/looks.ts'
import { blockBookmark, noteBookmark } from './names.ts'

/** The pages of a draft, estimated without writing it. */
export function layout(assembled: Assembled): Layout {
  const look = lookOf(assembled.style)
  return layOut(compose(assembled, look), look)
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
