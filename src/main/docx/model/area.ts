import { fontMetric } from '../metrics/fonts.ts'
import { faceWidths } from '../metrics/widths.ts'
import { child, children, isNode, type Node, textOf, val } from '../read/tree.ts'
import type { Model } from './model.ts'
import { type Props, paraProps, runProps, whole } from './props.ts'
import { readTheme } from './theme.ts'

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

/** What a header or a footer takes of the page, and what it shows. */
export interface Laid {
  readonly height: number
  readonly texts: readonly AreaText[]
  readonly pictures: readonly AreaPicture[]
  readonly rules: readonly { readonly x: number; readonly y: number; readonly width: number }[]
}

/** Where the area stands on its page, for what is placed from the edges of the paper. */
interface Frame {
  readonly model: Model
  readonly width: number
  /** of the area's top left corner, from that of the paper */
  readonly x: number
  readonly y: number
}

const none: Laid = { height: 0, texts: [], pictures: [], rules: [] }
const theme = readTheme({ names: [], text: () => undefined, bytes: () => undefined })

/** Lays out a header or a footer: near enough to what Word prints for the room it takes, and for a small picture of it. */
export function layArea(root: Node, frame: Frame): Laid {
  let laid = none
  let space = 0
  for (const block of children(root)) {
    const before = block.name === 'w:p' ? paraOf(block, frame).before : 0
    const made = block.name === 'w:tbl' ? tableOf(block, frame) : lineOf(block, frame)
    const top = laid.height + Math.max(space, before)
    laid = under(laid, made, 0, top, top + made.height)
    space = block.name === 'w:p' ? paraOf(block, frame).after : 0
  }
  return { ...laid, height: laid.height + space }
}

/** One more thing at its place. */
function under(laid: Laid, made: Laid, x: number, y: number, height: number): Laid {
  const moved = <T extends { x: number; y: number }>(one: T): T => ({ ...one, x: one.x + x, y: one.y + y })
  return {
    height,
    texts: [...laid.texts, ...made.texts.map(moved)],
    pictures: [...laid.pictures, ...made.pictures.map(moved)],
    rules: [...laid.rules, ...made.rules.map(moved)],
  }
}

function propsOf(node: Node, { model: { sheet } }: Frame): Props {
  const properties = child(node, 'w:pPr')
  const style = sheet.of(val(child(properties, 'w:pStyle')))
  const own = paraProps(properties)
  const tabs = [...(style.tabs ?? []), ...(own.tabs ?? [])]
  const gone = new Set((own.tabs ?? []).filter(tab => tab.align === 'clear').map(tab => tab.at))
  return { ...style, ...own, tabs: tabs.filter(tab => !gone.has(tab.at)).sort((a, b) => a.at - b.at) }
}

const paraOf = (node: Node, frame: Frame) => {
  const { before = 0, after = 0 } = propsOf(node, frame)
  return { before, after }
}

/** A stretch of one face, a picture in the line, a tab, a break. */
type Bit =
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

function lineOf(node: Node, frame: Frame): Laid {
  const props = propsOf(node, frame)
  const { left = 0, right = 0, first = 0, align = 'left', tabs = [] } = props
  const floats: Laid[] = []
  const bits = bitsOf(node, props, frame, floats)
  const room = frame.width - left - right
  let laid: Laid = none
  for (const [index, line] of broken(bits, room - first, room).entries()) {
    const from = left + (index === 0 ? first : 0)
    const made = setLine(line, { from, room: frame.width - right - from, align, tabs, props }, frame)
    laid = under(laid, made, 0, laid.height, laid.height + made.height)
  }
  if (props.top) laid = { ...laid, rules: [...laid.rules, { x: left, y: 0, width: room }] }
  if (props.bottom) laid = { ...laid, rules: [...laid.rules, { x: left, y: laid.height, width: room }] }
  const pushed = floats.reduce((high, one) => Math.max(high, one.height), 0)
  return floats.reduce((all, one) => ({ ...under(all, { ...one, height: 0 }, 0, 0, all.height) }), {
    ...laid,
    height: Math.max(laid.height, pushed),
  })
}

function widthOf(text: string, props: Props, frame: Frame): number {
  const { family, scale } = metric(props, frame)
  const table = faceWidths(family, props.bold ?? false, props.italic ?? false)
  const shown = props.caps ? text.toLocaleUpperCase('fr') : text
  const size = (props.size ?? 20) * 10 * scale
  let sum = 0
  for (let at = 0; at < shown.length; at += 1)
    sum += (table.of[shown.charCodeAt(at)] ?? 0.5) * size + (props.spacing ?? 0)
  return sum
}

