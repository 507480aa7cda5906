import type { Channel, Parsed, Returned } from '../../../shared/kernel/contract.ts'
import type { Context } from '../../kernel/context.ts'
import type { GivenFile } from '../../kernel/files/uploads.ts'
import type { Library } from '../../kernel/library.ts'
import { prepare } from '../sending/gather.ts'
import { send } from '../sending/send.ts'
import { setDown } from './apply.ts'
import { packJournal } from './journal.ts'
import { readPackFile } from './read.ts'
import { endCutShort, refuseUnended } from './recovery.ts'
import { examine, pendingReviews } from './review.ts'
import { alone, goOnTaking, goOnUndoing } from './steps.ts'
import { setUndoing, takenPacks } from './undo.ts'

/** What is done with packs, wherever it is done: here, or in a thread of its own. */
export interface PackDesk {
  prepare(asked: Parsed<'packs.prepare'>): Later<'packs.prepare'>
  send(asked: Parsed<'packs.send'>): Later<'packs.send'>
  review(file: GivenFile): Later<'packs.review'>
  drop(asked: Parsed<'packs.drop'>): Later<'packs.drop'>
  apply(asked: Parsed<'packs.apply'>): Later<'packs.apply'>
  undo(asked: Parsed<'packs.undo'>): Later<'packs.undo'>
  list(): Later<'packs.list'>
  cut(): Later<'packs.cut'>
  told(asked: Parsed<'packs.told'>): Later<'packs.told'>
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
    send: asked => send(library, asked),
    review(file) {
      endCutShort(library)
      return reviews.keep(examine(library, readPackFile(file)))
    },
    drop({ id }) {
      reviews.drop(id)
      return {}
    },
    apply({ id, choices, trust }) {
      endCutShort(library)
      return alone(library, () => {
        refuseUnended(library)
        const act = setDown(library, reviews.find(id), choices, trust)
        // its bytes are no longer needed
        reviews.drop(id)
        return goOnTaking(library, act)
      })
    },
    undo({ id }) {
      endCutShort(library)
      return alone(library, () => {
        refuseUnended(library)
        setUndoing(library.db, id)
        return goOnUndoing(library, id)
      })
    },
    list() {
      endCutShort(library)
      return takenPacks(library.db)
    },
    cut() {
      endCutShort(library)
      return packJournal(library.db).cuts()
    },
    told({ id }) {
      packJournal(library.db).told(id)
      return {}
    },
    close: async () => undefined,
    waiting: reviews.count,
  }
}
