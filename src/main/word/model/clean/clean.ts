import { element } from '../../package/element.ts'
import { child, children, type Node, toggle } from '../../package/word-xml.ts'
import type { Cleaning } from './cleaning.ts'
import { drawing, legacy } from './drawings.ts'
import { withPlainFields } from './plain-fields.ts'
import { attributesOf, properties } from './properties.ts'

/** Wrappers of what they hold: taken off. */
const WRAPPERS: ReadonlySet<string> = new Set([
  'w:ins',
  'w:moveTo',
  'w:smartTag',
  'w:customXml',
  'w:hyperlink',
  'w:dir',
  'w:bdo',
])

/** Children a run may keep. */
const RUN_CHILDREN: ReadonlySet<string> = new Set([
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
  if (node.name === 'w:sdt') return controlContent(node, cleaning, blocksOf)
  if (WRAPPERS.has(node.name)) return blocksOf(node, cleaning)
  return []
}

/** Unwraps a content control; a placeholder is dropped, since Word does not print it. */
function controlContent(
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
  const pPr = properties ? [settings(properties, cleaning)] : []
  return element('w:p', {}, [...pPr, ...withPlainFields(runsOf(node, cleaning), cleaning)])
}

function runsOf(node: Node, cleaning: Cleaning): Node[] {
  return children(node).flatMap((one): Node[] => {
    if (one.name === 'w:r') return runOf(one, cleaning)
    if (one.name === 'w:fldSimple')
      return [element('w:fldSimple', { 'w:instr': one.attributes['w:instr'] ?? '' }, runsOf(one, cleaning))]
    if (one.name === 'w:sdt') return controlContent(one, cleaning, runsOf)
    return WRAPPERS.has(one.name) ? runsOf(one, cleaning) : []
  })
}

function runOf(run: Node, cleaning: Cleaning): Node[] {
  const content = children(run).flatMap((one): Node[] => {
    if (one.name === 'mc:AlternateContent') return alternative(one, cleaning)
    if (one.name === 'w:object') {
      cleaning.leave('un objet incorporé de l’en-tête ou du pied')
      return []
    }
    if (!RUN_CHILDREN.has(one.name)) return []
    if (one.name === 'w:drawing') return drawing(one, cleaning, blocksOf)
    if (one.name === 'w:pict') return legacy(one, cleaning, blocksOf)
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
  return content.some(one => one.name !== 'w:rPr') ? [element('w:r', {}, content)] : []
}

/** Picks the first of several versions of one drawing that our pages can hold. */
function alternative(node: Node, cleaning: Cleaning): Node[] {
  for (const choice of children(node)) {
    const needs = choice.attributes.Requires ?? ''
    const drawings = children(choice).flatMap(one =>
      one.name === 'w:drawing'
        ? drawing(one, cleaning, blocksOf)
        : one.name === 'w:pict'
          ? legacy(one, cleaning, blocksOf)
          : [],
    )
    const [only] = drawings
    if (!only) continue
    if (choice.name !== 'mc:Choice' || !/^(?:wps|wpg)$/.test(needs)) return drawings
    return [element('mc:AlternateContent', {}, [element('mc:Choice', { Requires: needs }, drawings)])]
  }
  return []
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

/** Cleans formatting properties; faces and colours of the theme become literal. */
function settings(node: Node, cleaning: Cleaning): Node {
  return properties(node, cleaning.theme, cleaning.onStyle)
}
