import { child, children, isNode, type Node, textOf, val } from '../../package/word-xml.ts'
import { boundedInteger, type Props, paraProps, runProps } from '../props.ts'
import { readTheme } from '../theme.ts'
import { type AreaLayout, addPart, emptyLayout, type Frame } from './area-layout.ts'
import { type Bit, setLine, widthOf, wrapBits } from './area-line.ts'
import { findElement, type LegacyShape, legacyShapes } from './vml-shapes.ts'

const theme = readTheme({ names: [], text: () => undefined, bytes: () => undefined })

/** Lays out a header or a footer: near enough to what Word prints for the room it takes, and for a small picture of it. */
export function layArea(root: Node, frame: Frame): AreaLayout {
  let layout = emptyLayout
  let space = 0
  for (const block of children(root)) {
    const before = block.name === 'w:p' ? paraOf(block, frame).before : 0
    const item = block.name === 'w:tbl' ? tableOf(block, frame) : lineOf(block, frame)
    const top = layout.height + Math.max(space, before)
    layout = addPart(layout, item, 0, top, top + item.height)
    space = block.name === 'w:p' ? paraOf(block, frame).after : 0
  }
  return { ...layout, height: layout.height + space }
}

function propsOf(node: Node, { model: { sheet } }: Frame): Props {
  const properties = child(node, 'w:pPr')
  const style = sheet.of(val(child(properties, 'w:pStyle')))
  const own = paraProps(properties)
  const tabs = [...(style.tabs ?? []), ...(own.tabs ?? [])]
  const clearStops = new Set((own.tabs ?? []).filter(tab => tab.align === 'clear').map(tab => tab.at))
  return { ...style, ...own, tabs: tabs.filter(tab => !clearStops.has(tab.at)).sort((a, b) => a.at - b.at) }
}

const paraOf = (node: Node, frame: Frame) => {
  const { before = 0, after = 0 } = propsOf(node, frame)
  return { before, after }
}

function lineOf(node: Node, frame: Frame): AreaLayout {
  const props = propsOf(node, frame)
  const { left = 0, right = 0, first = 0, align = 'left', tabs = [] } = props
  const floats: AreaLayout[] = []
  const bits = bitsOf(node, props, frame, floats)
  const room = frame.width - left - right
  let layout: AreaLayout = emptyLayout
  for (const [index, line] of wrapBits(bits, room - first, room).entries()) {
    const from = left + (index === 0 ? first : 0)
    const lineLayout = setLine(line, { from, room: frame.width - right - from, align, tabs, props }, frame)
    layout = addPart(layout, lineLayout, 0, layout.height, layout.height + lineLayout.height)
  }
  if (props.top) layout = { ...layout, rules: [...layout.rules, { x: left, y: 0, width: room }] }
  if (props.bottom)
    layout = { ...layout, rules: [...layout.rules, { x: left, y: layout.height, width: room }] }
  const down = [...(props.leftRule ? [left] : []), ...(props.rightRule ? [left + room] : [])]
  layout = {
    ...layout,
    rules: [...layout.rules, ...down.map(x => ({ x, y: 0, width: 0, height: layout.height }))],
  }
  const floatHeight = floats.reduce((high, one) => Math.max(high, one.height), 0)
  return floats.reduce((all, one) => ({ ...addPart(all, { ...one, height: 0 }, 0, 0, all.height) }), {
    ...layout,
    height: Math.max(layout.height, floatHeight),
  })
}

function bitsOf(node: Node, para: Props, frame: Frame, floats: AreaLayout[]): Bit[] {
  return children(node).flatMap((one): Bit[] => {
    if (one.name === 'w:fldSimple') {
      const field = / NUMPAGES /.test(one.attributes['w:instr'] ?? '') ? 'pages' : 'page'
      return bitsOf(one, para, frame, floats).map(bit => (bit.kind === 'text' ? { ...bit, field } : bit))
    }
    if (one.name !== 'w:r') return []
    const properties = child(one, 'w:rPr')
    const styleId = val(child(properties, 'w:rStyle'))
    const character = styleId === undefined ? {} : charProps(styleId, frame)
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
        case 'w:pict':
          return legacyShapes(each).flatMap(shape => legacyOf(shape, frame, floats))
        default:
          return []
      }
    })
  })
}