const metric = ({ font = 'Times New Roman' }: Props, { model }: Frame) =>
  fontMetric(font, model.kinds.get(font))

function bitsOf(node: Node, para: Props, frame: Frame, floats: Laid[]): Bit[] {
  return children(node).flatMap((one): Bit[] => {
    if (one.name === 'w:fldSimple') {
      const field = / NUMPAGES /.test(one.attributes['w:instr'] ?? '') ? 'pages' : 'page'
      return bitsOf(one, para, frame, floats).map(bit => (bit.kind === 'text' ? { ...bit, field } : bit))
    }
    if (one.name !== 'w:r') return []
    const properties = child(one, 'w:rPr')
    const named = val(child(properties, 'w:rStyle'))
    const character = named === undefined ? {} : charProps(named, frame)
    const props = { ...para, ...character, ...runProps(properties, theme) }
    if (props.hidden) return []
    return children(one).flatMap((each): Bit[] => {
      switch (each.name) {
        case 'w:t': {
          const text = textOf(each)
          return [{ kind: 'text', text, props, width: widthOf(text, props, frame) }]
        }
        case 'w:noBreakHyphen':
          return [{ kind: 'text', text: '-', props, width: widthOf('-', props, frame) }]
        case 'w:tab':
        case 'w:ptab':
          return [{ kind: 'tab' }]
        case 'w:br':
        case 'w:cr':
          return [{ kind: 'break' }]
        case 'mc:AlternateContent':
          return children(child(each, 'mc:Choice')).flatMap(inner => pictureOf(inner, frame, floats))
        case 'w:drawing':
          return pictureOf(each, frame, floats)
        default:
          return []
      }
    })
  })
}

/** Only what the character style and those it rests on say, not what stands under all styles. */
function charProps(id: string, { model: { sheet } }: Frame): Props {
  let props: Props = {}
  let style = sheet.styles.get(id)
  for (let depth = 0; style && depth < 30; depth += 1) {
    props = { ...runProps(child(style.node, 'w:rPr'), theme), ...props }
    style = style.base === undefined ? undefined : sheet.styles.get(style.base)
  }
  return props
}

/** English metric units in a twip. */
const emu = 635

function pictureOf(drawing: Node, frame: Frame, floats: Laid[]): Bit[] {
  return children(drawing).flatMap((one): Bit[] => {
    const extent = child(one, 'wp:extent')?.attributes ?? {}
    const width = Math.round((whole(extent.cx, 0, 1e9) ?? 0) / emu)
    const height = Math.round((whole(extent.cy, 0, 1e9) ?? 0) / emu)
    const blip = found(one, 'a:blip')
    const relation = blip?.attributes['r:embed'] ?? ''
    const alt = child(one, 'wp:docPr')?.attributes.descr ?? ''
    if (one.name === 'wp:inline') return blip ? [{ kind: 'picture', relation, alt, width, height }] : []
    if (one.name !== 'wp:anchor') return []
    const [h, v] = [child(one, 'wp:positionH'), child(one, 'wp:positionV')]
    const x = across(h, width, frame)
    const y = down(v, height, frame)
    const box = found(one, 'w:txbxContent')
    const words = box
      ? layArea(box, {
          ...frame,
          width: Math.max(200, width - 288),
          x: frame.x + x + 144,
          y: frame.y + y + 72,
        })
      : none
    const shown: Laid = blip
      ? { ...none, pictures: [{ relation, alt, x, y, width, height }] }
      : under(none, words, x + 144, y + 72, 0)
    // only what takes the whole width pushes the lines of the text
    const pushes = child(one, 'wp:wrapTopAndBottom') !== undefined
    floats.push({ ...shown, height: pushes ? Math.max(0, y + height) : 0 })
    return []
  })
}

function across(
  position: Node | undefined,
  width: number,
  { model: { page }, x, width: room }: Frame,
): number {
  const page_ = position?.attributes.relativeFrom === 'page'
  const [start, all] = page_ ? [-x, page.width] : [0, room]
  const align = child(position, 'wp:align')
  if (align) {
    const said = textOf(align)
    return (
      start +
      (said === 'center' ? (all - width) / 2 : said === 'right' || said === 'outside' ? all - width : 0)
    )
  }
  return start + offset(position)
}

