import { element } from '../package/element.ts'
import type { Node } from '../package/word-xml.ts'
import { marksIn } from '../read/bits.ts'
import { facesOf } from '../read/read-styles.ts'

/** The marks of a run of the old text; its fonts and styles may not exist in the new one. */
export function faces(rPr: Node | undefined): Node[] {
  const own = facesOf(rPr)
  const marks = marksIn(own)
  const elements = [
    ...(marks.includes('bold') ? [element('w:b')] : []),
    ...(marks.includes('italic') ? [element('w:i')] : []),
    ...(own.italic === false ? [element('w:i', { 'w:val': '0' })] : []),
    ...(marks.includes('smallcaps') ? [element('w:smallCaps')] : []),
    ...(marks.includes('underline') ? [element('w:u', { 'w:val': 'single' })] : []),
    ...(marks.includes('superscript') ? [element('w:vertAlign', { 'w:val': 'superscript' })] : []),
    ...(marks.includes('subscript') ? [element('w:vertAlign', { 'w:val': 'subscript' })] : []),
  ]
  return elements.length > 0 ? [element('w:rPr', {}, elements)] : []
}

/** The marks of a run, to be compared; upright in a style of italics is one. `isEnding`: raised by typography alone. */
export function marksOf(rPr: Node | undefined, isEnding = false): string {
  const own = facesOf(rPr)
  const marks = marksIn(own).filter(mark => mark !== 'mono' && !(isEnding && mark === 'superscript'))
  return [...marks, ...(own.italic === false ? ['upright'] : [])].join()
}
