import type { RefObject } from 'react'
import type { Block, Draft } from '../../../../shared/drafts/model.ts'
import { withoutPrivateNotes, withPrivateNotes } from '../../../../shared/sharing/office/private-notes.ts'

/** Parts of a text that stay on this desk while it is written with others: its private notes, and the assembly it was last made from. */
export interface Home {
  readonly base: string
  /** the text with its private notes as it was; none where it had none */
  readonly blocks: readonly Block[] | undefined
}

/** Parts a text from what is to stay home of it. */
export function leaveHome(draft: Draft): { readonly home: Home; readonly blocks: readonly Block[] } {
  const blocks = withoutPrivateNotes(draft.blocks)
  const hasNotes = blocks.some((block, at) => block !== draft.blocks[at])
  return { home: { base: draft.base, blocks: hasNotes ? draft.blocks : undefined }, blocks }
}

/** A text as it is saved here: what stays home is in it again. */
export function withHome(home: Home | undefined, draft: Draft): Draft {
  if (!home) return draft
  const blocks = home.blocks ? withPrivateNotes(home.blocks, draft.blocks) : draft.blocks
  return { ...draft, base: home.base, blocks }
}

/** A text saved elsewhere, as the page may show it: while it is written with others, what stays home is put aside. */
export function shared(home: RefObject<Home | undefined>, draft: Draft): Draft {
  if (!home.current) return draft
  const { home: next, blocks } = leaveHome(draft)
  home.current = next
  return { ...draft, base: '', blocks: [...blocks] }
}
