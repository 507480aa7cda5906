import type { Block, Draft } from '../model/draft.ts'
import { linesOf } from './walk.ts'

interface Named {
  readonly sources: readonly string[]
  readonly exhibits: readonly string[]
}

/** What blocks name, in reading order, read once for as long as they do not change: a long text is gone through at each save. */
const known = new WeakMap<Block, Named>()

function namedIn(block: Block): Named {
  const before = known.get(block)
  if (before) return before
  const inlines = linesOf(block)
    .flat()
    .flatMap(inline => (inline.kind === 'note' ? inline.inlines : [inline]))
  const quoted = block.kind === 'quote' && block.source ? [block.source.id] : []
  const made = {
    sources: [...quoted, ...inlines.flatMap(one => (one.kind === 'citation' ? [one.source.id] : []))],
    exhibits: inlines.flatMap(one => (one.kind === 'exhibit' ? [one.exhibit] : [])),
  }
  known.set(block, made)
  return made
}

/** The sources a block cites or quotes, in reading order. */
export const citedIn = (block: Block): readonly string[] => namedIn(block).sources

/** Of a whole text, asked for several times at each check. */
const ofDraft = new WeakMap<Draft, Named>()

function each(draft: Draft, what: keyof Named): readonly string[] {
  const known = ofDraft.get(draft) ?? {
    sources: [...new Set(draft.blocks.flatMap(block => namedIn(block).sources))],
    exhibits: [...new Set(draft.blocks.flatMap(block => namedIn(block).exhibits))],
  }
  ofDraft.set(draft, known)
  return known[what]
}

/** The sources a draft refers to, each once, in order of first appearance: cited, quoted, or the argument a block came from. */
export function sourceIds(draft: Draft): string[] {
  const ids = new Set(citedIds(draft))
  for (const block of draft.blocks) if (block.origin) ids.add(block.origin.source)
  return [...ids]
}

/** The sources cited or quoted, each once, in order of first appearance. */
export const citedIds = (draft: Draft): readonly string[] => each(draft, 'sources')

/** The exhibits a draft calls, each once, in order of first call; `key:` ids are places the dossier has yet to fill. */
export const exhibitIds = (draft: Draft): readonly string[] => each(draft, 'exhibits')
