import type { Problem } from '../../shared/dossiers/problem.ts'
import type { Draft } from '../../shared/drafts/model.ts'
import { expectedKey } from '../../shared/drafts/templates/expected-exhibits.ts'
import type { Beside } from '../drafts/editor/comments/stretches.ts'
import type { View } from '../drafts/editor/view/view.ts'

/** Dialogs over the page. */
export type Dialog = 'export' | 'look' | 'grounds'

/** Holds the view of a text, its outline and its dialogs; the panel has a state of its own. */
export interface DeskState {
  readonly view: View
  readonly outline: boolean
  readonly dialogs: ReadonlySet<Dialog>
  /** the text on screen that another window's save refused, until one of both is chosen */
  readonly stale?: Draft
  /** comments and private notes, as the page tells them */
  readonly beside: Beside
  /** a comment just put on some words, until it has its own */
  readonly waiting?: string
  /** counts how often the text was read again: each time its editor is mounted anew */
  readonly version: number
  /** counts the texts saved elsewhere and put on the page */
  readonly adoptions: number
}

export type DeskAct =
  | { readonly kind: 'view'; readonly part: Partial<View>; readonly narrow: boolean }
  | { readonly kind: 'outline'; readonly open: boolean }
  | { readonly kind: 'toggle-outline' }
  | { readonly kind: 'open'; readonly dialog: Dialog }
  | { readonly kind: 'close'; readonly dialog: Dialog }
  /** a save was refused to the editor of `version`: one that was replaced has nothing to ask any more */
  | { readonly kind: 'stale'; readonly mine: Draft; readonly version: number }
  | { readonly kind: 'settle-stale' }
  | { readonly kind: 'beside'; readonly beside: Beside }
  | { readonly kind: 'comment'; readonly id: string }
  | { readonly kind: 'comment-written' }
  | { readonly kind: 'reread' }
  | { readonly kind: 'adopt' }

/** Whether outline and panel stand beside the page: not in a narrow window, nor where one asked for the page alone. */
export const hasRoomBeside = (narrow: boolean, focus: boolean): boolean => !narrow && !focus

export const firstDesk = ({
  view,
  narrow,
}: {
  readonly view: View
  readonly narrow: boolean
}): DeskState => ({
  view,
  outline: hasRoomBeside(narrow, view.focus),
  dialogs: new Set(),
  beside: { comments: [], notes: [] },
  version: 0,
  adoptions: 0,
})

/** The desk after one act. */
export function deskAfter(state: DeskState, act: DeskAct): DeskState {
  switch (act.kind) {
    case 'view': {
      const { focus } = act.part
      return {
        ...state,
        view: { ...state.view, ...act.part },
        outline: focus === undefined ? state.outline : hasRoomBeside(act.narrow, focus),
      }
    }
    case 'outline':
      return { ...state, outline: act.open }
    case 'toggle-outline':
      return { ...state, outline: !state.outline }
    case 'open':
      return { ...state, dialogs: new Set([...state.dialogs, act.dialog]) }
    case 'close':
      return { ...state, dialogs: new Set([...state.dialogs].filter(one => one !== act.dialog)) }
    case 'stale':
      return act.version === state.version ? { ...state, stale: act.mine } : state
    case 'settle-stale':
      return { ...state, stale: undefined }
    case 'beside':
      return { ...state, beside: act.beside }
    case 'comment':
      return { ...state, waiting: act.id }
    case 'comment-written':
      return { ...state, waiting: undefined }
    case 'reread':
      return { ...state, stale: undefined, version: state.version + 1 }
    case 'adopt':
      return { ...state, adoptions: state.adoptions + 1 }
  }
}

/** Where a problem is put right: a passage of the page, an exhibit of the panel, a question of the dossier. */
export type Destination =
  | { readonly kind: 'block'; readonly id: string }
  | { readonly kind: 'exhibit'; readonly id: string }
  | { readonly kind: 'question'; readonly fact: string }

export function destinationOf({ block, fact, exhibit }: Problem['at']): Destination | undefined {
  if (block) return { kind: 'block', id: block }
  if (fact) return expectedKey(fact) ? { kind: 'exhibit', id: fact } : { kind: 'question', fact }
  return exhibit ? { kind: 'exhibit', id: exhibit } : undefined
}
