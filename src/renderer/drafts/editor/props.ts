import type { Ref } from 'react'
import type { Output } from '../../../shared/contract/contract.ts'
import type { Gathered } from '../../../shared/drafts/gathered.ts'
import type { Draft } from '../../../shared/drafts/model.ts'
import type { TypingEntry } from '../../../shared/drafts/typing.ts'
import type { Correction } from '../../../shared/drafts/verify/cite-check.ts'
import type { SourceKind } from '../../../shared/kernel/common.ts'
import type { Argument, Source, SourceRef, Variant } from '../../../shared/library/model.ts'
import type { Hit } from '../../../shared/search/model.ts'
import type { Beside, Saying } from './comments/stretches.ts'
import type { PictureHead } from './nodes/head.ts'
import type { Spelling } from './spelling/useSpelling.ts'
import type { TogetherLink } from './together/link.ts'
import type { View } from './view/view.ts'

/** Payload that the side panel drops on the page, as JSON in a dataTransfer of type `DRAG_TYPE`. */
export type Dragged =
  | { readonly kind: 'source'; readonly id: string; readonly pin?: string }
  | { readonly kind: 'exhibit'; readonly id: string }
  | { readonly kind: 'argument'; readonly id: string }

/** Where the caret is: what the side panel follows. */
export interface CaretContext {
  /** the block the caret is in */
  readonly block?: string
  /** the heading it stands under, itself included */
  readonly heading?: string
  /** the citation, or the quote's source, at the caret */
  readonly source?: SourceRef
  readonly exhibit?: string
  readonly slot?: string
  /** the library argument the block came from */
  readonly argument?: string
}

/** The pages of a file to come; `of` by block or note. */
export interface Pages {
  readonly pages: number
  readonly of: Readonly<Record<string, number>>
}

/** Describes the state of saving, beside the text. */
export type SaveState =
  | { readonly kind: 'saved'; readonly at?: string }
  | { readonly kind: 'dirty' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'failed'; readonly message: string }

/** Acts of the editor for the shell and the side panel. Inserts go where the caret is, or was last. */
export interface EditorHandle {
  readonly cite: (source: SourceRef) => void
  /** inserts the passage at `pin` word for word, with its source; loads the source itself */
  readonly quote: (source: SourceRef) => Promise<void>
  readonly exhibit: (id: string, page?: string) => void
  readonly argument: (argument: Argument, variant?: Variant) => void
  /** puts the caret in a block and scrolls exactly there, also where it was never laid out */
  readonly goTo: (block: string) => void
  readonly focus: () => void
  /** opens find, or find and replace */
  readonly find: (kind: 'find' | 'replace') => void
  /** goes to the next place found, or the one before */
  readonly findAgain: (by: 1 | -1) => void
  /** goes to the next word no dictionary knows, and offers what it may be */
  readonly spelling: () => void
  /** shows what French typography asks of the text */
  readonly typography: () => void
  /** looks for citations in the whole text, and offers them */
  readonly citations: () => void
  /** puts the live citation of a source in the place of typed words */
  readonly correct: (correction: Correction) => Promise<void>
  /** saves now what is not saved; resolves when it is, rejects with the reason */
  readonly flush: () => Promise<void>
  /** whether something on screen is not saved yet */
  readonly pending: () => boolean
  /** the draft as it stands on screen */
  readonly draft: () => Draft
  /** puts on the page, as one step to undo, a text that was just saved in the place of this one */
  readonly adopt: (draft: Draft) => void
  /** the comments on the words of the page */
  readonly saying: Saying
}

export interface EditorProps {
  /**
   * Its blocks are read when the editor is mounted (give `key={draft.id}`, or another key to load another version).
   * When dossier, exhibits or sources change, pass a new object: every label on the page follows.
   */
  readonly draftContext: Gathered
  readonly search: (text: string, kind?: SourceKind) => Promise<readonly Hit[]>
  readonly loadSource: (id: string) => Promise<Source>
  /** as `library.recognise`: the sources these keys are of */
  readonly recognise: (citedKeys: readonly (readonly string[])[]) => Promise<Output<'library.recognise'>>
  /** as `drafts.save`, `before` being what was saved last; rejected with AppError `stale` when another window saved first */
  readonly save: (draft: Draft, before: Draft) => Promise<{ revision: number; savedAt: string }>
  /** as `drafts.journal`: notes what was typed since the last save, in case the program is ended before the next */
  readonly journal?: (change: Omit<TypingEntry, 'writer' | 'seq'>) => Promise<void>
  /** the text as it was saved elsewhere meanwhile; its words are joined with those on screen where both did not change the same ones */
  readonly readSaved?: () => Promise<Draft>
  /** the text was refused as stale, and could not be joined: `mine` is what is on screen */
  readonly onStale?: (mine: Draft, error: unknown) => void
  /** the text is left: resolved once its last words are saved */
  readonly onLeave?: (saving: Promise<void>) => void
  /** how the text is checked; not at all without it */
  readonly spelling?: Spelling
  /** how the page is shown, and the wish to see it otherwise */
  readonly view: View
  readonly onView: (view: Partial<View>) => void
  readonly onCaret?: (context: CaretContext) => void
  readonly onOpenSource?: (source: SourceRef) => void
  readonly onOpenExhibit?: (id: string) => void
  /** the user wants to answer a fact; without key, the facts in general */
  readonly onEditFacts?: (key?: string) => void
  /** how many pages the file of the text last saved would have, and where the places named by their page fall */
  readonly pages?: () => Promise<Pages>
  /** keeps a PNG or a JPEG in the library; rejected with a sentence when it is refused */
  readonly keepPicture: (file: File) => Promise<Pick<PictureHead, 'hash' | 'type' | 'size'>>
  /** files dropped on the page that are no pictures */
  readonly onFiles?: (files: readonly File[]) => void
  /** who signs the comments made here */
  readonly author?: string
  /** what is said beside the text, whenever it changes */
  readonly onBeside?: (beside: Beside) => void
  /** a comment was just put on some words, and waits for its own; without id, there were no words to put it on */
  readonly onComment?: (id: string | undefined) => void
  /** how the text is written with others at the same moment; not at all without it */
  readonly together?: TogetherLink
  readonly onSaveState?: (state: SaveState) => void
  /** the outline at the left of the page, and the wish to close or open it */
  readonly outline?: boolean
  readonly onOutline?: (open: boolean) => void
  readonly ref?: Ref<EditorHandle>
}
