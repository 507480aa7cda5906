import type { StyleId } from './names.ts'

/** Where a paragraph draws a rule, in eighths of a point, and how far from its text, in points. */
export interface Rule {
  readonly size: number
  readonly space: number
}

/** How a paragraph is set. Lengths in twips, sizes in half-points. */
export interface Format {
  readonly size: number
  readonly bold: boolean
  readonly italic: boolean
  readonly underline: boolean
  readonly caps: boolean
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
  readonly box?: Rule
  readonly top?: Rule
  readonly bottom?: Rule
}

/** A native list: `titles` is bound to the heading styles, `margin` counts the paragraphs, the others restart with each list. */
/** `titles`, `margin`; a list of the text by its style, followed by what it writes where that is its own. */
export type ListName = string

/** A house style: the paper, the faces and every paragraph style. */
export interface Look {
  readonly fonts: { readonly text: string; readonly mono: string }
  /** the same faces in our tables of widths */
  readonly metrics: { readonly text: 'caladea' | 'times'; readonly mono: 'courier' }
  readonly page: {
    readonly width: number
    readonly height: number
    readonly top: number
    readonly bottom: number
    readonly left: number
    readonly right: number
    readonly footer: number
  }
  /** room that a letterhead takes above the text of the first page */
  readonly opening?: number
  readonly styles: Readonly<Record<StyleId, Format>>
  /** numbers hang in the margin beside body paragraphs */
  readonly marginNumbers: boolean
  /** the cover carries no footer */
  readonly coverWithoutFooter: boolean
  readonly contentsLevels: number
  /** numbered titles of level 1 start a page */
  readonly partsStartPages: boolean
  /** height of the rule above the notes and the air around it */
  readonly notes: { readonly separator: number }
}

/** Width of the text on the page, in twips. */
export const textWidth = ({ page }: Look) => page.width - page.left - page.right

/** Height of the text on the page, in twips. */
export const textHeight = ({ page }: Look) => page.height - page.top - page.bottom
