import type { Block, Draft } from './model.ts'
import { linesOf } from './walk.ts'

interface References {
  readonly sources: readonly string[]
  readonly exhibits: readonly string[]
}

/** The references of blocks, in reading order, memoized per block: a long text is gone through at each save. */
const namesOf = new WeakMap<Block, References>()

function namedIn(block: Block): References {
  const before = namesOf.get(block)
  if (before) return before
  const inlines = linesOf(block)
    .flat()
    .flatMap(inline => (inline.kind === 'note' ? inline.inlines : [inline]))
  const quotations = block.kind === 'quote' && block.source ? [block.source.id] : []
  const names = {
    sources: [...quotations, ...inlines.flatMap(one => (one.kind === 'citation' ? [one.source.id] : []))],
    exhibits: inlines.flatMap(one => (one.kind === 'exhibit' ? [one.exhibit] : [])),
  }
  namesOf.set(block, names)
  return names
}

/** The references of a whole text, memoized: each check asks for them several times. */
interface All extends References {
  /** what it rests on: cited, quoted, or the argument a block came from; each with the first block where it does */
  readonly reliances: ReadonlyMap<string, string>
}
const ofDraft = new WeakMap<Pick<Draft, 'blocks'>, All>()

function allOf(draft: Pick<Draft, 'blocks'>): All {
  const entry = ofDraft.get(draft)
  if (entry) return entry
  const [sources, exhibits] = [new Set<string>(), new Set<string>()]
  const reliances = new Map<string, string>()
  const see = (id: string, block: string) => {
    if (!reliances.has(id)) reliances.set(id, block)
  }
  for (const block of draft.blocks) {
    const names = namedIn(block)
    for (const id of names.sources) {
      sources.add(id)
      see(id, block.id)
    }
    for (const id of names.exhibits) exhibits.add(id)
    if (block.origin) see(block.origin.source, block.id)
  }
  const references = { sources: [...sources], exhibits: [...exhibits], reliances }
  ofDraft.set(draft, references)
  return references
}

/** The sources a draft refers to, each once, in order of first appearance: cited, quoted, or the argument a block came from. */
export const sourceIds = (draft: Draft): string[] => [
  ...new Set([...citedIds(draft), ...reliedOn(draft).keys()]),
]

/** The sources a draft rests on, each with the first block where it does, in reading order. */
export const reliedOn = (draft: Draft): ReadonlyMap<string, string> => allOf(draft).reliances

/** The sources cited or quoted, each once, in order of first appearance. */
export const citedIds = (draft: Pick<Draft, 'blocks'>): readonly string[] => allOf(draft).sources

/** The exhibits a draft calls, each once, in order of first call; `key:` ids are places the dossier has yet to fill. */
export const exhibitIds = (draft: Draft): readonly string[] => allOf(draft).exhibits
