import { $addUpdateTag, HISTORY_PUSH_TAG, type LexicalEditor, REDO_COMMAND, UNDO_COMMAND } from 'lexical'
import { useMemo } from 'react'
import type { Block, TitleNumbering } from '../../../../shared/drafts/model.ts'
import { $setNumbering } from '../nodes/numbering.ts'
import { sectionActs } from '../page/sections.ts'

/** What the outline can do to the text; the same object for as long as the page is open. */
export const useSections = (editor: LexicalEditor, blocks: () => readonly Block[]) =>
  useMemo(
    () => ({
      acts: sectionActs(editor, blocks),
      onNumbering: (numbering: TitleNumbering) =>
        editor.update(
          () => {
            $addUpdateTag('reorder')
            $setNumbering(numbering)
          },
          { tag: HISTORY_PUSH_TAG },
        ),
      onUndo: (again: boolean) => void editor.dispatchCommand(again ? REDO_COMMAND : UNDO_COMMAND, undefined),
    }),
    [editor, blocks],
  )
