import {
  $createRangeSelection,
  $getRoot,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $isTextNode,
  $setSelection,
  type LexicalNode,
  type RangeSelection,
} from 'lexical'
import type { Comment } from '../../../../shared/drafts/comment.ts'
import { $isAtom } from '../nodes/atom.ts'
import { $comments, $setComments } from '../nodes/commentIds.ts'
import { $atom, $setAtom } from '../nodes/head.ts'
import { $said, $setSaid } from '../nodes/rootState.ts'

/** The comments a leaf of the text is a part of. */
export const $commentsOn = (node: LexicalNode): readonly string[] => {
  if (!$isAtom(node)) return $comments(node)
  const atom = $atom(node)
  return ('comments' in atom && atom.comments) || []
}

const $setOn = (node: LexicalNode, ids: readonly string[]): void => {
  if ($isTextNode(node)) $setComments(node, ids)
  else if ($isAtom(node)) {
    const { comments: _, ...atom } = $atom(node) as ReturnType<typeof $atom> & { comments?: string[] }
    if (atom.kind !== 'private')
      $setAtom(node, (ids.length > 0 ? { ...atom, comments: [...ids] } : atom) as ReturnType<typeof $atom>)
  }
}

/** Puts a comment on the words selected, or on the word at the caret; undefined where there is none. */
export const $commentHere = (id: string, author: string, at: string): Comment | undefined => {
  const selection = $getSelection()
  if (!$isRangeSelection(selection)) return undefined
  if (selection.isCollapsed()) $takeWord(selection)
  if (selection.isCollapsed()) return undefined
  const quote = selection.getTextContent().trim()
  const leaves = selection.extract().filter(node => $isTextNode(node) || $isAtom(node))
  if (leaves.length === 0) return undefined
  for (const node of leaves) $setOn(node, [...$commentsOn(node), id])
  const comment: Comment = { id, author, at, text: '', quote, replies: [], resolved: false }
  $setSaid([...$said(), comment])
  return comment
}

const $takeWord = (selection: RangeSelection): void => {
  const node = selection.anchor.getNode()
  if (!$isTextNode(node)) return
  const text = node.getTextContent()
  const { offset } = selection.anchor
  const start = offset - (/[\p{L}\p{N}]*$/u.exec(text.slice(0, offset))?.[0].length ?? 0)
  const end = offset + (/^[\p{L}\p{N}]*/u.exec(text.slice(offset))?.[0].length ?? 0)
  selection.anchor.set(node.getKey(), start, 'text')
  selection.focus.set(node.getKey(), end, 'text')
}

/** Every leaf of the text that is a part of a comment, in order. */
export const $stretch = (id: string): LexicalNode[] => {
  const leaves: LexicalNode[] = []
  const walk = (node: LexicalNode): void => {
    if ($isElementNode(node)) node.getChildren().forEach(walk)
    else if ($commentsOn(node).includes(id)) leaves.push(node)
  }
  walk($getRoot())
  return leaves
}

/** Takes a comment away, and its marks with it. */
export const $uncomment = (id: string): void => {
  for (const node of $stretch(id))
    $setOn(
      node,
      $commentsOn(node).filter(one => one !== id),
    )
  $setSaid($said().filter(one => one.id !== id))
}

/** Selects the words of a comment; false where they are gone. */
export const $selectStretch = (id: string): boolean => {
  const leaves = $stretch(id)
  const [first, last] = [leaves[0], leaves.at(-1)]
  if (!first || !last) return false
  const selection = $createRangeSelection()
  const parent = (node: LexicalNode, after: 0 | 1) =>
    [node.getParentOrThrow().getKey(), node.getIndexWithinParent() + after, 'element'] as const
  if ($isTextNode(first)) selection.anchor.set(first.getKey(), 0, 'text')
  else selection.anchor.set(...parent(first, 0))
  if ($isTextNode(last)) selection.focus.set(last.getKey(), last.getTextContentSize(), 'text')
  else selection.focus.set(...parent(last, 1))
  $setSelection(selection)
  return true
}

/** Pasted text bears no comment of another text, nor one whose words are still where they were copied. */
export const $withoutCopies = (nodes: readonly LexicalNode[]): void => {
  const commentIds = new Set($said().map(one => one.id))
  const standing = new Map<string, boolean>()
  const stays = (id: string): boolean => {
    const before = standing.get(id)
    if (before !== undefined) return before
    const now = commentIds.has(id) && $stretch(id).length === 0
    standing.set(id, now)
    return now
  }
  const walk = (node: LexicalNode): void => {
    if ($isElementNode(node)) {
      node.getChildren().forEach(walk)
      return
    }
    const ids = $commentsOn(node)
    if (ids.length > 0 && !ids.every(stays)) $setOn(node, ids.filter(stays))
  }
  nodes.forEach(walk)
}