/** Properties of a character style and its bases, without the document defaults. */
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
const EMU_PER_TWIP = 635

function pictureOf(drawing: Node, frame: Frame, floats: AreaLayout[]): Bit[] {
  return children(drawing).flatMap((one): Bit[] => {
    const extent = child(one, 'wp:extent')?.attributes ?? {}
    const width = Math.round((boundedInteger(extent.cx, 0, 1e9) ?? 0) / EMU_PER_TWIP)
    const height = Math.round((boundedInteger(extent.cy, 0, 1e9) ?? 0) / EMU_PER_TWIP)
    const blip = findElement(one, 'a:blip')
    const relation = blip?.attributes['r:embed'] ?? ''
    const alt = child(one, 'wp:docPr')?.attributes.descr ?? ''
    if (one.name === 'wp:inline') return blip ? [{ kind: 'picture', relation, alt, width, height }] : []
    if (one.name !== 'wp:anchor') return []
    const [h, v] = [child(one, 'wp:positionH'), child(one, 'wp:positionV')]
    const x = across(h, width, frame)
    const y = down(v, height, frame)
    const box = findElement(one, 'w:txbxContent')
    const pushes = child(one, 'wp:wrapTopAndBottom') !== undefined
    floats.push(
      layOutFloat(
        { x, y, width, height, pushes, alt, ...(blip && { relation }), ...(box && { box }) },
        frame,
      ),
    )
    return []
  })
}

/** Margins of Word inside a text box, and beside the text of a cell. */
const [BOX_MARGIN_X_TWIPS, BOX_MARGIN_Y_TWIPS, CELL_MARGIN_TWIPS] = [144, 72, 108]
/** Bounds of the width of a box or a column. */
const [MIN_WIDTH_TWIPS, MAX_WIDTH_TWIPS] = [200, 31_680]

/** A shape that stands by itself: its picture, or the words of its box. */
function layOutFloat(
  { x, y, width, height, pushes, relation, alt, box }: Floating,
  frame: Frame,
): AreaLayout {
  const words = box
    ? layArea(box, {
        ...frame,
        width: Math.max(MIN_WIDTH_TWIPS, width - 2 * BOX_MARGIN_X_TWIPS),
        x: frame.x + x + BOX_MARGIN_X_TWIPS,
        y: frame.y + y + BOX_MARGIN_Y_TWIPS,
      })
    : emptyLayout
  const content: AreaLayout =
    relation === undefined
      ? addPart(emptyLayout, words, x + BOX_MARGIN_X_TWIPS, y + BOX_MARGIN_Y_TWIPS, 0)
      : { ...emptyLayout, pictures: [{ relation, alt, x, y, width, height }] }
  // only what takes the whole width pushes the lines of the text
  return { ...content, height: pushes ? Math.max(0, y + height) : 0 }
}

type Floating = Pick<LegacyShape, 'width' | 'height' | 'pushes' | 'relation' | 'alt' | 'box'> & {
  readonly x: number
  readonly y: number
}

/** A shape of the older kind, in its line or at its place. */
function legacyOf(shape: LegacyShape, frame: Frame, floats: AreaLayout[]): Bit[] {
  const { inline, relation, alt, width, height, across: h, down: v } = shape
  if (inline) return relation === undefined ? [] : [{ kind: 'picture', relation, alt, width, height }]
  const { page } = frame.model
  const [start, all] = h.page ? [-frame.x, page.width] : [0, frame.width]
  const x =
    start +
    (h.align === 'center'
      ? (all - width) / 2
      : h.align === 'right' || h.align === 'outside'
        ? all - width
        : h.align === 'left'
          ? 0
          : h.at)
  const top = v.from === 'page' ? -frame.y : v.from === 'margin' ? page.top - frame.y : 0
  const high = v.from === 'page' ? page.height : page.height - page.top - page.bottom
  const y =
    top +
    (v.align === 'center'
      ? (high - height) / 2
      : v.align === 'bottom'
        ? high - height
        : v.align === 'top'
          ? 0
          : v.at)
  floats.push(layOutFloat({ ...shape, x, y }, frame))
  return []
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
    const alignment = textOf(align)
    return (
      start +
      (alignment === 'center'
        ? (all - width) / 2
        : alignment === 'right' || alignment === 'outside'
          ? all - width
          : 0)
    )
  }
  return start + offset(position)
}

