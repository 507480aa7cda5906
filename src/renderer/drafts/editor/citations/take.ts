import { $getNodeByKey, $isElementNode, type NodeKey } from 'lexical'
import type { SourceRef } from '../../../../shared/library/model.ts'
import { $atomNode } from '../nodes/atom.ts'
import { $lineText, $stretch } from './textLines.ts'

/** A citation of the text whose source is in the library, or is not. */
export interface Candidate {
  readonly line: NodeKey
  readonly start: number
  readonly typedText: string
  readonly label: string
  /** the words around it */
  readonly before: string
  readonly after: string
  readonly form: 'auto' | 'short'
  readonly source?: SourceRef
  /** how it would be printed */
  readonly citation?: string
  /** the printed citation can stand in the sentence as it is */
  readonly fits: boolean
}

/** Part of a candidate that makes it a live citation. */
export type Taken = Pick<Candidate, 'line' | 'start' | 'typedText' | 'form' | 'source'>

/** Turns the words of citations into live ones; those whose words have changed since are left. How many were taken. */
export function $makeLive(candidates: readonly Taken[]): number {
  let takenCount = 0
  // from the end, so that the places before stay true
  for (const one of [...candidates].sort((a, b) => b.start - a.start)) {
    const line = $getNodeByKey(one.line)
    if (!one.source || !$isElementNode(line)) continue
    const start = placeOf($lineText(line), one)
    const nodes = start < 0 ? undefined : $stretch(line, start, start + one.typedText.length)
    const [first, ...rest] = nodes ?? []
    if (!first) continue
    first.replace($atomNode({ kind: 'citation', source: one.source, form: one.form }))
    for (const node of rest) node.remove()
    takenCount += 1
  }
  return takenCount
}

/** Where the words stand now: where they were, else the nearest place that has them. */
function placeOf(text: string, { start, typedText }: Taken): number {
  if (text.startsWith(typedText, start)) return start
  const before = text.lastIndexOf(typedText, start)
  const after = text.indexOf(typedText, start)
  if (before < 0 || after < 0) return Math.max(before, after)
  return start - before <= after - start ? before : after
}
