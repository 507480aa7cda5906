import type { Side } from './DeskSide.tsx'
import type { CaretContext } from './editor/props.ts'

/** Which panel says more of the place the caret has come to; undefined: the one that is open stays. */
export function sideOf(
  now: CaretContext,
  before: CaretContext,
  side: Side,
  /** it was asked for, and nothing was written or pointed at in the text since */
  asked: boolean,
): Side | undefined {
  // who reads comments or versions goes from one to the next
  if (asked || side === 'comments' || side === 'versions') return undefined
  const { source, exhibit, block, heading } = now
  if (source && (source.id !== before.source?.id || source.pin !== before.source?.pin)) return 'library'
  if (exhibit && exhibit !== before.exhibit) return 'exhibits'
  if (block && block === heading && block !== before.block) return 'checks'
  return undefined
}
