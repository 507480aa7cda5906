import {
  $addUpdateTag,
  $createRangeSelection,
  $getRoot,
  $isElementNode,
  $setSelection,
  COPY_COMMAND,
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
  sectionOf,
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
  /** takes the section out of the text, with all it holds */
  readonly remove: (id: string) => string | undefined
  /** puts it in the clipboard, and leaves it selected */
  readonly copy: (id: string) => string | undefined
  /** selects the words of its heading, to be typed over */
  readonly rename: (id: string) => string | undefined
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
  const withSection = (id: string, run: (ids: readonly string[]) => void): string | undefined => {
    const ids = sectionOf(blocks(), id).map(block => block.id)
    return ids.length > 0 ? void run(ids) : 'Ce titre n’est plus dans le texte.'
  }
  return {
    remove: id => withSection(id, ids => act(() => $removeSection(ids))),
    copy: id =>
      withSection(id, ids => {
        editor.update(() => $selectSection(ids), { discrete: true })
        editor.dispatchCommand(COPY_COMMAND, null)
      }),
    rename: id =>
      withSection(id, () => {
        editor.update(() => $selectHeading(id), { discrete: true })
        editor.focus()
      }),
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

/** The caret goes to what followed, else to what came before. */
const $removeSection = (ids: readonly string[]): void => {
  const section = $byIds(ids)
  const next = section.at(-1)?.getNextSibling()
  if (next) next.selectStart()
  else section[0]?.getPreviousSibling()?.selectEnd()
  for (const node of section) node.remove()
}

const $selectSection = (ids: readonly string[]): void => {
  const section = $byIds(ids)
  const start = section[0]?.getIndexWithinParent() ?? 0
  const root = $getRoot().getKey()
  const selection = $createRangeSelection()
  selection.anchor.set(root, start, 'element')
  selection.focus.set(root, start + section.length, 'element')
  $setSelection(selection)
}

const $selectHeading = (id: string): void => {
  const [heading] = $byIds([id])
  if ($isElementNode(heading)) heading.select(0, heading.getChildrenSize())
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
