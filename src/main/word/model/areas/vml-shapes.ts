import { TWIPS_PER_PIXEL } from '../../looks/units.ts'
import { child, children, isNode, type Node } from '../../package/word-xml.ts'
import { TWIPS_PER_UNIT } from '../props.ts'

/** A shape of the older kind (VML) as it stands on its page; lengths in twips. */
export interface LegacyShape {
  /** in the line, like a letter */
  readonly inline: boolean
  readonly width: number
  readonly height: number
  /** from what it is placed, and how far, or how it is set there */
  readonly across: { readonly page: boolean; readonly at: number; readonly align: string | undefined }
  readonly down: { readonly from: string; readonly at: number; readonly align: string | undefined }
  /** the lines of the text stand above it and under it */
  readonly pushes: boolean
  readonly relation?: string
  readonly alt: string
  /** the paragraphs of its text box */
  readonly box?: Node
}

/** A length as a style of VML writes it; one without a unit is in pixels. */
function length(text: string | undefined): number {
  const [, number, unit = 'px'] = /^(-?[\d.]+)(pt|in|cm|mm|pc|px)?$/.exec(text ?? '') ?? []
  const twips = Number(number) * (TWIPS_PER_UNIT[unit] ?? TWIPS_PER_PIXEL)
  return Number.isFinite(twips) ? Math.round(Math.max(-32_000, Math.min(32_000, twips))) : 0
}

/** The shapes of a `w:pict`, those of a group as one. */
export function legacyShapes(pict: Node): LegacyShape[] {
  return children(pict).flatMap((one): LegacyShape[] => {
    if (!/^v:(?:shape|rect|roundrect|oval|group|line)$/.test(one.name)) return []
    const style = new Map(
      (one.attributes.style ?? '').split(';').map(part => {
        const [name = '', value = ''] = part.split(':')
        return [name.trim().toLowerCase(), value.trim()] as const
      }),
    )
    const picture = findElement(one, 'v:imagedata')
    const relation = picture?.attributes['r:id']
    const box = findElement(one, 'w:txbxContent')
    return [
      {
        inline: style.get('position') !== 'absolute',
        width: length(style.get('width')),
        height: length(style.get('height')),
        across: {
          page: style.get('mso-position-horizontal-relative') === 'page',
          at: length(style.get('margin-left') ?? style.get('left')),
          align: style.get('mso-position-horizontal'),
        },
        down: {
          from: style.get('mso-position-vertical-relative') ?? 'text',
          at: length(style.get('margin-top') ?? style.get('top')),
          align: style.get('mso-position-vertical'),
        },
        pushes: /^topAndBottom$/i.test(child(one, 'w10:wrap')?.attributes.type ?? ''),
        ...(relation ? { relation } : {}),
        alt: one.attributes.alt ?? '',
        ...(box ? { box } : {}),
      },
    ]
  })
}

/** The first element of a name under another. */
export function findElement(node: Node, name: string): Node | undefined {
  for (const one of node.children) {
    if (!isNode(one)) continue
    const inside = one.name === name ? one : findElement(one, name)
    if (inside) return inside
  }
  return undefined
}
