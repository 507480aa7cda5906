import {
  $getRoot,
  COMMAND_PRIORITY_CRITICAL,
  HISTORY_MERGE_TAG,
  HISTORY_PUSH_TAG,
  type LexicalEditor,
  mergeRegister,
  type NodeKey,
  REDO_COMMAND,
  UNDO_COMMAND,
} from 'lexical'
import type { Inline, NoteInline } from '../../../../shared/drafts/model.ts'
import { $load } from '../page/blockNodes.ts'
import { $innerLine, $setInnerLine } from './innerLine.ts'
import { $noteLine } from './line.ts'

/** Keys in quick succession are one step, as in the text. */
const PAUSE = 400

interface Given {
  /** the editor of the note, the page it is called from, and its call there; for a caption, its picture or table */
  readonly note: LexicalEditor
  readonly page: LexicalEditor
  readonly call: NodeKey
  /** its call has gone: deleted, or its insertion undone */
  readonly onGone: () => void
}

/**
 * Keeps a note and its call in step, in both directions: what is written in the note is written in its call, and so lies in the
 * history of the page, the only one; what undo brings back in the call comes back in the note, the caret where it changed.
 */
export const registerNote = ({ note, page, call, onGone }: Given): (() => void) => {
  let lastLine = page.read(() => $inlinesOf(call))
  let last = { at: 0, by: 0 }
  let busy = false

  const write = (inlines: NoteInline[], tags: ReadonlySet<string>): void => {
    if (JSON.stringify(inlines) === JSON.stringify(lastLine)) return
    const by = Math.sign(textOf(inlines).length - textOf(lastLine ?? []).length)
    const now = Date.now()
    const goesOn = by === last.by && now - last.at < PAUSE && !tags.has(HISTORY_PUSH_TAG)
    last = { at: now, by }
    lastLine = inlines
    page.update(() => $setInnerLine(call, inlines), {
      discrete: true,
      tag: ['skip-scroll-into-view', goesOn ? HISTORY_MERGE_TAG : HISTORY_PUSH_TAG],
    })
  }
  const read = (): void => {
    const inlines = page.read(() => $inlinesOf(call))
    if (!inlines) {
      onGone()
      return
    }
    if (inlines === lastLine || JSON.stringify(inlines) === JSON.stringify(lastLine)) return
    const caret = changedEnd(textOf(lastLine ?? []), textOf(inlines))
    lastLine = inlines
    busy = true
    note.update(
      () => {
        $load([{ kind: 'paragraph', id: 'note', style: 'plain', inlines: [...inlines] }])
        $caretAt(caret)
      },
      { discrete: true },
    )
    busy = false
    last = { at: 0, by: 0 }
  }
  const step = (command: typeof UNDO_COMMAND | typeof REDO_COMMAND) => (): boolean => {
    queueMicrotask(() => page.dispatchCommand(command, undefined))
    return true
  }
  return mergeRegister(
    note.registerUpdateListener(({ dirtyElements, dirtyLeaves, tags }) => {
      if (!busy && dirtyElements.size + dirtyLeaves.size > 0) write(note.read($noteLine), tags)
    }),
    page.registerUpdateListener(({ dirtyElements, dirtyLeaves }) => {
      if (dirtyElements.size + dirtyLeaves.size > 0) queueMicrotask(read)
    }),
    note.registerCommand(UNDO_COMMAND, step(UNDO_COMMAND), COMMAND_PRIORITY_CRITICAL),
    note.registerCommand(REDO_COMMAND, step(REDO_COMMAND), COMMAND_PRIORITY_CRITICAL),
  )
}

const $inlinesOf = (call: NodeKey): readonly NoteInline[] | undefined => $innerLine(call)?.inlines

/** The text of a line as its editor counts it: atoms are none of it. */
const textOf = (inlines: readonly Inline[]): string =>
  inlines.map(one => (one.kind === 'text' ? one.text : one.kind === 'linebreak' ? '\n' : '')).join('')

/** Where what changed ends, in the new text. */
export const changedEnd = (before: string, after: string): number => {
  let same = 0
  const limit = Math.min(before.length, after.length)
  while (same < limit && before.at(-1 - same) === after.at(-1 - same)) same += 1
  let start = 0
  while (start < limit && before[start] === after[start]) start += 1
  return Math.max(start, after.length - same)
}

const $caretAt = (offset: number): void => {
  let remaining = offset
  for (const text of $getRoot().getAllTextNodes()) {
    const size = text.getTextContentSize()
    if (remaining <= size) {
      text.select(remaining, remaining)
      return
    }
    remaining -= size
  }
  $getRoot().selectEnd()
}
