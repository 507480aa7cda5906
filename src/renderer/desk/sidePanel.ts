import { useReducer, useRef } from 'react'
import type { Block } from '../../shared/drafts/model.ts'
import type { SourceRef } from '../../shared/library/model.ts'
import { blocksNear } from '../drafts/checks/problems.ts'
import type { CaretContext } from '../drafts/editor/props.ts'
import type { Side } from './DeskSide.tsx'

/** Which panel stands beside the page, and what it shows. */
export interface PanelState {
  readonly open: boolean
  readonly side: Side
  readonly caret: CaretContext
  /** the blocks the caret is among */
  readonly near: readonly string[]
  readonly source?: SourceRef
  readonly exhibit?: string
  /** a panel asked for stays until one writes or points in the text again */
  readonly isPinned: boolean
}

export type PanelAct =
  | { readonly kind: 'open'; readonly open: boolean }
  | { readonly kind: 'toggle' }
  /** the user asks for a panel, for a source or for an exhibit */
  | { readonly kind: 'show'; readonly side: Side; readonly source?: SourceRef; readonly exhibit?: string }
  /** a source chosen within the library, or none: the list again */
  | { readonly kind: 'source'; readonly source: SourceRef | undefined }
  | { readonly kind: 'unpin' }
  /** the caret has come to rest; `near` only where it entered another block */
  | { readonly kind: 'caret'; readonly context: CaretContext; readonly near: readonly string[] | undefined }

export const firstPanel = (open: boolean): PanelState => ({
  open,
  side: 'library',
  caret: {},
  near: [],
  isPinned: false,
})

/** Opens, shows and follows: the panel after one act. */
export function panelAfter(state: PanelState, act: PanelAct): PanelState {
  switch (act.kind) {
    case 'open':
      return { ...state, open: act.open }
    case 'toggle':
      return { ...state, open: !state.open }
    case 'show': {
      const { side, source = state.source, exhibit = state.exhibit } = act
      return { ...state, side, source, exhibit, open: true, isPinned: true }
    }
    case 'source':
      return { ...state, source: act.source }
    case 'unpin':
      return state.isPinned ? { ...state, isPinned: false } : state
    case 'caret': {
      const { context, near = state.near } = act
      const next = sideOf(context, state.caret, state.side, state.isPinned)
      return {
        ...state,
        caret: context,
        near,
        side: next ?? state.side,
        source: next === 'library' ? context.source : state.source,
        exhibit: next === 'exhibits' ? context.exhibit : state.exhibit,
      }
    }
  }
}

/** Which panel says more of the place the caret has come to; undefined: the one that is open stays. */
export function sideOf(
  now: CaretContext,
  before: CaretContext,
  side: Side,
  /** it was asked for, and nothing was written or pointed at in the text since */
  isPinned: boolean,
): Side | undefined {
  // who reads comments or versions goes from one to the next
  if (isPinned || side === 'comments' || side === 'versions') return undefined
  const { source, exhibit, block, heading } = now
  if (source && (source.id !== before.source?.id || source.pin !== before.source?.pin)) return 'library'
  if (exhibit && exhibit !== before.exhibit) return 'exhibits'
  if (block && block === heading && block !== before.block) return 'checks'
  return undefined
}

/** The blocks around a caret that entered another block: a heading stands for its section, as the text is now. */
export function nearOf(
  now: CaretContext,
  before: CaretContext,
  blocks: () => readonly Block[] | undefined,
): readonly string[] | undefined {
  if (!now.block || now.block === before.block) return undefined
  const text = now.block === now.heading ? blocks() : undefined
  return text ? blocksNear(text, now.block) : [now.block]
}

/** The panel beside the page: it follows the caret, until another is asked for. */
export function useSidePanel(openAtFirst: boolean, blocks: () => readonly Block[] | undefined) {
  const [state, act] = useReducer(panelAfter, openAtFirst, firstPanel)
  const latest = useRef(state)
  latest.current = state
  const show = (side: Side) => act({ kind: 'show', side })
  return {
    ...state,
    setOpen: (open: boolean) => act({ kind: 'open', open }),
    toggle: () => act({ kind: 'toggle' }),
    show,
    showSource: (source: SourceRef) => act({ kind: 'show', side: 'library', source }),
    showExhibit: (exhibit: string) => act({ kind: 'show', side: 'exhibits', exhibit }),
    setSource: (source: SourceRef | undefined) => act({ kind: 'source', source }),
    // every key of the page passes here: the desk is drawn again only when something was pinned
    unpin: () => {
      if (latest.current.isPinned) act({ kind: 'unpin' })
    },
    follow: (context: CaretContext) =>
      act({ kind: 'caret', context, near: nearOf(context, latest.current.caret, blocks) }),
  }
}
