import { child, children, isNode, type Node, toggle, val } from '../read/tree.ts'
import { element, holding } from '../redline/xml.ts'
import type { Cleaning } from './cleaning.ts'
import { withPlainFields } from './fields.ts'
import { inOrder, usualName } from './order.ts'
import { faceName, hex, type Theme } from './theme.ts'

/** Wrappers of what they hold: taken off. */
const wrappers: ReadonlySet<string> = new Set([
  'w:ins',
  'w:moveTo',
  'w:smartTag',
  'w:customXml',
  'w:hyperlink',
  'w:dir',
  'w:bdo',
])

/** What a run may hold. */
const inRuns: ReadonlySet<string> = new Set([
  'w:rPr',
  'w:t',
  'w:tab',
  'w:br',
  'w:cr',
  'w:noBreakHyphen',
  'w:softHyphen',
  'w:sym',
  'w:ptab',
  'w:drawing',
  'w:pict',
  'w:fldChar',
  'w:instrText',
])

/** Of what an element of Word's own says, never kept: marks of revision, lists, what belongs to the text. */
const dropped =
  /Change$|^w:(?:numPr|sectPr|divId|cnfStyle|ins|del|moveFrom|moveTo|cellIns|cellDel|cellMerge|proofErr|bookmark\w+|comment\w+|perm\w+|tblCaption|tblDescription|webHidden)$/

const drawn = /^(?:a|pic|wp|wps|wpg):/
/** Of a drawing: links, and what only its maker reads. */
const undrawn =
  /^(?:a:(?:extLst|ext|hlinkClick|hlinkHover|hlinkMouseOver|snd|audioFile|videoFile|imgProps)|wps:linkedTxbx|wp:(?:sizeRelH|sizeRelV))$/

const pictured = new Set([
  'http://schemas.openxmlformats.org/drawingml/2006/picture',
  'http://purl.oclc.org/ooxml/drawingml/picture',
  'http://schemas.microsoft.com/office/word/2010/wordprocessingShape',
  'http://schemas.microsoft.com/office/word/2010/wordprocessingGroup',
])

/** A header or a footer with nothing in it but what is printed: no link, no code, no mark of revision; what is left out is told. */
export function cleanArea(root: Node, name: 'w:hdr' | 'w:ftr', cleaning: Cleaning): Node {
  const blocks = blocksOf(root, cleaning)
  return element(name, {}, blocks.length > 0 ? blocks : [element('w:p')])
}

const blocksOf = (node: Node, cleaning: Cleaning): Node[] =>
  children(node).flatMap(one => blockOf(one, cleaning))

function blockOf(node: Node, cleaning: Cleaning): Node[] {
  if (node.name === 'w:p') return [paragraph(node, cleaning)]
  if (node.name === 'w:tbl') return tableOf(node, cleaning)
  if (node.name === 'w:sdt') return controlled(node, cleaning, blocksOf)
  if (wrappers.has(node.name)) return blocksOf(node, cleaning)
  return []
}

/** What stands in a content control; a place to be filled in is not printed. */
function controlled(
  node: Node,
  cleaning: Cleaning,
  read: (node: Node, cleaning: Cleaning) => Node[],
): Node[] {
  const properties = child(node, 'w:sdtPr')
  if (toggle(child(properties, 'w:showingPlcHdr'))) {
    cleaning.leave('une zone à remplir (contrôle de contenu) de l’en-tête ou du pied')
    return []
  }
  const content = child(node, 'w:sdtContent')
  return content ? read(content, cleaning) : []
}

function paragraph(node: Node, cleaning: Cleaning): Node {
  const properties = child(node, 'w:pPr')
  if (child(properties, 'w:numPr')) cleaning.leave('une liste numérotée ou à puces de l’en-tête ou du pied')
  const said = properties ? [settings(properties, cleaning)] : []
  return element('w:p', {}, [...said, ...withPlainFields(runsOf(node, cleaning), cleaning)])
}

function runsOf(node: Node, cleaning: Cleaning): Node[] {
  return children(node).flatMap((one): Node[] => {
    if (one.name === 'w:r') return runOf(one, cleaning)
    if (one.name === 'w:fldSimple')
      return [element('w:fldSimple', { 'w:instr': one.attributes['w:instr'] ?? '' }, runsOf(one, cleaning))]
    if (one.name === 'w:sdt') return controlled(one, cleaning, runsOf)
    return wrappers.has(one.name) ? runsOf(one, cleaning) : []
  })
}

function runOf(run: Node, cleaning: Cleaning): Node[] {
  const kept = children(run).flatMap((one): Node[] => {
    if (one.name === 'mc:AlternateContent') return alternative(one, cleaning)
    if (one.name === 'w:object') {
      cleaning.leave('un objet incorporé de l’en-tête ou du pied')
      return []
    }
    if (!inRuns.has(one.name)) return []
    if (one.name === 'w:drawing') return drawing(one, cleaning)
    if (one.name === 'w:pict') return legacy(one, cleaning)
    if (one.name === 'w:rPr') return [settings(one, cleaning)]
    // a page has one header: nothing breaks it
    if (
      one.name === 'w:br' &&
      one.attributes['w:type'] !== undefined &&
      one.attributes['w:type'] !== 'textWrapping'
    )
      return []
    const space = one.attributes['xml:space']
    return [{ ...one, attributes: { ...attributesOf(one), ...(space ? { 'xml:space': 'preserve' } : {}) } }]
  })
  return kept.some(one => one.name !== 'w:rPr') ? [element('w:r', {}, kept)] : []
}

