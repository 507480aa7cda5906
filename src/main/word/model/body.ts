import { child, children, isNode, type Node, readEach, val } from '../read/tree.ts'
import { citationStyle } from './citation.ts'
import type { Sheet } from './sheet.ts'
import { matchedNames } from './styles.ts'
import { tableStyle } from './tables.ts'

/** What of the body of a model counts: where its text stands. All it says is left out, and what it shows is told. */
export function bodyOf(
  text: string,
  sheet: Sheet,
  leave: (what: string) => void,
): { readonly section: Node | undefined } {
  const seen = readEach(text, {
    of: 'w:body',
    start: () => {
      const found: Seen = { sections: [], paragraphs: 0, shapes: new Set(), styles: new Set() }
      return { child: node => look(node, found), result: found }
    },
  })
  if (seen.paragraphs > 0)
    leave(
      `le texte du modèle (${seen.paragraphs > 1 ? `${seen.paragraphs} paragraphes` : 'un paragraphe'}) : seul son habillage est pris`,
    )
  for (const one of seen.shapes) leave(one)
  if (seen.sections.length > 1)
    leave(
      `les sections après la première (${seen.sections.length - 1}) : toutes les pages ont la présentation de la première`,
    )
  if (/<w:background\b/.test(text.slice(0, 20_000))) leave('la couleur de fond des pages')
  const names = matchedNames(sheet)
  const unused = [...sheet.styles.values()].filter(
    one => one.type === 'paragraph' && !names.has(one.id) && (one.custom || seen.styles.has(one.id)),
  )
  if (unused.length > 0) leave(listed(unused.map(one => one.name)))
  const cited = citationStyle(sheet)?.style
  const characters = [...sheet.styles.values()].filter(
    one => one.type === 'character' && one.custom && one !== cited && !/ Car$| Char$| Zchn$/.test(one.name),
  )
  if (characters.length > 0) leave(`les styles de caractères de l’auteur (${characters.length})`)
  const taken = tableStyle(sheet)?.style
  const tables = [...sheet.styles.values()].filter(one => one.type === 'table' && one.custom && one !== taken)
  if (tables.length > 0)
    leave(
      taken
        ? `les styles de tableaux de l’auteur autres que «\u00a0${taken.name.slice(0, 40)}\u00a0» (${tables.length})`
        : `les styles de tableaux de l’auteur (${tables.length}) : ils ne tracent rien, les tableaux gardent leurs filets`,
    )
  return { section: seen.sections[0] }
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 12).map(name => `«\u00a0${name.slice(0, 40)}\u00a0»`)
  const rest = names.length - shown.length
  return `les styles sans équivalent dans un texte\u00a0: ${shown.join(', ')}${rest > 0 ? ` et ${rest} autre${rest > 1 ? 's' : ''}` : ''}`
}

interface Seen {
  readonly sections: Node[]
  paragraphs: number
  readonly shapes: Set<string>
  readonly styles: Set<string>
}

const inBody =
  'dans le corps du modèle : ce qui doit se voir sur chaque texte se met dans l’en-tête ou le pied'

const shapes: Readonly<Record<string, string>> = {
  'pic:pic': `une image ${inBody}`,
  'v:imagedata': `une image ${inBody}`,
  'wps:txbx': `une zone de texte ${inBody}`,
  'v:textbox': `une zone de texte ${inBody}`,
  'wpg:wgp': `des formes dessinées ${inBody}`,
  'w:sdt': 'des contrôles de contenu du corps',
  'w:tbl': 'un tableau du corps',
  'w:object': 'un objet incorporé du corps',
  'w:altChunk': 'un fichier inséré dans le corps',
}

function look(node: Node, seen: Seen): void {
  if (node.name === 'w:sectPr') seen.sections.push(node)
  const section = node.name === 'w:p' ? child(child(node, 'w:pPr'), 'w:sectPr') : undefined
  if (section) seen.sections.push(section)
  walk(node, seen)
}

function walk(node: Node, seen: Seen): void {
  if (node.name === 'w:sectPr') return
  if (node.name === 'w:p') {
    const style = val(child(child(node, 'w:pPr'), 'w:pStyle'))
    if (style !== undefined) seen.styles.add(style)
    if (children(node).some(one => one.name !== 'w:pPr' && one.children.length > 0)) seen.paragraphs += 1
  }
  const told = Object.hasOwn(shapes, node.name) ? shapes[node.name] : undefined
  if (told) seen.shapes.add(told)
  for (const one of node.children) if (isNode(one)) walk(one, seen)
}
