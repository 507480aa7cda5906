import {
  $addUpdateTag,
  $getRoot,
  HISTORY_PUSH_TAG,
  type LexicalEditor,
  type LexicalNode,
  REDO_COMMAND,
  UNDO_COMMAND,
} from 'lexical'
import { useMemo } from 'react'
import {
  type LevelPlan,
  type Plan,
  planLevel,
  planMove,
  planStep,
} from '../../../../shared/drafts/editing/sections.ts'
import type { Block } from '../../../../shared/drafts/model.ts'
import type { TitleNumbering } from '../../../../shared/word/style.ts'
import { $head, $setHead } from '../nodes/head.ts'
import { $setNumbering } from '../nodes/numbering.ts'

/** Acts on a section from the outline; each says why it is refused, else nothing. */
export interface SectionActs {
  /** puts it before a block, or at the end; `undefined` when done */
  readonly move: (id: string, before: string | undefined) => string | undefined
  readonly step: (id: string, by: 1 | -1) => string | undefined
  readonly level: (id: string, by: 1 | -1) => string | undefined
  /** why it cannot be put there, before anyone lets go */
  readonly refusal: (id: string, before: string | undefined) => string | undefined
}

/** The acts of the outline over an editor, one step of the history each. */
export const sectionActs = (editor: LexicalEditor, blocks: () => readonly Block[]): SectionActs => {
  const act = (run: () => void): undefined => {
    editor.update(
      () => {
        $addUpdateTag('reorder')
        run()
      },
      { discrete: true, tag: HISTORY_PUSH_TAG },
    )
  }
  const moveSection = (plan: Plan) => (plan.ok ? act(() => $move(plan.ids, plan.before)) : plan.reason)
  const shiftLevel = (plan: LevelPlan) => (plan.ok ? act(() => $level(plan.ids, plan.by)) : plan.reason)
  return {
    move: (id, before) => moveSection(planMove(blocks(), id, before)),
    step: (id, by) => moveSection(planStep(blocks(), id, by)),
    level: (id, by) => shiftLevel(planLevel(blocks(), id, by)),
    refusal: (id, before) => {
      const plan = planMove(blocks(), id, before)
      return plan.ok ? undefined : plan.reason
    },
  }
}

const $byIds = (ids: readonly string[]): LexicalNode[] => {
  const wantedIds = new Set(ids)
  return $getRoot()
    .getChildren()
    .filter(node => wantedIds.has($head(node).id))
}

const $move = (ids: readonly string[], before: string | undefined): void => {
  const section = $byIds(ids)
  const target = before === undefined ? undefined : $byIds([before])[0]
  if (target) for (const node of section) target.insertBefore(node, false)
  else $getRoot().append(...section)
}

const $level = (ids: readonly string[], by: number): void => {
  for (const node of $byIds(ids)) {
    const head = $head(node)
    if (head.kind === 'heading') $setHead(node, { ...head, level: head.level + by })
  }
}

/** Binds the acts of the outline to the text; the same object for as long as the page is open. */
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
