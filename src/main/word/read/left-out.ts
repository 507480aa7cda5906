import { children, type Node, textOf } from '../package/word-xml.ts'

export const OBJECT_LEFT = 'un objet incorporé (graphique, tableur ou autre)'
export const RUBY_LEFT = 'une annotation phonétique au-dessus des mots'
export const HIDDEN_TEXT = 'du texte masqué dans le fichier\u00a0: il est repris, et devient visible'
export const SUBDOCUMENT_LEFT = 'un sous-document, qui est dans un autre fichier'

const OBJECTS = new Set(['o:OLEObject', 'w:control', 'c:chart', 'cx:chart', 'dgm:relIds'])

/** Whether a drawing shows what another program made: a chart, a diagram, a sheet, a button. */
export const isObject = (node: Node): boolean =>
  children(node).some(one => OBJECTS.has(one.name) || isObject(one))

/** The text boxes of a drawing, those of a group too; of the two ways a box may be written, the first. */
export const boxesIn = (node: Node): Node[] =>
  children(node).flatMap(one => {
    if (one.name === 'w:txbxContent') return [one]
    return one.name === 'mc:Fallback' ? [] : boxesIn(one)
  })

const MAX_HEADER_LETTERS = 60

/** Says the words of a header or a footer, which no text of the draft holds; a page number alone is none. */
export function headerLeft(type: 'header' | 'footer', part: Node): string | undefined {
  const words = (node: Node): string => {
    if (node.name === 'w:t') return textOf(node)
    if (node.name === 'w:p') return `${children(node).map(words).join('')} `
    return node.name === 'w:tab' ? ' ' : children(node).map(words).join('')
  }
  const text = words(part).replace(/\s+/g, ' ').trim()
  if (!/\p{L}{2}/u.test(text.replace(/^page\b|\bsur\b/gi, ''))) return undefined
  const excerpt = text.length > MAX_HEADER_LETTERS ? `${text.slice(0, MAX_HEADER_LETTERS)}…` : text
  return `${type === 'header' ? 'l’en-tête' : 'le pied de page'} «\u00a0${excerpt}\u00a0»`
}
