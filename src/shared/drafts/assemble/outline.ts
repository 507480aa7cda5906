import { lastFew } from '../../kernel/caches.ts'
import type { Block, Draft } from '../model.ts'
import { linesOf } from '../walk.ts'
import { type Place, places } from './numbering.ts'
import { type Positions, positionsOf } from './positions.ts'

/** Where things stand in a text, and the numbers they have there. */
export interface Outline {
  readonly places: ReadonlyMap<string, Place>
  readonly positions: Positions
}

interface CachedOutline extends Outline {
  readonly draft: Draft
}

/** The outlines of the last few texts: users go back and forth between them. */
const outlines = lastFew<CachedOutline>(4)

/** The places and positions of a text: the same objects as long as only words have changed in it. */
export function outlineOf(draft: Draft): Outline {
  const last = outlines.get(draft.id)
  if (last?.draft === draft) return last
  return outlines.keep(
    draft.id,
    last && isLike(last.draft, draft)
      ? { ...last, draft }
      : { draft, places: places(draft), positions: positionsOf(draft) },
  )
}

const isLike = (a: Draft, b: Draft): boolean =>
  a.numbering === b.numbering &&
  a.style === b.style &&
  a.blocks.length === b.blocks.length &&
  b.blocks.every((block, at) => {
    const before = a.blocks[at]!
    return before === block || shapeOf(before) === shapeOf(block)
  })

const shapes = new WeakMap<Block, string>()

/** All of a block that numbers and positions depend on. */
function shapeOf(block: Block): string {
  const cachedShape = shapes.get(block)
  if (cachedShape !== undefined) return cachedShape
  const notes = linesOf(block).flatMap(line => line.flatMap(one => (one.kind === 'note' ? [one.id] : [])))
  const { id, kind } = block
  const shape = JSON.stringify([id, kind, ownShape(block), notes])
  shapes.set(block, shape)
  return shape
}

function ownShape(block: Block): unknown {
  switch (block.kind) {
    case 'heading':
      return [block.level, block.numbered]
    case 'paragraph':
      return block.style
    case 'list':
      return { ...block, items: block.items.map(({ id, level }) => [id, level]) }
    default:
      return ''
  }
}
