import { element } from '../../package/element.ts'
import { children, isNode, type Node } from '../../package/word-xml.ts'
import type { Cleaning } from './cleaning.ts'
import { attributesOf } from './properties.ts'

const DRAWING_NAMES = /^(?:a|pic|wp|wps|wpg):/
/** Parts of a drawing that are dropped: links, and private data of the program that made it. */
const DROPPED_NAMES =
  /^(?:a:(?:extLst|ext|hlinkClick|hlinkHover|hlinkMouseOver|snd|audioFile|videoFile|imgProps)|wps:linkedTxbx|wp:(?:sizeRelH|sizeRelV))$/

const GRAPHIC_URIS = new Set([
  'http://schemas.openxmlformats.org/drawingml/2006/picture',
  'http://purl.oclc.org/ooxml/drawingml/picture',
  'http://schemas.microsoft.com/office/word/2010/wordprocessingShape',
  'http://schemas.microsoft.com/office/word/2010/wordprocessingGroup',
])

type Blocks = (node: Node, cleaning: Cleaning) => Node[]

/** A drawing: shapes, their words and pictures stay; a graph or an object does not. `blocksOf`: what a box of text holds, cleaned. */
export function drawing(node: Node, cleaning: Cleaning, blocksOf: Blocks): Node[] {
  let reason = ''
  const walk = (one: Node): Node[] => {
    if (one.name === 'w:txbxContent') return [element(one.name, {}, blocksOf(one, cleaning))]
    if (one.name.startsWith('w:') || !DRAWING_NAMES.test(one.name) || DROPPED_NAMES.test(one.name)) return []
    if (one.name === 'a:graphicData' && !GRAPHIC_URIS.has(one.attributes.uri ?? ''))
      reason = 'un graphique, un diagramme ou un objet de l’en-tête ou du pied'
    if (one.name === 'a:schemeClr')
      return [
        element(
          'a:srgbClr',
          { val: cleaning.theme.color(one.attributes.val ?? '') ?? '000000' },
          one.children.flatMap(inside),
        ),
      ]
    if (one.name === 'a:blip') {
      const relation = cleaning.picture(one.attributes['r:embed'] ?? '')
      if (!relation) reason = 'une image de l’en-tête ou du pied, absente du fichier ou d’un format inconnu'
      return [element(one.name, { 'r:embed': relation ?? '' }, one.children.flatMap(inside))]
    }
    return [element(one.name, attributesOf(one), one.children.flatMap(inside))]
  }
  const inside = (one: Node | string): (Node | string)[] => (isNode(one) ? walk(one) : [one])
  const nodes = children(node).flatMap(walk)
  if (reason) cleaning.leave(reason)
  return reason || nodes.length === 0 ? [] : [element('w:drawing', {}, nodes)]
}

/** A drawing of the older kind: shapes and their words stay, written watermarks do not. */
export function legacy(node: Node, cleaning: Cleaning, blocksOf: Blocks): Node[] {
  let reason = ''
  const walk = (one: Node): Node[] => {
    if (one.name === 'w:txbxContent') return [element(one.name, {}, blocksOf(one, cleaning))]
    if (one.name === 'w10:wrap') return [element(one.name, attributesOf(one))]
    if (!one.name.startsWith('v:')) {
      if (one.name.startsWith('w:')) reason = 'un contrôle ou un objet de l’en-tête ou du pied'
      return []
    }
    if (one.name === 'v:textpath' || /watermark/i.test(one.attributes.id ?? '')) reason = 'un filigrane'
    if (one.name === 'v:imagedata') {
      const relation = cleaning.picture(one.attributes['r:id'] ?? '')
      if (!relation) reason = 'une image de l’en-tête ou du pied, absente du fichier ou d’un format inconnu'
      return [element(one.name, { ...attributesOf(one), 'r:id': relation ?? '' })]
    }
    return [element(one.name, attributesOf(one), one.children.flatMap(inside))]
  }
  const inside = (one: Node | string): (Node | string)[] => (isNode(one) ? walk(one) : [])
  const nodes = children(node).flatMap(walk)
  if (reason) cleaning.leave(reason)
  return reason || nodes.length === 0 ? [] : [element('w:pict', {}, nodes)]
}
