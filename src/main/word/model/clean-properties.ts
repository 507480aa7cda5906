import { children, isNode, type Node, val } from '../read/tree.ts'
import { element, holding } from '../redline/xml.ts'
import { inOrder, usualName } from './order.ts'
import { faceName, hex, type Theme } from './theme.ts'

/** Of what an element of Word's own says, never kept: marks of revision, lists, what belongs to the text. */
const dropped =
  /Change$|^w:(?:numPr|sectPr|divId|cnfStyle|ins|del|moveFrom|moveTo|cellIns|cellDel|cellMerge|proofErr|bookmark\w+|comment\w+|perm\w+|tblCaption|tblDescription|webHidden)$/

/** Properties without what is not ours to keep, faces and colours of the theme by their own names. */
export function properties(node: Node, theme: Theme, styled: (id: string) => void = () => undefined): Node {
  return element(
    node.name,
    attributesOf(node),
    inOrder(
      node.name,
      children(node).flatMap((one): Node[] => {
        if (!one.name.startsWith('w:') || dropped.test(one.name)) return []
        if (/^w:(?:pStyle|rStyle|tblStyle)$/.test(one.name)) {
          const id = val(one) ?? ''
          styled(id)
          return [element(one.name, { 'w:val': id })]
        }
        if (one.name === 'w:rFonts') return fonts(one, theme)
        // a filling without its kind is none to Word
        if (one.name === 'w:shd' && val(one) === undefined) return []
        const plain = withoutTheme(one, theme)
        return [properties({ ...plain, name: usualName(plain.name) }, theme, styled)]
      }),
    ),
  )
}

function fonts({ name, attributes }: Node, theme: Theme): Node[] {
  const face = (one: 'ascii' | 'hAnsi' | 'cs' | 'eastAsia') => {
    const themed = attributes[`w:${one === 'cs' ? 'cs' : one}Theme`] ?? attributes[`w:${one}theme`]
    return (themed && theme.font(themed)) || faceName(attributes[`w:${one}`])
  }
  const found = (['ascii', 'hAnsi', 'cs', 'eastAsia'] as const).flatMap(one => {
    const said = face(one)
    return said ? [[`w:${one}`, said] as const] : []
  })
  return found.length > 0 ? [element(name, Object.fromEntries(found))] : []
}

/** A colour or a filling named by the theme, as its own value. */
function withoutTheme(node: Node, theme: Theme): Node {
  const kept = Object.entries(node.attributes).filter(([key]) => !/^w:theme/.test(key))
  const attributes = Object.fromEntries(kept)
  const named = node.attributes['w:themeColor']
  if (node.name === 'w:color' && named && !hex(attributes['w:val']))
    attributes['w:val'] = theme.color(named) ?? 'auto'
  return { ...node, attributes }
}

const safe = /^(?:w:(?!rsid)|wp:|[A-Za-z]+$|xml:space$)/

/** The attributes that say how something looks: no link, no mark of an editor. */
export function attributesOf({ name, attributes }: Node): Record<string, string> {
  const kept = Object.entries(attributes).filter(
    ([key]) => safe.test(key) && !key.startsWith('xmlns') && !/^(?:src|href|title)$/i.test(key),
  )
  const found = Object.fromEntries(kept)
  if (name === 'w:ind')
    for (const side of ['start', 'end'] as const) {
      const said = found[`w:${side}`]
      if (said === undefined) continue
      found[usualName(`w:${side}`)] ??= said
      delete found[`w:${side}`]
    }
  if (name === 'w:jc' || name === 'w:tab')
    found['w:val'] = usualName(`w:${found['w:val'] ?? 'left'}`).slice(2)
  // a text for who does not see the picture may stay, the path of the file it came from may not
  if (name === 'wp:docPr' || name === 'pic:cNvPr') {
    found.name = 'Image'
    if (found.descr !== undefined && /[\\/]|\.(?:png|jpe?g|gif|bmp|emf|wmf|tiff?)$/i.test(found.descr))
      found.descr = ''
  }
  return found
}

/** The same with other ids of styles. */
export function restyled(node: Node, idOf: (id: string) => string): Node {
  if (/^w:(?:pStyle|rStyle|tblStyle|basedOn)$/.test(node.name))
    return element(node.name, { 'w:val': idOf(val(node) ?? '') })
  return holding(
    node,
    node.children.map(one => (isNode(one) ? restyled(one, idOf) : one)),
  )
}
