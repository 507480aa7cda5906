import type { ItemMarker } from '../../../shared/drafts/model.ts'
import type { Mark } from '../../../shared/french/run.ts'

/** Who made a tracked change and when, as the file says. */
export interface Revision {
  readonly kind: 'insertion' | 'deletion' | 'format'
  readonly author: string
  readonly at: string
  /** half of a move */
  readonly isMove: boolean
  /** the name its two halves share, where the file says it */
  readonly move?: string
}

/** The control a stretch of text stands in; its pieces share the same object. */
export interface Control {
  readonly tag: string
}

/** A link; its pieces share the same object. */
export interface Link {
  readonly url: string
}

interface Common {
  /** tracked changes, as places in `revisions` */
  readonly ins?: number
  readonly del?: number
  readonly control?: Control
  /** instruction of the field whose result it is */
  readonly field?: string
  readonly link?: Link
  readonly comments?: readonly string[]
}

/** A piece of a paragraph, in reading order. */
export type Bit = Common &
  (
    | {
        readonly kind: 'text'
        readonly text: string
        readonly marks: readonly Mark[]
        /** its marks before a tracked change of format */
        readonly was?: { readonly marks: readonly Mark[]; readonly rev: number }
      }
    | { readonly kind: 'break' }
    | { readonly kind: 'page' }
    /** `mark`: the bookmark around its call */
    | { readonly kind: 'note'; readonly note: string; readonly mark?: string }
    /** `width`: in the units of drawings, 36,000 to the millimetre */
    | { readonly kind: 'image'; readonly alt: string; readonly part?: string; readonly width?: number }
  )

/** The role of a paragraph by its style and its numbering. */
export interface Shape {
  readonly style: string
  /** the style's name, whatever the language of Word made of its id */
  readonly name: string
  /** 1 to 9 */
  readonly heading?: number
  /** a heading Word numbers by itself */
  readonly autoNumbered?: boolean
  readonly list?: {
    readonly id: string
    readonly kind: 'bullet' | 'decimal' | 'claims'
    readonly level: number
    /** what stands before its items at that level, and the number of the first */
    readonly marker: ItemMarker
    readonly start: number
  }
  readonly right?: boolean
}

export interface ReadPara {
  readonly kind: 'para'
  readonly shape: Shape
  /** the shape before a tracked change */
  readonly was?: { readonly shape: Shape; readonly rev: number }
  /** marks its style gives it, whatever its runs say */
  readonly styleMarks?: readonly Mark[]
  readonly bookmarks: readonly string[]
  readonly bits: readonly Bit[]
  /** its mark was inserted: refused, it joins the next one */
  readonly ins?: number
  /** its mark was deleted: accepted, it joins the next one */
  readonly del?: number
  /** inside the field of a table of contents, of authorities or of an index, or styled as a line of one */
  readonly isGenerated?: boolean
  readonly pageBreakBefore?: boolean
}

export interface ReadCell {
  readonly span: number
  readonly merge?: 'start' | 'go'
  readonly paras: readonly ReadPara[]
}

export interface ReadRow {
  readonly header: boolean
  readonly ins?: number
  readonly del?: number
  readonly cells: readonly ReadCell[]
}

export interface ReadTable {
  readonly kind: 'table'
  readonly widths: readonly number[]
  readonly rows: readonly ReadRow[]
}

export type ReadPiece = ReadPara | ReadTable

export interface ReadComment {
  readonly id: string
  readonly author: string
  readonly at: string
  readonly text: string
  readonly parent?: string
  readonly isResolved: boolean
}

/** A Word file as it was read: its text, its notes, who changed what. Nothing of its looks. */
export interface Story {
  readonly title: string
  readonly pieces: readonly ReadPiece[]
  readonly notes: ReadonlyMap<string, readonly ReadPara[]>
  readonly revisions: readonly Revision[]
  readonly comments: readonly ReadComment[]
  /** the draft it carries, as its part has it, when it is one of ours */
  readonly part?: string
  /** what was met and is not taken, in French */
  readonly leftOut: readonly string[]
}

/** The parts of the file that are the pictures of its text. */
export const picturesIn = ({ pieces }: Pick<Story, 'pieces'>): string[] =>
  pieces.flatMap(piece =>
    piece.kind === 'para'
      ? piece.bits.flatMap(bit => (bit.kind === 'image' && bit.part ? [bit.part] : []))
      : [],
  )
