import type { Block, Inline } from '../model/draft.ts'
import type { PrintedBlock } from './assembled.ts'
import type { Context, World } from './context.ts'
import type { Where } from './inlines.ts'
import type { Place } from './numbering.ts'
import type { Trace } from './so-far.ts'
import { linesOf } from './walk.ts'

/** A block as it was printed last, and all that this depended on. */
interface Printed {
  readonly world: World
  readonly places: Context['places']
  readonly place: Place | undefined
  readonly trace: Trace
  readonly block: PrintedBlock
}

const last = new WeakMap<Block, Printed>()
const steady = new WeakMap<Block, boolean>()

/** Prints a block, or gives the same object as last time where nothing it is printed from has changed: a long text is printed at each save. */
export function printedAgain(
  block: Block,
  context: Context,
  where: Where,
  print: () => PrintedBlock,
): PrintedBlock {
  const before = last.get(block)
  if (before && holds(before, block, context) && context.said.repeats(before.trace, where))
    return before.block
  if (!before && !isSteady(block)) return print()
  const { made, trace } = context.said.traced(print)
  if (trace.faulty) last.delete(block)
  else {
    const { world, places } = context
    last.set(block, { world, places, place: places.get(block.id), trace, block: made })
  }
  return made
}

/** What is around the block is the same; an item of a list has a place of its own. */
function holds(before: Printed, block: Block, { world, places }: Context): boolean {
  if (before.world !== world) return false
  if (before.places === places) return true
  const [was, is] = [before.place, places.get(block.id)]
  return (
    block.kind !== 'list' &&
    was?.label === is?.label &&
    was?.number === is?.number &&
    was?.paragraph === is?.paragraph
  )
}

/** Made of words, citations and notes alone: neither the dossier, nor its exhibits, nor another place of the text is told in it. */
function isSteady(block: Block): boolean {
  const known = steady.get(block)
  if (known !== undefined) return known
  const is = block.kind !== 'generated' && linesOf(block).every(line => line.every(isPlain))
  steady.set(block, is)
  return is
}

function isPlain(inline: Inline): boolean {
  switch (inline.kind) {
    case 'note':
      return inline.inlines.every(isPlain)
    case 'exhibit':
    case 'slot':
    case 'ref':
      return false
    default:
      return true
  }
}