function down(position: Node | undefined, height: number, { model: { page }, y }: Frame): number {
  const from = position?.attributes.relativeFrom
  const start = from === 'page' ? -y : from === 'margin' ? page.top - y : 0
  const align = child(position, 'wp:align')
  if (align && from === 'page') {
    const said = textOf(align)
    return (
      start + (said === 'center' ? (page.height - height) / 2 : said === 'bottom' ? page.height - height : 0)
    )
  }
  return start + offset(position)
}

const offset = (position: Node | undefined) => {
  const said = child(position, 'wp:posOffset')
  return said ? Math.round((whole(textOf(said), -1e9, 1e9) ?? 0) / emu) : 0
}

function found(node: Node, name: string): Node | undefined {
  for (const one of node.children) {
    if (!isNode(one)) continue
    const inside = one.name === name ? one : found(one, name)
    if (inside) return inside
  }
  return undefined
}

/** Lines of bits, words that do not fit going to the next one; a line with tabs is left as it is. */
function broken(bits: readonly Bit[], first: number, room: number): Bit[][] {
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

interface Setting {
  readonly from: number
  readonly room: number
  readonly align: NonNullable<Props['align']>
  readonly tabs: NonNullable<Props['tabs']>
  readonly props: Props
}

function setLine(bits: readonly Bit[], { from, room, align, tabs, props }: Setting, frame: Frame): Laid {
  const faces = bits.flatMap(bit => (bit.kind === 'text' ? [bit.props] : []))
  const natural = Math.max(
    ...(faces.length > 0 ? faces : [props]).map(one => (one.size ?? 20) * 10 * metric(one, frame).height),
  )
  const highest = bits.reduce((high, bit) => (bit.kind === 'picture' ? Math.max(high, bit.height) : high), 0)
  const { line = 240, rule = 'auto' } = props
  const text = rule === 'exact' ? line : rule === 'atLeast' ? Math.max(line, natural) : (natural * line) / 240
  const height =
    rule === 'exact'
      ? line
      : Math.max(text, highest > 0 ? (highest + natural * 0.2) * (rule === 'auto' ? line / 240 : 1) : 0)
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
        at: (Math.floor(x / 709) + 1) * 709,
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

function tableOf(table: Node, frame: Frame): Laid {
  const grid = children(child(table, 'w:tblGrid')).map(one => whole(one.attributes['w:w'], 0, 31680) ?? 0)
  const properties = child(table, 'w:tblPr')
  const margins = child(properties, 'w:tblCellMar')
  const side = (name: string) => whole(child(margins, name)?.attributes['w:w'], 0, 2000)
  const left = side('w:left') ?? side('w:start') ?? 108
  const right = side('w:right') ?? side('w:end') ?? 108
  const [top, bottom] = [side('w:top') ?? 0, side('w:bottom') ?? 0]
  const total = grid.reduce((sum, one) => sum + one, 0)
  const align = val(child(properties, 'w:jc'))
  const start =
    align === 'center'
      ? (frame.width - total) / 2
      : align === 'right'
        ? frame.width - total
        : (whole(child(properties, 'w:tblInd')?.attributes['w:w'], -3000, 9000) ?? 0)
  let laid: Laid = none
  for (const row of children(table, 'w:tr')) {
    let column = 0
    let x = start
    let made: Laid = none
    for (const cell of children(row, 'w:tc')) {
      const tc = child(cell, 'w:tcPr')
      const span = whole(val(child(tc, 'w:gridSpan')), 1, 63) ?? 1
      const width =
        grid.slice(column, column + span).reduce((sum, one) => sum + one, 0) ||
        (whole(child(tc, 'w:tcW')?.attributes['w:w'], 0, 31680) ?? 1000)
      const inner = layArea(
        { ...cell, children: cell.children.filter(one => isNode(one) && one.name !== 'w:tcPr') },
        { ...frame, width: Math.max(200, width - left - right), x: frame.x + x + left },
      )
      made = under(made, inner, x + left, top, Math.max(made.height, inner.height + top + bottom))
      x += width
      column += span
    }
    const said = child(child(row, 'w:trPr'), 'w:trHeight')
    const least = whole(val(said), 0, 20000) ?? 0
    const high = said?.attributes['w:hRule'] === 'exact' ? least : Math.max(made.height, least)
    laid = under(laid, made, 0, laid.height, laid.height + high)
  }
  return laid
}
