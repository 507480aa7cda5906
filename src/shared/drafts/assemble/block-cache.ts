import type { Source } from '../../library/model.ts'
import type { Block, Inline } from '../model.ts'
import { linesOf } from '../walk.ts'
import type { PrintedBlock } from './assembled.ts'
import type { Context, Setting, SourceScope } from './context.ts'
import type { Place } from './numbering.ts'
import type { Trace, Where } from './running-state.ts'

/** A block as it was printed last, and all that this depended on. */
interface CacheEntry {
  world: SourceScope
  /** the sources it cites, with those each is told apart from */
  readonly citations: readonly (readonly [Source | undefined, readonly Source[] | undefined])[]
  /** where it tells something of the dossier */
  readonly setting: Setting | undefined
  readonly places: Context['places']
  readonly place: Place | undefined
  readonly trace: Trace
  readonly block: PrintedBlock
}

const cache = new WeakMap<Block, CacheEntry>()

/** Prints a block, or gives the same object as last time where nothing it is printed from has changed: a long text is printed at each save. */
export function printMemoized(
  block: Block,
  context: Context,
  where: Where,
  print: () => PrintedBlock,
): PrintedBlock {
  const before = cache.get(block)
  if (before && isCurrent(before, block, context) && context.state.repeats(before.trace, where))
    return withPlace(before, block, context)
  const { isCacheable, dependsOnDossier } = natureOf(block)
  if (!isCacheable) return print()
  const { result: output, trace } = context.state.traceOf(print)
  if (trace.faulty) cache.delete(block)
  else {
    const { world, places } = context
    const citations = trace.citations.map(id => [world.sources.get(id), world.rivals.get(id)] as const)
    const setting = dependsOnDossier ? context.setting : undefined
    cache.set(block, { world, citations, setting, places, place: places.get(block.id), trace, block: output })
  }
  return output
}

/** Whether the inputs of a cached block are unchanged; an item of a list has a place of its own. */
function isCurrent(before: CacheEntry, block: Block, { world, places, setting }: Context): boolean {
  if (before.setting && before.setting !== setting) return false
  if (block.kind === 'list' && before.places !== places) return false
  if (before.world === world) return true
  const { citations: citedSources, trace } = before
  const same =
    before.world.profile === world.profile &&
    citedSources.every(
      ([source, rivals], n) =>
        source === world.sources.get(trace.citations[n]!) && rivals === world.rivals.get(trace.citations[n]!),
    )
  if (same) before.world = world
  return same
}

/** The same under another number: what stands before it was moved, added or removed. */
function withPlace(before: CacheEntry, block: Block, { places }: Context): PrintedBlock {
  if (before.places === places) return before.block
  const place = places.get(block.id)
  const { label = '', number = '', paragraph } = place ?? {}
  const formerPlace = before.place
  if (
    (formerPlace?.label ?? '') === label &&
    (formerPlace?.number ?? '') === number &&
    formerPlace?.paragraph === paragraph
  )
    return before.block
  const copy = withNumbers(before.block, label, number, paragraph)
  cache.set(block, { ...before, places, place, block: copy })
  return copy
}

function withNumbers(
  block: PrintedBlock,
  label: string,
  number: string,
  paragraph: number | undefined,
): PrintedBlock {
  if (block.kind === 'heading') return { ...block, label, number }
  if (block.kind !== 'paragraph') return block
  const { number: _, ...bare } = block
  return paragraph ? { ...bare, number: paragraph } : bare
}

interface Nature {
  /** nothing in it is printed from another place of the text */
  readonly isCacheable: boolean
  /** something in it is printed from the dossier or its exhibits */
  readonly dependsOnDossier: boolean
}
const natures = new WeakMap<Block, Nature>()

function natureOf(block: Block): Nature {
  const cachedNature = natures.get(block)
  if (cachedNature) return cachedNature
  const all = linesOf(block)
    .flat()
    .flatMap((one): readonly Inline[] => (one.kind === 'note' ? one.inlines : [one]))
  const nature = {
    isCacheable: !all.some(one => one.kind === 'ref'),
    dependsOnDossier: all.some(one => one.kind === 'slot' || one.kind === 'exhibit'),
  }
  natures.set(block, nature)
  return nature
}
