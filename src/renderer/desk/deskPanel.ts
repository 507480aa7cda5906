import { useRef, useState } from 'react'
import type { Draft } from '../../shared/drafts/model.ts'
import type { SourceRef } from '../../shared/library/model.ts'
import { blocksNear } from '../drafts/checks/problems.ts'
import type { CaretContext } from '../drafts/editor/props.ts'
import type { Side } from './DeskSide.tsx'

/** Which panel stands beside the page and what it shows: it follows the caret, until another is asked for. */
export function useSidePanel(openAtFirst: boolean, blocks: () => Draft['blocks'] | undefined) {
  const [open, setOpen] = useState(openAtFirst)
  const [side, setSide] = useState<Side>('library')
  const [caret, setCaret] = useState<CaretContext>({})
  const [near, setNear] = useState<readonly string[]>([])
  const [source, setSource] = useState<SourceRef>()
  const [exhibit, setExhibit] = useState<string>()
  /** a panel asked for stays until one writes or points in the text again */
  const isPinned = useRef(false)
  const show = (next: Side) => {
    isPinned.current = true
    setSide(next)
    setOpen(true)
  }
  return {
    open,
    setOpen,
    side,
    /** the blocks the caret is among */
    near,
    source,
    setSource,
    exhibit,
    show,
    showSource: (ref: SourceRef) => {
      setSource(ref)
      show('library')
    },
    showExhibit: (id: string) => {
      setExhibit(id)
      show('exhibits')
    },
    unpin: () => {
      isPinned.current = false
    },
    follow: (context: CaretContext) => {
      const next = sideOf(context, caret, side, isPinned.current)
      if (next === 'library') setSource(context.source)
      if (next === 'exhibits') setExhibit(context.exhibit)
      if (next) setSide(next)
      if (context.block && context.block !== caret.block) {
        // a heading stands for its section, as the text is now
        const now = context.block === context.heading ? blocks() : undefined
        setNear(now ? blocksNear(now, context.block) : [context.block])
      }
      setCaret(context)
    },
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