/** Of the same thing drawn twice, the first our pages can hold. */
function alternative(node: Node, cleaning: Cleaning): Node[] {
  for (const choice of children(node)) {
    const needs = choice.attributes.Requires ?? ''
    const made = children(choice).flatMap(one =>
      one.name === 'w:drawing' ? drawing(one, cleaning) : one.name === 'w:pict' ? legacy(one, cleaning) : [],
    )
    const [only] = made
    if (!only) continue
    if (choice.name !== 'mc:Choice' || !/^(?:wps|wpg)$/.test(needs)) return made
    return [element('mc:AlternateContent', {}, [element('mc:Choice', { Requires: needs }, made)])]
  }
  return []
}

function drawing(node: Node, cleaning: Cleaning): Node[] {
  let lost = ''
  const walk = (one: Node): Node[] => {
    if (one.name === 'w:txbxContent') return [element(one.name, {}, blocksOf(one, cleaning))]
    if (one.name.startsWith('w:') || !drawn.test(one.name) || undrawn.test(one.name)) return []
    if (one.name === 'a:graphicData' && !pictured.has(one.attributes.uri ?? ''))
      lost = 'un graphique, un diagramme ou un objet de l’en-tête ou du pied'
    if (one.name === 'a:schemeClr')
      return [
        element(
          'a:srgbClr',
          { val: cleaning.theme.color(one.attributes.val ?? '') ?? '000000' },
          one.children.flatMap(inside),
        ),
      ]
    if (one.name === 'a:blip') {
      const found = cleaning.picture(one.attributes['r:embed'] ?? '')
      if (!found) lost = 'une image de l’en-tête ou du pied, absente du fichier ou d’un format inconnu'
      return [element(one.name, { 'r:embed': found ?? '' }, one.children.flatMap(inside))]
    }
    return [element(one.name, attributesOf(one), one.children.flatMap(inside))]
  }
  const inside = (one: Node | string): (Node | string)[] => (isNode(one) ? walk(one) : [one])
  const made = children(node).flatMap(walk)
  if (lost) cleaning.leave(lost)
  return lost || made.length === 0 ? [] : [element('w:drawing', {}, made)]
}

/** A drawing of the older kind: shapes and their words stay, written watermarks do not. */
function legacy(node: Node, cleaning: Cleaning): Node[] {
  let lost = ''
  const walk = (one: Node): Node[] => {
    if (one.name === 'w:txbxContent') return [element(one.name, {}, blocksOf(one, cleaning))]
    if (one.name === 'w10:wrap') return [element(one.name, attributesOf(one))]
    if (!one.name.startsWith('v:')) {
      if (one.name.startsWith('w:')) lost = 'un contrôle ou un objet de l’en-tête ou du pied'
      return []
    }
    if (one.name === 'v:textpath' || /watermark/i.test(one.attributes.id ?? '')) lost = 'un filigrane'
    if (one.name === 'v:imagedata') {
      const found = cleaning.picture(one.attributes['r:id'] ?? '')
      if (!found) lost = 'une image de l’en-tête ou du pied, absente du fichier ou d’un format inconnu'
      return [element(one.name, { ...attributesOf(one), 'r:id': found ?? '' })]
    }
    return [element(one.name, attributesOf(one), one.children.flatMap(inside))]
  }
  const inside = (one: Node | string): (Node | string)[] => (isNode(one) ? walk(one) : [])
  const made = children(node).flatMap(walk)
  if (lost) cleaning.leave(lost)
  return lost || made.length === 0 ? [] : [element('w:pict', {}, made)]
}

function tableOf(node: Node, cleaning: Cleaning): Node[] {
  const rows = children(node).flatMap((one): Node[] => {
    if (one.name === 'w:tblPr' || one.name === 'w:tblGrid') return [settings(one, cleaning)]
    if (one.name === 'w:tr') return [rowOf(one, cleaning)]
    return []
  })
  return rows.some(one => one.name === 'w:tr') ? [element('w:tbl', {}, rows)] : []
}

const rowOf = (row: Node, cleaning: Cleaning): Node =>
  element(
    'w:tr',
    {},
    children(row).flatMap((one): Node[] => {
      if (one.name === 'w:trPr' || one.name === 'w:tblPrEx') return [settings(one, cleaning)]
      if (one.name !== 'w:tc') return []
      const blocks = blocksOf(one, cleaning)
      const properties = child(one, 'w:tcPr')
      // a cell ends with a paragraph
      const last = blocks.at(-1)?.name === 'w:p' ? [] : [element('w:p')]
      return [
        element('w:tc', {}, [...(properties ? [settings(properties, cleaning)] : []), ...blocks, ...last]),
      ]
    }),
  )

/** What says how something looks, faces and colours of the theme by their own names. */
function settings(node: Node, cleaning: Cleaning): Node {
  return properties(node, cleaning.theme, cleaning.styled)
}

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
function attributesOf({ name, attributes }: Node): Record<string, string> {
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
