import type { Channel, Parsed, Returned } from '../../../shared/contract/contract.ts'
import type { Context } from '../../kernel/context.ts'
import type { GivenFile } from '../../kernel/files/named-place.ts'
import type { Library } from '../../kernel/library.ts'
import { prepare } from '../sending/pack-contents.ts'
import { send } from '../sending/send.ts'
import { packJournal } from './journal.ts'
import { examine, pendingReviews } from './pack-review.ts'
import { goOnTaking, goOnUndoing, withPackLock } from './pack-steps.ts'
import { readPackFile } from './read-pack.ts'
import { finishInterrupted, refuseWhileInterrupted } from './recovery.ts'
import { setDown } from './set-down.ts'
import { setUndoing, takenPacks } from './undo.ts'

/** Operations on packs, one per `packs.*` message; run in this thread or in a worker. */
export interface PackDesk {
  prepare(input: Parsed<'packs.prepare'>): Answer<'packs.prepare'>
  send(input: Parsed<'packs.send'>): Answer<'packs.send'>
  review(file: GivenFile): Answer<'packs.review'>
  drop(input: Parsed<'packs.drop'>): Answer<'packs.drop'>
  apply(input: Parsed<'packs.apply'>): Answer<'packs.apply'>
  undo(input: Parsed<'packs.undo'>): Answer<'packs.undo'>
  list(): Answer<'packs.list'>
  cut(): Answer<'packs.cut'>
  told(input: Parsed<'packs.told'>): Answer<'packs.told'>
  close(): Promise<void>
}

/** The tools of handlers that send and take packs. */
export interface PackContext extends Context {
  readonly packs: PackDesk
}

type Answer<C extends Channel> = Returned<C> | Promise<Returned<C>>

/** Packs handled in this very thread; `waiting`: how many reviews are kept for an answer. */
export function packDesk(library: Library): PackDesk & { readonly waiting: () => number } {
  const reviews = pendingReviews()
  return {
    prepare: ({ what }) => prepare(library.db, what),
    send: input => send(library, input),
    review(file) {
      finishInterrupted(library)
      return reviews.keep(examine(library, readPackFile(file)))
    },
    drop({ id }) {
      reviews.drop(id)
      return {}
    },
    apply({ id, choices, trust }) {
      finishInterrupted(library)
      return withPackLock(library, () => {
        refuseWhileInterrupted(library)
        const act = setDown(library, reviews.find(id), choices, trust)
        // its bytes are no longer needed
        reviews.drop(id)
        return goOnTaking(library, act)
      })
    },
    undo({ id }) {
      finishInterrupted(library)
      return withPackLock(library, () => {
        refuseWhileInterrupted(library)
        setUndoing(library.db, id)
        return goOnUndoing(library, id)
      })
    },
    list() {
      finishInterrupted(library)
      return takenPacks(library.db)
    },
    cut() {
      finishInterrupted(library)
      return packJournal(library.db).cuts()
    },
    told({ id }) {
      packJournal(library.db).dropCut(id)
      return {}
    },
    close: async () => undefined,
    waiting: reviews.count,
  }
}
