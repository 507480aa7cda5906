import type { Channel, Parsed, Returned } from '../../shared/contract.ts'
import type { Library } from '../library.ts'
import type { GivenFile } from '../uploads.ts'
import { take } from './apply.ts'
import { prepare } from './gather.ts'
import { readPackFile } from './read.ts'
import { examine, pendingReviews } from './review.ts'
import { send } from './send.ts'
import { takenPacks, undo } from './undo.ts'

/** What is done with packs, wherever it is done: here, or in a thread of its own. */
export interface PackDesk {
  prepare(asked: Parsed<'packs.prepare'>): Later<'packs.prepare'>
  send(asked: Parsed<'packs.send'>): Later<'packs.send'>
  review(file: GivenFile): Later<'packs.review'>
  drop(asked: Parsed<'packs.drop'>): Later<'packs.drop'>
  apply(asked: Parsed<'packs.apply'>): Later<'packs.apply'>
  undo(asked: Parsed<'packs.undo'>): Later<'packs.undo'>
  list(): Later<'packs.list'>
  /** when nothing writes a pack in the library: what would wait for it in the thread that answers waits here */
  quiet(): Promise<void>
  close(): Promise<void>
}

type Later<C extends Channel> = Returned<C> | Promise<Returned<C>>

/** Packs handled in this very thread, for the command line; `waiting`: how many reviews are kept for an answer. */
export function packDesk(library: Library): PackDesk & { readonly waiting: () => number } {
  const reviews = pendingReviews()
  return {
    prepare: ({ what }) => prepare(library.db, what),
    send: asked => send(library, asked),
    review: file => reviews.keep(examine(library, readPackFile(file))),
    drop({ id }) {
      reviews.drop(id)
      return {}
    },
    apply({ id, choices, trust }) {
      const taken = take(library, reviews.find(id), choices, trust)
      reviews.drop(id)
      return taken
    },
    undo: ({ id }) => undo(library.db, id),
    list: () => takenPacks(library.db),
    quiet: async () => undefined,
    close: async () => undefined,
    waiting: reviews.count,
  }
}