function down(position: Node | undefined, height: number, { model: { page }, y }: Frame): number {
  const from = position?.attributes.relativeFrom
  const start = from === 'page' ? -y : from === 'margin' ? page.top - y : 0
  const align = child(position, 'wp:align')
  if (align && from === 'page') {
    const alignment = textOf(align)
    return (
      start +
      (alignment === 'center'
        ? (page.height - height) / 2
        : alignment === 'bottom'
          ? page.height - height
          : 0)
    )
  }
  return start + offset(position)
}

const offset = (position: Node | undefined) => {
  const posOffset = child(position, 'wp:posOffset')
  return posOffset ? Math.round((boundedInteger(textOf(posOffset), -1e9, 1e9) ?? 0) / EMU_PER_TWIP) : 0
}

function tableOf(table: Node, frame: Frame): AreaLayout {
  const grid = children(child(table, 'w:tblGrid')).map(
    one => boundedInteger(one.attributes['w:w'], 0, MAX_WIDTH_TWIPS) ?? 0,
  )
  const properties = child(table, 'w:tblPr')
  const margins = child(properties, 'w:tblCellMar')
  const side = (name: string) => boundedInteger(child(margins, name)?.attributes['w:w'], 0, 2000)
  const left = side('w:left') ?? side('w:start') ?? CELL_MARGIN_TWIPS
  const right = side('w:right') ?? side('w:end') ?? CELL_MARGIN_TWIPS
  const [top, bottom] = [side('w:top') ?? 0, side('w:bottom') ?? 0]
  const total = grid.reduce((sum, one) => sum + one, 0)
  const align = val(child(properties, 'w:jc'))
  const start =
    align === 'center'
      ? (frame.width - total) / 2
      : align === 'right'
        ? frame.width - total
        : (boundedInteger(child(properties, 'w:tblInd')?.attributes['w:w'], -3000, 9000) ?? 0)
  let layout: AreaLayout = emptyLayout
  for (const row of children(table, 'w:tr')) {
    let column = 0
    let x = start
    let rowLayout: AreaLayout = emptyLayout
    for (const cell of children(row, 'w:tc')) {
      const tc = child(cell, 'w:tcPr')
      const span = boundedInteger(val(child(tc, 'w:gridSpan')), 1, 63) ?? 1
      const width =
        grid.slice(column, column + span).reduce((sum, one) => sum + one, 0) ||
        (boundedInteger(child(tc, 'w:tcW')?.attributes['w:w'], 0, MAX_WIDTH_TWIPS) ?? 1000)
      const inner = layArea(
        { ...cell, children: cell.children.filter(one => isNode(one) && one.name !== 'w:tcPr') },
        { ...frame, width: Math.max(MIN_WIDTH_TWIPS, width - left - right), x: frame.x + x + left },
      )
      rowLayout = addPart(
        rowLayout,
        inner,
        x + left,
        top,
        Math.max(rowLayout.height, inner.height + top + bottom),
      )
      x += width
      column += span
    }
    const heightNode = child(child(row, 'w:trPr'), 'w:trHeight')
    const minHeight = boundedInteger(val(heightNode), 0, 20000) ?? 0
    const high =
      heightNode?.attributes['w:hRule'] === 'exact' ? minHeight : Math.max(rowLayout.height, minHeight)
    layout = addPart(layout, rowLayout, 0, layout.height, layout.height + high)
  }
  return layout
}
