import type { Reference } from '../../../shared/drafts/assemble/assembled.ts'
import type { CellSpan } from '../../../shared/drafts/model.ts'
import type { Run } from '../../../shared/french/run.ts'
import type { StyleId } from '../looks/style-names.ts'

/** The appearance of a stretch of text beyond its paragraph's. */
export interface Face {
  readonly bold?: boolean
  /** false: upright in a style of italics, where emphasis is */
  readonly italic?: boolean
  readonly underline?: boolean
  readonly smallcaps?: boolean
  readonly superscript?: boolean
  readonly subscript?: boolean
  readonly mono?: boolean
  readonly highlight?: boolean
  /** its words are never cut at the end of a line */
  readonly whole?: boolean
  /** six hexadecimal digits, where it differs from the paragraph's */
  readonly color?: string
  /** half-points, where it differs from the paragraph's */
  readonly size?: number
}

/** A stretch of a line. `page` is a field whose result the estimator fills: the page of a bookmark. */
export type Span =
  /** `gap`: words that stand for something missing; a filing that holds one is refused */
  | { readonly kind: 'text'; readonly text: string; readonly face: Face; readonly gap?: true }
  | { readonly kind: 'tab' }
  | { readonly kind: 'break' }
  | { readonly kind: 'field'; readonly instruction: string; readonly text: string; readonly face: Face }
  | { readonly kind: 'page'; readonly bookmark: string; readonly face: Face }
  | { readonly kind: 'link'; readonly url: string; readonly text: string; readonly face: Face }
  /** page numbers of a table, « 4, 7, 12 »: text made from the pages of bookmarks, each page once */
  | { readonly kind: 'pages'; readonly bookmarks: readonly string[]; readonly face: Face }
  | { readonly kind: 'note'; readonly number: number; readonly spans: readonly Span[] }
  | { readonly kind: 'bookmark'; readonly name: string; readonly spans: readonly Span[] }
  /** text that a reference of the draft printed, and that keeps it in Word */
  | { readonly kind: 'control'; readonly of: Reference; readonly spans: readonly Span[] }
  /** a part of the stretch of some comments */
  | { readonly kind: 'commented'; readonly comments: readonly string[]; readonly spans: readonly Span[] }
  /** a citation for Word's own table of authorities: hidden, it takes no room */
  | {
      readonly kind: 'entry'
      readonly runs: readonly Run[]
      readonly source: string
      readonly category: number
    }

/** The spans a span holds. */
export const spansIn = (span: Span): readonly Span[] => ('spans' in span ? span.spans : [])

/** The words of the gaps of a line, in order, those of its notes included; a highlight alone is no gap. */
export const gapsIn = (spans: readonly Span[]): string[] =>
  spans.flatMap(span => (span.kind === 'text' && span.gap ? [span.text] : gapsIn(spansIn(span))))

/** The list that numbers the exhibits in their inventory. */
export const EXHIBIT_LIST = 'exhibits'

/**
 * Name of a native list. `titles` is bound to the heading styles, `margin` counts the paragraphs; a list of the text is named by its
 * style, followed by its markers where it has its own, and restarts at each instance.
 */
export type ListName = string

/** A number Word writes itself; `label` is what it will print. */
export interface Numbering {
  readonly list: ListName
  readonly level: number
  /** one per list: each starts again */
  readonly instance: number
  /** the number it starts at, where it is not one */
  readonly start?: number
  readonly label: string
}

export interface Para {
  readonly kind: 'para'
  readonly style: StyleId
  readonly spans: readonly Span[]
  /** bookmarks around the whole paragraph; a block's own id is the first */
  readonly bookmarks: readonly string[]
  /** null: the style's own number is taken off */
  readonly numbering?: Numbering | null
  readonly pageBreakBefore?: boolean
  readonly keepNext?: boolean
  readonly align?: 'left' | 'center' | 'right'
  readonly left?: number
  readonly first?: number
  readonly before?: number
  readonly after?: number
  /** height of a line, where it is not its style's */
  readonly line?: number
  /** contents line: the whole line is a link to this bookmark */
  readonly anchor?: string
  /** a picture alone on its line, in place of spans: its size on the page in twips */
  readonly picture?: Figure
  /** first and last line of the contents field */
  readonly contents?: { readonly open: boolean; readonly close: boolean }
  /** first and last line of the field of one category of authorities */
  readonly authorities?: { readonly open?: number; readonly close: boolean }
}

/** A picture at its size on the page, in twips. */
export interface Figure {
  readonly hash: string
  readonly type: 'png' | 'jpeg'
  readonly alt: string
  readonly width: number
  readonly height: number
}

/** A table as it is told to who does not see it: the title it has, if any, and what stands in it. */
export interface TableWords {
  readonly title?: string
  readonly description: string
}

export interface Grid {
  readonly kind: 'grid'
  /** column widths, in twips */
  readonly columns: readonly number[]
  readonly header: boolean
  /** to who does not see it */
  readonly words: TableWords
  readonly rows: readonly (readonly (readonly Para[])[])[]
  /** cells over several rows or columns; those they cover are there, without paragraphs */
  readonly spans?: readonly CellSpan[]
}

/** The document as both the estimator measures it and Word is given it. */
export type Piece = Para | Grid

/** A paragraph of one style, nothing else said. */
export const para = (style: StyleId, spans: readonly Span[]): Para => ({
  kind: 'para',
  style,
  spans,
  bookmarks: [],
})

/** The number in the margin. */
export const marginNumber = (number = 0) =>
  ({ list: 'margin', level: 0, instance: 0, label: String(number) }) as const
