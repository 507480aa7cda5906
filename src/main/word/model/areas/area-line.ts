import { nextStop } from '../../layout/line-ends.ts'
import { fontMetric } from '../../metrics/fonts.ts'
import { faceWidths } from '../../metrics/widths.ts'
import { type Props, SINGLE_LINE } from '../props.ts'
import type { AreaLayout, AreaPicture, AreaText, Frame } from './area-layout.ts'

/** A stretch of one face, a picture in the line, a tab, a break. */
export type Bit =
  | {
      readonly kind: 'text'
      readonly text: string
      readonly props: Props
      readonly width: number
      readonly field?: 'page' | 'pages'
    }
  | {
      readonly kind: 'picture'
      readonly relation: string
      readonly alt: string
      readonly width: number
      readonly height: number
    }
  | { readonly kind: 'tab' }
  | { readonly kind: 'break' }

/** How wide a text runs, in twips. */
export function widthOf(text: string, props: Props, frame: Frame): number {
  const { family, scale } = metric(props, frame)
  const table = faceWidths(family, props.bold ?? false, props.italic ?? false)
  const glyphs = props.caps ? text.toLocaleUpperCase('fr') : text
  const size = (props.size ?? 20) * 10 * scale
  let sum = 0
  for (let at = 0; at < glyphs.length; at += 1)
    sum += (table.of[glyphs.charCodeAt(at)] ?? 0.5) * size + (props.spacing ?? 0)
  return sum
}

const metric = ({ font = 'Times New Roman' }: Props, { model }: Frame) =>
  fontMetric(font, model.kinds.get(font))

/** Lines of bits, words that do not fit going to the next one; a line with tabs is left as it is. */
export function wrapBits(bits: readonly Bit[], first: number, room: number): Bit[][] {
  const lines: Bit[][] = [[]]
  let x = 0
  for (const bit of bits) {
    const line = lines.at(-1) as Bit[]
    if (bit.kind === 'break') {
      lines.push([])
      x = 0
      continue
    }
    if (bit.kind === 'tab' || line.some(one => one.kind === 'tab')) {
      line.push(bit)
      continue
    }
    if (bit.kind === 'picture') {
      if (x > 0 && x + bit.width > room) {
        lines.push([bit])
        x = bit.width
      } else {
        line.push(bit)
        x += bit.width
      }
      continue
    }
    const per = bit.text.length > 0 ? bit.width / bit.text.length : 0
    for (const word of bit.text.match(/\S*\s*/g) ?? []) {
      if (!word) continue
      const width = per * word.length
      if (x > 0 && x + per * word.trimEnd().length > (lines.length === 1 ? first : room)) {
        lines.push([])
        x = 0
      }
      const last = lines.at(-1)?.at(-1)
      if (last?.kind === 'text' && last.props === bit.props && !last.field && !bit.field)
        (lines.at(-1) as Bit[])[(lines.at(-1) as Bit[]).length - 1] = {
          ...last,
          text: last.text + word,
          width: last.width + width,
        }
      else lines.at(-1)?.push({ ...bit, text: word, width })
      x += width
    }
  }
  return lines
}

export interface Setting {
  readonly from: number
  readonly room: number
  readonly align: NonNullable<Props['align']>
  readonly tabs: NonNullable<Props['tabs']>
  readonly props: Props
}

/** A line at its place: its height, its words and pictures. */
export function setLine(
  bits: readonly Bit[],
  { from, room, align, tabs, props }: Setting,
  frame: Frame,
): AreaLayout {
  const faces = bits.flatMap(bit => (bit.kind === 'text' ? [bit.props] : []))
  const natural = Math.max(
    ...(faces.length > 0 ? faces : [props]).map(one => (one.size ?? 20) * 10 * metric(one, frame).height),
  )
  const highest = bits.reduce((high, bit) => (bit.kind === 'picture' ? Math.max(high, bit.height) : high), 0)
  const { line = SINGLE_LINE, rule = 'auto' } = props
  const text =
    rule === 'exact' ? line : rule === 'atLeast' ? Math.max(line, natural) : (natural * line) / SINGLE_LINE
  const height =
    rule === 'exact'
      ? line
      : Math.max(
          text,
          highest > 0 ? (highest + natural * 0.2) * (rule === 'auto' ? line / SINGLE_LINE : 1) : 0,
        )
  const widthOfBits = (some: readonly Bit[]) =>
    some.reduce((sum, bit) => sum + ('width' in bit ? bit.width : 0), 0)
  const baseline = height - natural * 0.22
  const groups: Bit[][] = [[]]
  for (const bit of bits) {
    if (bit.kind === 'tab') groups.push([])
    else groups.at(-1)?.push(bit)
  }
  const texts: AreaText[] = []
  const pictures: AreaPicture[] = []
  let x = from
  for (const [index, group] of groups.entries()) {
    const wide = widthOfBits(group)
    if (index > 0) {
      const stop = tabs.find(tab => tab.at > x + 1) ?? {
        at: nextStop(x),
        align: 'left' as const,
      }
      x = stop.align === 'right' ? stop.at - wide : stop.align === 'center' ? stop.at - wide / 2 : stop.at
    } else if (groups.length === 1) {
      if (align === 'center') x += (room - wide) / 2
      if (align === 'right') x += room - wide
    }
    for (const bit of group) {
      if (bit.kind === 'text' && bit.text.trim())
        texts.push({
          text: bit.props.caps ? bit.text.toLocaleUpperCase('fr') : bit.text,
          x,
          y: baseline,
          size: bit.props.size ?? 20,
          props: bit.props,
          ...(bit.field ? { field: bit.field } : {}),
        })
      if (bit.kind === 'picture') {
        const { relation, alt, width, height: high } = bit
        pictures.push({ relation, alt, x, y: Math.max(0, baseline - high), width, height: high })
      }
      if ('width' in bit) x += bit.width
    }
  }
  return { height, texts, pictures, rules: [] }
}
