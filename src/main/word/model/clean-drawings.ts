import { children, isNode, type Node } from '../read/tree.ts'
import { element } from '../redline/xml.ts'
import { attributesOf } from './clean-properties.ts'
import type { Cleaning } from './cleaning.ts'

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

type Blocks = (node: Node, cleaning: Cleaning) => Node[]

/** A drawing: shapes, their words and pictures stay; a graph or an object does not. `blocksOf`: what a box of text holds, cleaned. */
export function drawing(node: Node, cleaning: Cleaning, blocksOf: Blocks): Node[] {
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
export function legacy(node: Node, cleaning: Cleaning, blocksOf: Blocks): Node[] {
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
