import type { BlockOf, Inline } from '../model.ts'
import type { Piece } from './line.ts'
import type { Marker } from './marker.ts'

/** An item of a list as it is met: lines of one `key` are one item, items of one `list` one list. */
export interface Item {
  readonly kind: 'item'
  readonly list: unknown
  readonly key: unknown
  readonly level: number
  readonly marker: Marker
}

/** The kind of a line of a page. */
export type Shape =
  | { readonly kind: 'paragraph' }
  | { readonly kind: 'heading'; readonly level: number; readonly numbered: boolean }
  | { readonly kind: 'quote' }
  | Item

/** A line, a picture or a table, in the order of the page. */
export type Raw =
  | { readonly kind: 'line'; readonly shape: Shape; readonly pieces: readonly Piece[] }
  | { readonly kind: 'picture'; readonly id: string; readonly alt: string }
  | {
      readonly kind: 'table'
      readonly header: boolean
      readonly widths: readonly number[]
      readonly rows: Inline[][][]
      readonly spans: BlockOf<'table'>['spans']
      readonly caption: string
    }
