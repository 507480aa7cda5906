import type { Model } from '../model.ts'
import type { Props } from '../props.ts'

/** Words of a header or footer at their place, in twips: from the edge of its text and its top, or from the corner of the paper. */
export interface AreaText {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly size: number
  readonly props: Props
  /** it is a number: of the page, or of the last one */
  readonly field?: 'page' | 'pages'
}

/** A picture of it. */
export interface AreaPicture {
  readonly relation: string
  readonly alt: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A header or a footer laid out: its height and its content. */
export interface AreaLayout {
  readonly height: number
  readonly texts: readonly AreaText[]
  readonly pictures: readonly AreaPicture[]
  /** with a height: down, not across */
  readonly rules: readonly {
    readonly x: number
    readonly y: number
    readonly width: number
    readonly height?: number
  }[]
}

/** Where the area stands on its page, for what is placed from the edges of the paper. */
export interface Frame {
  readonly model: Model
  readonly width: number
  /** of the area's top left corner, from that of the paper */
  readonly x: number
  readonly y: number
}

/** A layout without content. */
export const emptyLayout: AreaLayout = { height: 0, texts: [], pictures: [], rules: [] }

/** Adds a part to a layout at x, y; `height` is the new height of the whole. */
export function addPart(
  layout: AreaLayout,
  part: AreaLayout,
  x: number,
  y: number,
  height: number,
): AreaLayout {
  const shift = <T extends { x: number; y: number }>(one: T): T => ({ ...one, x: one.x + x, y: one.y + y })
  return {
    height,
    texts: [...layout.texts, ...part.texts.map(shift)],
    pictures: [...layout.pictures, ...part.pictures.map(shift)],
    rules: [...layout.rules, ...part.rules.map(shift)],
  }
}
