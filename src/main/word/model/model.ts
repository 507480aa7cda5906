import type { Node } from '../package/word-xml.ts'
import type { Media } from './clean/media.ts'
import type { Sheet } from './style-sheet.ts'

/** One header or footer of a model: of the first page, of the even ones where those differ, of all others. */
export interface Area {
  readonly kind: 'header' | 'footer'
  readonly type: 'default' | 'first' | 'even'
  readonly root: Node
}

/** The paper of a model and where its text stands on it, in twips. */
export interface ModelPage {
  readonly width: number
  readonly height: number
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
  readonly header: number
  readonly footer: number
}

/** A Word file as the paper others are written on. */
export interface Model {
  readonly page: ModelPage
  /** the first page has a header and a footer of its own */
  readonly first: boolean
  /** even pages too */
  readonly even: boolean
  readonly areas: readonly Area[]
  readonly sheet: Sheet
  /** the styles its headers and footers use, by id */
  readonly used: ReadonlySet<string>
  /** the pictures of its headers and footers, by the relation they are named with */
  readonly media: ReadonlyMap<string, Media>
  /** the rules around its pages: a clean `w:pgBorders` */
  readonly borders?: Node
  /** the page number is printed somewhere */
  readonly printsPageNumber: boolean
  /** what the file says a face is, by its name: `roman`, `swiss`, `modern` */
  readonly kinds: ReadonlyMap<string, string>
}
