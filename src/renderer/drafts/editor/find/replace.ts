import { $getNodeByKey, $isTextNode, HISTORY_PUSH_TAG, type LexicalEditor } from 'lexical'
import type { Inline } from '../../../../shared/drafts/model.ts'
import { isNoteInline } from '../../../../shared/drafts/walk.ts'
import { $innerLine, $setInnerLine } from '../notes/innerLine.ts'
import type { Line } from './lineReader.ts'
import type { Match } from './match.ts'

/** A match and the words that take its place. */
export interface Change {
  readonly match: Match
  readonly words: string
}

/** Makes the changes in one step of the history; each line from its end, so that places stay true. */
export const replaceAll = (editor: LexicalEditor, changes: readonly Change[]): void => {
  const byLine = new Map<Line, Change[]>()
  for (const change of changes) {
    const list = byLine.get(change.match.line)
    if (list) list.push(change)
    else byLine.set(change.match.line, [change])
  }
  editor.update(
    () => {
      for (const [line, list] of byLine) {
        const last = list.toSorted((a, b) => b.match.start - a.match.start)
        if (line.kind === 'text') for (const change of last) $inText(line, change)
        else if (line.kind === 'note') $inNote(line, last)
      }
    },
    { discrete: true, tag: [HISTORY_PUSH_TAG, 'skip-dom-selection'] },
  )
}

/** The first run the match touches takes the new words with its own marks; the others lose what the match took of them. */
const $inText = (line: Line, { match: { start, end }, words }: Change): void => {
  const touchedParts = line.parts.filter(part => part.start < end && part.start + part.length > start)
  for (const [at, part] of [...touchedParts.entries()].reverse()) {
    const node = $getNodeByKey(part.key)
    if (!$isTextNode(node)) continue
    const from = Math.max(start - part.start, 0)
    const length = Math.min(end - part.start, part.length) - from
    node.spliceText(from, length, at === 0 ? words : '')
    if (node.getTextContentSize() === 0) node.remove()
  }
}

const $inNote = (line: Line, changes: readonly Change[]): void => {
  const innerLine = $innerLine(line.parts[0]?.key ?? '')
  if (!innerLine) return
  const inlines = changes.reduce(replacedIn, innerLine.inlines as readonly Inline[])
  $setInnerLine(
    innerLine.key,
    inlines.filter(isNoteInline).filter(one => one.kind !== 'text' || one.text),
  )
}

const replacedIn = (inlines: readonly Inline[], { match: { start, end }, words }: Change): Inline[] => {
  let at = 0
  let hasReplacement = false
  return inlines.map(inline => {
    const from = at
    at += inline.kind === 'text' ? inline.text.length : 1
    if (inline.kind !== 'text' || from >= end || at <= start) return inline
    const before = inline.text.slice(0, Math.max(0, start - from))
    const after = inline.text.slice(Math.min(inline.text.length, end - from))
    const middle = hasReplacement ? '' : words
    hasReplacement = true
    return { ...inline, text: before + middle + after }
  })
}
