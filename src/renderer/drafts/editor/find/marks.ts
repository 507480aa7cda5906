import type { LexicalEditor, NodeKey } from 'lexical'
import { highlightOf } from '../../../kernel/highlight.ts'
import type { Match } from './match.ts'

/** Shows the places found without touching the text: the browser paints them over it. */
export const marks = (editor: LexicalEditor) => {
  const able = 'highlights' in CSS
  const clear = (): void => {
    if (!able) return
    CSS.highlights.delete('find')
    CSS.highlights.delete('find-here')
  }
  return {
    clear,
    show: (matches: readonly Match[], at: number): void => {
      if (!able) return
      const ranges = matches.flatMap((match, index) => (index === at ? [] : rangesOf(editor, match)))
      CSS.highlights.set('find', highlightOf(ranges))
      const currentMatch = matches[at]
      CSS.highlights.set('find-here', highlightOf(currentMatch ? rangesOf(editor, currentMatch) : []))
    },
  }
}

/** The stretches of the page a match covers; the call of the note for one that is in a note, the caption for one that is in it. */
export const rangesOf = (editor: LexicalEditor, { line, start, end }: Match): StaticRange[] => {
  if (line.kind === 'text')
    return line.parts.flatMap(part => {
      const from = Math.max(start, part.start) - part.start
      const to = Math.min(end, part.start + part.length) - part.start
      const text = from < to ? textIn(editor.getElementByKey(part.key)) : undefined
      return text ? range(text, Math.min(from, text.length), Math.min(to, text.length)) : []
    })
  const atom = editor.getElementByKey(line.parts[0]?.key ?? '')
  if (!atom) return []
  if (line.kind === 'note') {
    const whole = atom.querySelector('figcaption') ?? atom
    return [range(whole, 0, whole.childNodes.length)]
  }
  return labelRange(atom, start, end)
}

const range = (node: Node, startOffset: number, endOffset: number): StaticRange =>
  new StaticRange({ startContainer: node, startOffset, endContainer: node, endOffset })

const textIn = (dom: Node | null): Text | undefined => {
  let node: Node | null = dom
  while (node && !(node instanceof Text)) node = node.firstChild
  return node ?? undefined
}

const labelRange = (atom: HTMLElement, start: number, end: number): StaticRange[] => {
  const walker = document.createTreeWalker(atom, NodeFilter.SHOW_TEXT)
  const ranges: StaticRange[] = []
  let at = 0
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.nodeValue?.length ?? 0
    const from = Math.max(start - at, 0)
    const to = Math.min(end - at, length)
    if (from < to) ranges.push(range(node, from, to))
    at += length
  }
  return ranges
}

/** Where a match stands in the window, once its block is laid out. */
export const rectOf = (editor: LexicalEditor, match: Match): DOMRect | undefined => {
  const [first] = rangesOf(editor, match)
  if (!first) return undefined
  const live = document.createRange()
  live.setStart(first.startContainer, first.startOffset)
  live.setEnd(first.endContainer, first.endOffset)
  const rect = live.getBoundingClientRect()
  return rect.height > 0 ? rect : undefined
}

/** The element of the page that holds a match. */
export const blockOf = (editor: LexicalEditor, { line }: Match): HTMLElement | null =>
  editor.getElementByKey(line.block as NodeKey)
