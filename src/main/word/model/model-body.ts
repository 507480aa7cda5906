import { child, children, isNode, type Node, readEach, val } from '../package/word-xml.ts'
import { citationStyle } from './citation-style.ts'
import { matchedStyleIds } from './match-styles.ts'
import type { Sheet } from './style-sheet.ts'
import { tableStyle } from './table-style.ts'

/** Finds the section of a model's body, and reports all the rest as left out. */
export function bodyOf(
  text: string,
  sheet: Sheet,
  leave: (what: string) => void,
): { readonly section: Node | undefined } {
  const scan = readEach(text, {
    of: ['w:body'],
    start: () => {
      const scan: BodyScan = { sections: [], paragraphs: 0, shapes: new Set(), styles: new Set() }
      return { child: node => scanBlock(node, scan), result: scan }
    },
  })
  if (scan.paragraphs > 0)
    leave(
      `le texte du modèle (${scan.paragraphs > 1 ? `${scan.paragraphs} paragraphes` : 'un paragraphe'}) : seul son habillage est pris`,
    )
  for (const one of scan.shapes) leave(one)
  if (scan.sections.length > 1)
    leave(
      `les sections après la première (${scan.sections.length - 1}) : toutes les pages ont la présentation de la première`,
    )
  if (/<w:background\b/.test(text.slice(0, 20_000))) leave('la couleur de fond des pages')
  const names = matchedStyleIds(sheet)
  const strayStyles = [...sheet.styles.values()].filter(
    one => one.type === 'paragraph' && !names.has(one.id) && (one.custom || scan.styles.has(one.id)),
  )
  if (strayStyles.length > 0) leave(styleList(strayStyles.map(one => one.name)))
  const citation = citationStyle(sheet)?.style
  const characters = [...sheet.styles.values()].filter(
    one =>
      one.type === 'character' && one.custom && one !== citation && !/ Car$| Char$| Zchn$/.test(one.name),
  )
  if (characters.length > 0) leave(`les styles de caractères de l’auteur (${characters.length})`)
  const usedTable = tableStyle(sheet)?.style
  const tables = [...sheet.styles.values()].filter(
    one => one.type === 'table' && one.custom && one !== usedTable,
  )
  if (tables.length > 0)
    leave(
      usedTable
        ? `les styles de tableaux de l’auteur autres que «\u00a0${usedTable.name.slice(0, 40)}\u00a0» (${tables.length})`
        : `les styles de tableaux de l’auteur (${tables.length}) : ils ne tracent rien, les tableaux gardent leurs filets`,
    )
  return { section: scan.sections[0] }
}

function styleList(names: readonly string[]): string {
  const head = names.slice(0, 12).map(name => `«\u00a0${name.slice(0, 40)}\u00a0»`)
  const rest = names.length - head.length
  return `les styles sans équivalent dans un texte\u00a0: ${head.join(', ')}${rest > 0 ? ` et ${rest} autre${rest > 1 ? 's' : ''}` : ''}`
}

interface BodyScan {
  readonly sections: Node[]
  paragraphs: number
  readonly shapes: Set<string>
  readonly styles: Set<string>
}

const IN_BODY =
  'dans le corps du modèle : ce qui doit se voir sur chaque texte se met dans l’en-tête ou le pied'

const SHAPE_LABELS: Readonly<Record<string, string>> = {
  'pic:pic': `une image ${IN_BODY}`,
  'v:imagedata': `une image ${IN_BODY}`,
  'wps:txbx': `une zone de texte ${IN_BODY}`,
  'v:textbox': `une zone de texte ${IN_BODY}`,
  'wpg:wgp': `des formes dessinées ${IN_BODY}`,
  'w:sdt': 'des contrôles de contenu du corps',
  'w:tbl': 'un tableau du corps',
  'w:object': 'un objet incorporé du corps',
  'w:altChunk': 'un fichier inséré dans le corps',
}

function scanBlock(node: Node, scan: BodyScan): void {
  if (node.name === 'w:sectPr') scan.sections.push(node)
  const section = node.name === 'w:p' ? child(child(node, 'w:pPr'), 'w:sectPr') : undefined
  if (section) scan.sections.push(section)
  walk(node, scan)
}

function walk(node: Node, scan: BodyScan): void {
  if (node.name === 'w:sectPr') return
  if (node.name === 'w:p') {
    const style = val(child(child(node, 'w:pPr'), 'w:pStyle'))
    if (style !== undefined) scan.styles.add(style)
    if (children(node).some(one => one.name !== 'w:pPr' && one.children.length > 0)) scan.paragraphs += 1
  }
  const label = Object.hasOwn(SHAPE_LABELS, node.name) ? SHAPE_LABELS[node.name] : undefined
  if (label) scan.shapes.add(label)
  for (const one of node.children) if (isNode(one)) walk(one, scan)
}
