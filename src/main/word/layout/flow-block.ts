import { pictureLine } from '../compose/picture-pieces.ts'
import type { Look } from '../looks/look.ts'
import { ruleHeight } from '../looks/units.ts'
import type { Block } from './flow.ts'
import type { ParaLines } from './paragraph-lines.ts'
import type { Para, Piece } from './pieces.ts'

/** One block of the flow: a paragraph, or a row with all the paragraphs of its cells. */
export interface FlowBlock {
  readonly block: Block
  readonly paras: readonly ParaLines[]
}

/** Neighbours of a paragraph: in one frame they share its rules, in a contextual style they have no space between them. */
interface Neighbours {
  readonly above: boolean
  readonly below: boolean
  readonly after: boolean
  readonly before: boolean
}

/** Whether a neighbour of a paragraph is of its style, and that style closes up its own. */
export const isAlike = (other: Piece | undefined, one: Para, look: Look) =>
  look.styles[one.style].contextual === true && other?.kind === 'para' && other.style === one.style

/** Whether a piece stands in a frame. */
export const inFrame = (piece: Piece | undefined, look: Look) =>
  piece?.kind === 'para' && look.styles[piece.style].box !== undefined

/** A paragraph in the flow. */
export function placePara(lines: ParaLines, look: Look, neighbours: Neighbours): FlowBlock {
  const { para, ends, notes } = lines
  const format = look.styles[para.style]
  return {
    paras: [lines],
    block: {
      before: neighbours.after ? 0 : (para.before ?? format.before),
      after: neighbours.before ? 0 : (para.after ?? format.after),
      above: ruleHeight(neighbours.above ? undefined : (format.box ?? format.top)),
      below: ruleHeight(neighbours.below ? undefined : (format.box ?? format.bottom)),
      line: para.picture ? pictureLine(para.picture, look) : (para.line ?? format.line),
      count: ends.length,
      notes,
      breakBefore: para.pageBreakBefore ?? false,
      keepNext: para.keepNext ?? format.keepNext,
      keepLines: format.keepLines,
      header: 0,
    },
  }
}
