import type { Broken } from './broken.ts'
import type { Block } from './flow.ts'
import type { Look, Rule } from './look.ts'
import type { Piece } from './page.ts'
import { pictureLine } from './picture.ts'

/** One block of the flow: a paragraph, or a row with all the paragraphs of its cells. */
export interface Placed {
  readonly block: Block
  readonly paras: readonly Broken[]
}

/** A rule and the air inside it: eighths of a point and points, in twips. */
const rule = (one: Rule | undefined) => (one ? Math.round(one.size * 2.5) + one.space * 20 : 0)

/** Neighbours of one frame share it. */
interface Framed {
  readonly above: boolean
  readonly below: boolean
}

/** Whether a piece stands in a frame. */
export const inFrame = (piece: Piece | undefined, look: Look) =>
  piece?.kind === 'para' && look.styles[piece.style].box !== undefined

/** A paragraph in the flow. */
export function placePara(broken: Broken, look: Look, framed: Framed): Placed {
  const { para, ends, notes } = broken
  const format = look.styles[para.style]
  return {
    paras: [broken],
    block: {
      before: para.before ?? format.before,
      after: para.after ?? format.after,
      above: rule(framed.above ? undefined : (format.box ?? format.top)),
      below: rule(framed.below ? undefined : (format.box ?? format.bottom)),
      line: para.picture ? pictureLine(para.picture, look) : format.line,
      count: ends.length,
      notes,
      breakBefore: para.pageBreakBefore ?? false,
      keepNext: para.keepNext ?? format.keepNext,
      keepLines: format.keepLines,
      header: 0,
    },
  }
}
