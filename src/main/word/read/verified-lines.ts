import { symbol } from '../../imports/formats/word-text.ts'
import { readOdt } from '../open-document/read-odt.ts'
import { isOpenDocument, openParts, type Package } from '../package/package.ts'
import { mainPart, relations } from '../package/relations.ts'
import { child, children, isNode, type Node, readTree } from '../package/word-xml.ts'
import { parasIn } from './body-reader.ts'
import { formValue } from './form-field.ts'
import { settle } from './settle.ts'
import type { ReadPara, Story } from './story.ts'

/** Elements whose words are not of the text as it stands: deleted, moved away, or the copy of a drawing for older programs. */
const ASIDE: ReadonlySet<string> = new Set(['w:del', 'w:moveFrom', 'mc:Fallback', 'w:pPr', 'w:rPr'])

/** Signs that stand for themselves, not written as words. */
const SIGNS: Readonly<Record<string, string>> = {
  'w:tab': ' ',
  'w:br': ' ',
  'w:cr': ' ',
  'w:noBreakHyphen': '-',
}

/** A paragraph of a file. `isApart`: it is in italics from one end to the other, or in a style of quotations. */
export interface VerifiedLine {
  readonly text: string
  readonly isApart: boolean
}

/** The words alone of the same paragraphs. */
export const linesOfWord = (file: Buffer): string[] => verifiedLines(file).map(line => line.text)

/** The paragraphs of a Word file, or of an OpenDocument one, as it would print with its revisions accepted: boxes and notes follow the paragraph that holds or calls them. */
export function verifiedLines(file: Buffer): VerifiedLine[] {
  const whole = openParts(file)
  if (isOpenDocument(whole))
    return linesOfStory(settle(readOdt(whole), () => true)).map(text => ({ text, isApart: false }))
  const path = mainPart(whole)
  const main = path && whole.text(path)
  if (!path || !main) return []
  const notes = {
    'w:footnoteReference': notesOf(whole, path, 'footnote'),
    'w:endnoteReference': notesOf(whole, path, 'endnote'),
  }
  return paragraphsOf(readTree(main), notes)
}

/** The paragraphs of a story, those of a note after the one that calls it. */
function linesOfStory({ pieces, notes }: Pick<Story, 'pieces' | 'notes'>): string[] {
  const lineOf = (para: ReadPara) =>
    para.bits
      .map(bit => (bit.kind === 'text' ? bit.text : bit.kind === 'break' ? ' ' : ''))
      .join('')
      .replace(/[ \t]+/g, ' ')
      .trim()
  return pieces.flatMap(parasIn).flatMap(para => {
    const called = para.bits.flatMap(bit => (bit.kind === 'note' ? (notes.get(bit.note) ?? []) : []))
    return [para, ...called].map(lineOf).filter(line => line !== '')
  })
}

type Notes = Readonly<Record<string, ReadonlyMap<string, Node>>>

/** The notes of a kind, by the id of their calls; separators are none. */
function notesOf(whole: Package, main: string, kind: 'footnote' | 'endnote'): ReadonlyMap<string, Node> {
  const part = relations(whole, main).find(one => one.type === `${kind}s`)?.target
  const text = part && whole.text(part)
  if (!text) return new Map()
  const all = children(readTree(text), `w:${kind}`).filter(note => !note.attributes['w:type'])
  return new Map(all.map(note => [note.attributes['w:id'] ?? '', note]))
}

/** The paragraphs under an element, in the order of reading. */
function paragraphsOf(node: Node, notes: Notes): VerifiedLine[] {
  if (ASIDE.has(node.name) || isDeletedRow(node)) return []
  if (node.name !== 'w:p') return children(node).flatMap(one => paragraphsOf(one, notes))
  const after: VerifiedLine[] = []
  const text = wordsOf(node, notes, after)
    .replace(/[ \t]+/g, ' ')
    .trim()
  return [...(text ? [{ text, isApart: isApart(node) }] : []), ...after]
}

/** Whether a paragraph is set apart from the text: its style says so, or all of its words are in italics. */
function isApart(paragraph: Node): boolean {
  const style = child(child(paragraph, 'w:pPr'), 'w:pStyle')?.attributes['w:val'] ?? ''
  if (/cit(?:ation|é)|quote/iu.test(style)) return true
  const runs = children(paragraph, 'w:r').filter(run => children(run, 'w:t').length > 0)
  return runs.length > 0 && runs.every(isItalic)
}

function isItalic(run: Node): boolean {
  const mark = child(child(run, 'w:rPr'), 'w:i')
  return mark !== undefined && !/^(?:0|false|off)$/.test(mark.attributes['w:val'] ?? '')
}

/** The words of a paragraph; what its boxes and notes say is put in `after`. */
function wordsOf(node: Node, notes: Notes, after: VerifiedLine[]): string {
  if (ASIDE.has(node.name)) return ''
  if (node.name === 'w:sym') return symbol(node.attributes['w:char'])
  if (node.name === 'w:fldChar') return formValue(node).value ?? ''
  if (node.name === 'w:t' || node.name === 'm:t') return node.children.filter(one => !isNode(one)).join('')
  return (
    SIGNS[node.name] ??
    children(node)
      .map(one => inner(one, notes, after))
      .join('')
  )
}

function inner(node: Node, notes: Notes, after: VerifiedLine[]): string {
  if (node.name === 'w:txbxContent') {
    after.push(...paragraphsOf(node, notes))
    return ''
  }
  const note = notes[node.name]?.get(node.attributes['w:id'] ?? '')
  if (note) after.push(...paragraphsOf(note, {}))
  return note ? '' : wordsOf(node, notes, after)
}

const isDeletedRow = (node: Node): boolean =>
  node.name === 'w:tr' && child(child(node, 'w:trPr'), 'w:del') !== undefined
