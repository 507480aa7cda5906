import type { Draft } from '../model/draft.ts'
import { walk } from './walk.ts'

/** The sources a draft refers to, each once, in order of first appearance: cited, quoted, or the argument a block came from. */
export function sourceIds(draft: Draft): string[] {
  const ids = new Set(citedIds(draft))
  for (const block of draft.blocks) if (block.origin) ids.add(block.origin.source)
  return [...ids]
}

/** The sources cited or quoted, each once, in order of first appearance. */
export function citedIds(draft: Draft): string[] {
  const ids = new Set<string>()
  let last: string | undefined
  const quoted = (block: Draft['blocks'][number]) => {
    if (block.kind === 'quote' && block.source) ids.add(block.source.id)
  }
  for (const { block, inline } of walk(draft)) {
    if (block.id !== last) quoted(block)
    last = block.id
    if (inline.kind === 'citation') ids.add(inline.source.id)
  }
  for (const block of draft.blocks) quoted(block)
  return [...ids]
}

/** The exhibits a draft calls, each once, in order of first call; `key:` ids are places the dossier has yet to fill. */
export function exhibitIds(draft: Draft): string[] {
  const ids = new Set<string>()
  for (const { inline } of walk(draft)) if (inline.kind === 'exhibit') ids.add(inline.exhibit)
  return [...ids]
}
