import { element, withChildren } from '../../package/element.ts'
import { children, isNode, type Node, val } from '../../package/word-xml.ts'
import { faceName, hex, type Theme } from '../theme.ts'
import { inOrder, usualName } from './element-order.ts'

/** Properties that are dropped: marks of revision, lists, and those of the text itself. */
const DROPPED_PROPERTIES =
  /Change$|^w:(?:numPr|sectPr|divId|cnfStyle|ins|del|moveFrom|moveTo|cellIns|cellDel|cellMerge|proofErr|bookmark\w+|comment\w+|perm\w+|tblCaption|tblDescription|webHidden)$/

/** Properties without what is not ours to keep, faces and colours of the theme by their own names. */
export function properties(node: Node, theme: Theme, onStyle: (id: string) => void = () => undefined): Node {
  return element(
    node.name,
    attributesOf(node),
    inOrder(
      node.name,
      children(node).flatMap((one): Node[] => {
        if (!one.name.startsWith('w:') || DROPPED_PROPERTIES.test(one.name)) return []
        if (/^w:(?:pStyle|rStyle|tblStyle)$/.test(one.name)) {
          const id = val(one) ?? ''
          onStyle(id)
          return [element(one.name, { 'w:val': id })]
        }
        if (one.name === 'w:rFonts') return fonts(one, theme)
        // a filling without its kind is none to Word
        if (one.name === 'w:shd' && val(one) === undefined) return []
        const plain = withoutTheme(one, theme)
        return [properties({ ...plain, name: usualName(plain.name) }, theme, onStyle)]
      }),
    ),
  )
}

function fonts({ name, attributes }: Node, theme: Theme): Node[] {
  const face = (one: 'ascii' | 'hAnsi' | 'cs' | 'eastAsia') => {
    const themeFont = attributes[`w:${one === 'cs' ? 'cs' : one}Theme`] ?? attributes[`w:${one}theme`]
    return (themeFont && theme.font(themeFont)) || faceName(attributes[`w:${one}`])
  }
  const faces = (['ascii', 'hAnsi', 'cs', 'eastAsia'] as const).flatMap(one => {
    const font = face(one)
    return font ? [[`w:${one}`, font] as const] : []
  })
  return faces.length > 0 ? [element(name, Object.fromEntries(faces))] : []
}

/** A colour or a filling named by the theme, as its own value. */
function withoutTheme(node: Node, theme: Theme): Node {
  const entries = Object.entries(node.attributes).filter(([key]) => !/^w:theme/.test(key))
  const attributes = Object.fromEntries(entries)
  const themeColor = node.attributes['w:themeColor']
  if (node.name === 'w:color' && themeColor && !hex(attributes['w:val']))
    attributes['w:val'] = theme.color(themeColor) ?? 'auto'
  return { ...node, attributes }
}

const SAFE_ATTRIBUTE = /^(?:w:(?!rsid)|wp:|[A-Za-z]+$|xml:space$)/

/** Elements of drawings whose lengths are whole numbers (EMU): some programs write fractions, which Word refuses. */
const WHOLE_LENGTHS = /^(?:wp:(?:anchor|inline|extent|effectExtent|simplePos)|a:(?:ext|off|chExt|chOff))$/

/** The attributes that say how something looks: no link, no mark of an editor. */
export function attributesOf({ name, attributes }: Node): Record<string, string> {
  const entries = Object.entries(attributes).filter(
    ([key]) => SAFE_ATTRIBUTE.test(key) && !key.startsWith('xmlns') && !/^(?:src|href|title)$/i.test(key),
  )
  const out = Object.fromEntries(entries)
  if (name === 'w:ind')
    for (const side of ['start', 'end'] as const) {
      const value = out[`w:${side}`]
      if (value === undefined) continue
      out[usualName(`w:${side}`)] ??= value
      delete out[`w:${side}`]
    }
  // a tab of the text has no place of its own
  if (name === 'w:jc' || (name === 'w:tab' && out['w:pos'] !== undefined))
    out['w:val'] = usualName(`w:${out['w:val'] ?? 'left'}`).slice(2)
  if (WHOLE_LENGTHS.test(name))
    for (const [key, value] of Object.entries(out))
      if (/^-?\d+\.\d+$/.test(value)) out[key] = String(Math.round(Number(value)))
  // a text for who does not see the picture may stay, the path of the file it came from may not
  if (name === 'wp:docPr' || name === 'pic:cNvPr') {
    out.name = 'Image'
    if (out.descr !== undefined && /[\\/]|\.(?:png|jpe?g|gif|bmp|emf|wmf|tiff?)$/i.test(out.descr))
      out.descr = ''
  }
  return out
}

/** Replaces the style ids of a tree. */
export function withStyleIds(node: Node, idOf: (id: string) => string): Node {
  if (/^w:(?:pStyle|rStyle|tblStyle|basedOn)$/.test(node.name))
    return element(node.name, { 'w:val': idOf(val(node) ?? '') })
  return withChildren(
    node,
    node.children.map(one => (isNode(one) ? withStyleIds(one, idOf) : one)),
  )
}
