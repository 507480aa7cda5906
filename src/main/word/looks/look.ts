import type { Face } from '../layout/pieces.ts'
import type { Family } from '../metrics/widths.ts'
import type { Hyphenation } from './hyphenation.ts'
import type { StyleId } from './style-names.ts'

/** Where a paragraph draws a rule, in eighths of a point, and how far from its text, in points. */
export interface Rule {
  readonly size: number
  readonly space: number
  /** six hexadecimal digits; black where left out */
  readonly color?: string
}

/** A face of a model, and what stands for it in our tables of widths. */
export interface Typeface {
  readonly name: string
  readonly family: Family
  /** its letters are that much wider than those of the table */
  readonly scale: number
}

/** How a paragraph is set. Lengths in twips, sizes in half-points. */
export interface Format {
  readonly size: number
  readonly bold: boolean
  readonly italic: boolean
  readonly underline: boolean
  readonly caps: boolean
  readonly smallcaps?: boolean
  readonly mono: boolean
  /** letterspacing, in twips */
  readonly spacing: number
  readonly align: 'left' | 'center' | 'right' | 'both'
  /** exact distance from one baseline to the next: Word, LibreOffice and the page estimator then agree */
  readonly line: number
  readonly before: number
  readonly after: number
  readonly left: number
  readonly right: number
  /** first line, from `left`: positive is an indent, negative hangs */
  readonly first: number
  readonly tabs: readonly { readonly at: number; readonly align: 'left' | 'right'; readonly dots?: boolean }[]
  readonly keepNext: boolean
  readonly keepLines: boolean
  /** where it is not the one of the look */
  readonly font?: Typeface
  /** six hexadecimal digits, or `auto` */
  readonly color?: string
  /** behind the paragraph: six hexadecimal digits */
  readonly fill?: string
  /** no space between two paragraphs of this style */
  readonly contextual?: boolean
  readonly box?: Rule
  readonly top?: Rule
  readonly bottom?: Rule
  /** down its sides, outside its text */
  readonly leftRule?: Rule
  readonly rightRule?: Rule
}

/** How tables are ruled and their rows filled, where a model says it: what it leaves out is bare. Fills are six hexadecimal digits. */
export interface TableLook {
  readonly top?: Rule
  readonly bottom?: Rule
  /** between rows, between columns, at both sides */
  readonly inner?: Rule
  readonly down?: Rule
  readonly sides?: Rule
  readonly head?: string
  /** behind every other row, the first under the header included */
  readonly band?: string
  readonly headColor?: string
  readonly headBold?: boolean
}

/** A house style: the paper, the faces and every paragraph style. */
export interface Look {
  readonly fonts: { readonly text: string; readonly mono: string }
  /** the same faces in our tables of widths */
  readonly metrics: { readonly text: Family; readonly mono: 'courier' }
  readonly page: {
    readonly width: number
    readonly height: number
    readonly top: number
    readonly bottom: number
    readonly left: number
    readonly right: number
    /** from the edge of the paper to the foot, and to the head where it is another */
    readonly footer: number
    readonly header?: number
  }
  /** room that is taken above the text of the first page; negative: it starts higher than the others */
  readonly opening?: number
  /** the same under it */
  readonly closing?: number
  readonly styles: Readonly<Record<StyleId, Format>>
  /** the face of what is cited, where a model has one */
  readonly citation?: Face
  /** left out: our own rules */
  readonly tables?: TableLook
  /** numbers hang in the margin beside body paragraphs */
  readonly marginNumbers: boolean
  /** where the right column of the cover begins, in twips; left out, a cover of one column */
  readonly coverColumn?: number
  /** the cover carries no footer */
  readonly coverWithoutFooter: boolean
  readonly contentsLevels: number
  /** numbered titles of level 1 start a page */
  readonly partsStartPages: boolean
  /** how words are cut at the ends of lines; left out: they are not */
  readonly hyphenation?: Hyphenation
  /** height of the rule above the notes and the air around it */
  readonly notes: { readonly separator: number }
}

/** Width of the text on the page, in twips. */
export const textWidth = ({ page }: Look) => page.width - page.left - page.right

/** The tab of the page of a line in a list: dots up to the edge of the text. `at`: twips. */
export const leadersTo = (at: number) => ({ at, align: 'right', dots: true }) as const

/** Height of the text on the page, in twips. */
export const textHeight = ({ page }: Look) => page.height - page.top - page.bottom
