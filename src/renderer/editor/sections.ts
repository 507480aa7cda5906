import { $getRoot, type LexicalNode } from 'lexical'
import { $head, $setHead } from './nodes/head.ts'

const level = (node: LexicalNode): number => {
  const head = $head(node)
  return head.kind === 'heading' ? head.level : 0
}

const $top = (id: string): LexicalNode | undefined =>
  $getRoot()
    .getChildren()
    .find(node => $head(node).id === id)

/** A heading and all it holds: what follows it down to the next heading of its level or above. */
export const $section = (id: string): LexicalNode[] => {
  const start = $top(id)
  if (!start || level(start) === 0) return []
  const section = [start]
  for (const node of start.getNextSiblings()) {
    if (level(node) > 0 && level(node) <= level(start)) break
    section.push(node)
  }
  return section
}

/** Puts a section before the block `target`; at the end without one. Nothing moves when the target is inside it. */
export const $moveSection = (id: string, target: string | undefined): void => {
  const section = $section(id)
  const before = target === undefined ? undefined : $top(target)
  if (section.length === 0 || (before && section.some(node => node.is(before)))) return
  if (before) for (const node of section) before.insertBefore(node, false)
  else $getRoot().append(...section)
}

/** Moves a section before its previous neighbour of the same level, or after the next one. */
export const $stepSection = (id: string, by: 1 | -1): void => {
  const own = $section(id)
  const start = own[0]
  if (!start) return
  if (by === 1) {
    const next = own.at(-1)?.getNextSibling()
    if (!next || level(next) !== level(start)) return
    const after = $section($head(next).id).at(-1)
    for (const node of own.reverse()) after?.insertAfter(node, false)
    return
  }
  for (const node of start.getPreviousSiblings().reverse()) {
    if (level(node) === 0 || level(node) > level(start)) continue
    if (level(node) === level(start)) $moveSection(id, $head(node).id)
    return
  }
}

/** Makes a heading, and those under it, one level deeper or shallower; all or none, so that the section keeps its shape. */
export const $levelSection = (id: string, by: 1 | -1): void => {
  const headings = $section(id).filter(node => level(node) > 0)
  if (headings.some(node => level(node) + by < 1 || level(node) + by > 5)) return
  for (const node of headings) {
    const head = $head(node)
    if (head.kind === 'heading') $setHead(node, { ...head, level: head.level + by })
  }
}
