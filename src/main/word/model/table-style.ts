import type { TableLook } from '../looks/look.ts'
import { child, children, type Node } from '../package/word-xml.ts'
import { ruleOf, runProps } from './props.ts'
import type { Sheet, SheetStyle } from './style-sheet.ts'
import { hex, readTheme } from './theme.ts'

/** An empty theme: colours are already literal in a clean model. */
const theme = readTheme({ names: [], text: () => undefined, bytes: () => undefined })

/** The table style of a model that our tables take, and what it makes of them: the first of its author's that rules or fills something. */
export function tableStyle(
  sheet: Sheet,
): { readonly style: SheetStyle; readonly look: TableLook } | undefined {
  for (const style of sheet.styles.values()) {
    if (style.type !== 'table' || !style.custom) continue
    const look = lookOf(style, sheet)
    if (Object.keys(look).length > 0) return { style, look }
  }
  return undefined
}

function lookOf(style: SheetStyle, sheet: Sheet): TableLook {
  const nodes: Node[] = []
  let one: SheetStyle | undefined = style
  while (one && nodes.length < 30) {
    nodes.push(one.node)
    one = one.base === undefined ? undefined : sheet.styles.get(one.base)
  }
  const first = <T>(read: (node: Node) => T | undefined): T | undefined => {
    for (const node of nodes) {
      const value = read(node)
      if (value !== undefined) return value
    }
    return undefined
  }
  const rule = (...names: readonly string[]) =>
    first(node => {
      const borders = child(child(node, 'w:tblPr'), 'w:tblBorders')
      return names.map(name => ruleOf(child(borders, name))).find(one => one !== undefined)
    })
  const part = (type: string) => (node: Node) =>
    children(node, 'w:tblStylePr').find(one => one.attributes['w:type'] === type)
  const fill = (type: string) =>
    first(node => hex(child(child(part(type)(node), 'w:tcPr'), 'w:shd')?.attributes['w:fill']))
  const ink = first(node => {
    const firstRow = part('firstRow')(node)
    return firstRow && runProps(child(firstRow, 'w:rPr'), theme)
  })
  const look = {
    top: rule('w:top'),
    bottom: rule('w:bottom'),
    inner: rule('w:insideH'),
    down: rule('w:insideV'),
    sides: rule('w:left', 'w:start', 'w:right', 'w:end'),
    head: fill('firstRow'),
    band: fill('band1Horz'),
    headColor: ink?.color,
    headBold: ink?.bold,
  }
  return Object.fromEntries(Object.entries(look).filter(([, value]) => value !== undefined))
}
