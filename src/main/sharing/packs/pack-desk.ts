import type { Channel, Parsed, Returned } from '../../../shared/contract/contract.ts'
import type { Context } from '../../kernel/context.ts'
import type { GivenFile } from '../../kernel/files/uploads.ts'
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
  prepare(input: Parsed<'packs.prepare'>): Later<'packs.prepare'>
  send(input: Parsed<'packs.send'>): Later<'packs.send'>
  review(file: GivenFile): Later<'packs.review'>
  drop(input: Parsed<'packs.drop'>): Later<'packs.drop'>
  apply(input: Parsed<'packs.apply'>): Later<'packs.apply'>
  undo(input: Parsed<'packs.undo'>): Later<'packs.undo'>
  list(): Later<'packs.list'>
  cut(): Later<'packs.cut'>
  told(input: Parsed<'packs.told'>): Later<'packs.told'>
  close(): Promise<void>
}

/** The tools of handlers that send and take packs. */
export interface PackContext extends Context {
  readonly packs: PackDesk
}

type Later<C extends Channel> = Returned<C> | Promise<Returned<C>>

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
