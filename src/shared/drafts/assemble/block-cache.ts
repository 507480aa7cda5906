import type { Source } from '../../library/model.ts'
import type { Block, Inline } from '../model.ts'
import { linesOf } from '../walk.ts'
import type { PrintedBlock } from './assembled.ts'
import type { Context, Setting, World } from './context.ts'
import type { Where } from './inlines.ts'
import type { Place } from './numbering.ts'
import type { Trace } from './running-state.ts'

/** A block as it was printed last, and all that this depended on. */
interface Printed {
  world: World
  /** the sources it cites, with those each is told apart from */
  readonly cited: readonly (readonly [Source | undefined, readonly Source[] | undefined])[]
  /** where it tells something of the dossier */
  readonly setting: Setting | undefined
  readonly places: Context['places']
  readonly place: Place | undefined
  readonly trace: Trace
  readonly block: PrintedBlock
}

const last = new WeakMap<Block, Printed>()

/** Prints a block, or gives the same object as last time where nothing it is printed from has changed: a long text is printed at each save. */
export function printedAgain(
  block: Block,
  context: Context,
  where: Where,
  print: () => PrintedBlock,
): PrintedBlock {
  const before = last.get(block)
  if (before && holds(before, block, context) && context.said.repeats(before.trace, where))
    return placed(before, block, context)
  const { steady, telling } = natureOf(block)
  if (!steady) return print()
  const { made, trace } = context.said.traced(print)
  if (trace.faulty) last.delete(block)
  else {
    const { world, places } = context
    const cited = trace.cited.map(id => [world.sources.get(id), world.rivals.get(id)] as const)
    const setting = telling ? context.setting : undefined
    last.set(block, { world, cited, setting, places, place: places.get(block.id), trace, block: made })
  }
  return made
}

/** What it is printed from is the same; an item of a list has a place of its own. */
function holds(before: Printed, block: Block, { world, places, setting }: Context): boolean {
  if (before.setting && before.setting !== setting) return false
  if (block.kind === 'list' && before.places !== places) return false
  if (before.world === world) return true
  const { cited, trace } = before
  const same =
    before.world.profile === world.profile &&
    cited.every(
      ([source, rivals], n) =>
        source === world.sources.get(trace.cited[n]!) && rivals === world.rivals.get(trace.cited[n]!),
    )
  if (same) before.world = world
  return same
}

/** The same under another number: what stands before it was moved, added or removed. */
function placed(before: Printed, block: Block, { places }: Context): PrintedBlock {
  if (before.places === places) return before.block
  const place = places.get(block.id)
  const { label = '', number = '', paragraph } = place ?? {}
  const was = before.place
  if ((was?.label ?? '') === label && (was?.number ?? '') === number && was?.paragraph === paragraph)
    return before.block
  const printed = renumbered(before.block, label, number, paragraph)
  last.set(block, { ...before, places, place, block: printed })
  return printed
}

function renumbered(
  printed: PrintedBlock,
  label: string,
  number: string,
  paragraph: number | undefined,
): PrintedBlock {
  if (printed.kind === 'heading') return { ...printed, label, number }
  if (printed.kind !== 'paragraph') return printed
  const { number: _, ...bare } = printed
  return paragraph ? { ...bare, number: paragraph } : bare
}

interface Nature {
  /** nothing in it is printed from another place of the text */
  readonly steady: boolean
  /** something in it is printed from the dossier or its exhibits */
  readonly telling: boolean
}
const natures = new WeakMap<Block, Nature>()

function natureOf(block: Block): Nature {
  const known = natures.get(block)
  if (known) return known
  const all = linesOf(block)
    .flat()
    .flatMap((one): readonly Inline[] => (one.kind === 'note' ? one.inlines : [one]))
  const nature = {
    steady: !all.some(one => one.kind === 'ref'),
    telling: all.some(one => one.kind === 'slot' || one.kind === 'exhibit'),
  }
  natures.set(block, nature)
  return nature
}
