import type { SourceKind } from '../../shared/kernel/common.ts'
import type { View } from '../library/More.tsx'
import type { Question } from '../search/useSearch.ts'

/** Names the pane that stands beside the list of sources. */
export type Pane =
  | { readonly kind: 'create'; readonly source: SourceKind }
  | { readonly kind: 'collections' }
  | { readonly kind: 'collection'; readonly id: string }
  | { readonly kind: 'duplicates' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'state' }
  | { readonly kind: 'verify' }
  | { readonly kind: 'source'; readonly id: string }
  | { readonly kind: 'none' }

interface Request {
  /** the source the address names */
  readonly id?: string
  readonly view?: View
  readonly creating?: SourceKind
  /** the collection opened among the collections */
  readonly shelf?: string
}

/** Chooses the pane: a source being written comes before a view, a view before the source that is read. */
export function paneOf({ id, view, creating, shelf }: Request): Pane {
  if (creating) return { kind: 'create', source: creating }
  switch (view) {
    case 'collections':
      return shelf ? { kind: 'collection', id: shelf } : { kind: 'collections' }
    case 'doublons':
      return { kind: 'duplicates' }
    case 'absents':
      return { kind: 'missing' }
    case 'verifier':
      return { kind: 'verify' }
    case 'etat':
      return { kind: 'state' }
    case undefined:
      return id ? { kind: 'source', id } : { kind: 'none' }
  }
}

/** Why a list has no line: nothing was imported, the collection is empty, or the words match nothing. */
export type EmptyReason = 'library' | 'collection' | 'words'

/** `counts` by kind of source; undefined as long as they are not read: a library is never said empty before. */
export function emptyReason(
  counts: Readonly<Record<string, number>> | undefined,
  question: Question,
): EmptyReason {
  if (counts && totalOf(counts) === 0) return 'library'
  return question.collection && !question.text ? 'collection' : 'words'
}

export const totalOf = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((sum, n) => sum + n, 0)

/** The question once a collection is no more: asked of the whole library if it was asked of that one. */
export const withoutCollection = (question: Question, collection: string): Question =>
  question.collection === collection ? { ...question, collection: undefined } : question
