import {
  $createLineBreakNode,
  $createParagraphNode,
  $createTextNode,
  $getRoot,
  $isElementNode,
  $isLineBreakNode,
  $isTextNode,
  type LexicalNode,
  type TextNode,
} from 'lexical'
import type { Inline } from '../../../shared/drafts/model.ts'
import { parseInlines, splitParagraphs } from '../../../shared/drafts/text/markup.ts'
import { writeMarkup } from '../../../shared/drafts/text/write-markup.ts'
import { $chip, $chipInline, $isChip } from './chipNode.ts'

const MARKS = ['bold', 'italic', 'superscript'] as const

/** Fills the editor with a text in our markup, a paragraph for each of its own. */
export function $readMarkup(text: string): void {
  const root = $getRoot().clear()
  for (const part of splitParagraphs(text))
    root.append($createParagraphNode().append(...parseInlines(part).map($nodeOf)))
  if (root.isEmpty()) root.append($createParagraphNode())
}

/** The text of the editor in our markup. */
export const $writeMarkup = (): string =>
  $getRoot()
    .getChildren()
    .map(block => writeMarkup($isElementNode(block) ? joined(block.getChildren().flatMap($inlineOf)) : []))
    .map(text => text.trim())
    .filter(Boolean)
    .join('\n\n')

function $nodeOf(inline: Inline): LexicalNode {
  if (inline.kind === 'linebreak') return $createLineBreakNode()
  if (inline.kind !== 'text') return $chip(inline)
  const node = $createTextNode(inline.text)
  for (const mark of MARKS) if (inline.marks?.includes(mark)) node.toggleFormat(mark)
  return node
}

function $inlineOf(node: LexicalNode): Inline[] {
  if ($isChip(node)) return [$chipInline(node)]
  if ($isLineBreakNode(node)) return [{ kind: 'linebreak' }]
  return $isTextNode(node) && node.getTextContent() !== '' ? [$textOf(node)] : []
}

function $textOf(node: TextNode): Inline {
  const marks = MARKS.filter(mark => node.hasFormat(mark))
  return { kind: 'text', text: node.getTextContent(), ...(marks.length > 0 && { marks }) }
}

/** Words of the same marks that follow each other are one run: each run of the markup opens and closes its marks. */
function joined(inlines: readonly Inline[]): Inline[] {
  const result: Inline[] = []
  for (const one of inlines) {
    const last = result.at(-1)
    if (last?.kind === 'text' && one.kind === 'text' && String(last.marks) === String(one.marks))
      result[result.length - 1] = { ...last, text: last.text + one.text }
    else result.push(one)
  }
  return result
}
