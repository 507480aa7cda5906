import { randomUUID } from 'node:crypto'
import { dateText } from '../../../shared/french/dates.ts'
import { ofPerson } from '../../../shared/french/wording.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import type { Review, ReviewItem, Signature } from '../../../shared/sharing/review.ts'
import type { Library } from '../../kernel/library.ts'
import { fingerprint, ownPublicKey } from '../keys/own-key.ts'
import { movesIn } from '../moves/bill-moves.ts'
import { packs } from '../store.ts'
import { originOf } from './origin.ts'
import type { PackOrigin } from './pack-acts.ts'
import { type Plan, plan } from './pack-plan.ts'
import type { ReadPack } from './read-pack.ts'
import { stores } from './stores.ts'

/** A pack read and compared, waiting for the user to decide. */
export interface PendingPack {
  readonly review: Review
  readonly pack: ReadPack
  readonly origin: PackOrigin
  readonly plan: Plan
  /** the library it was compared with */
  readonly state: string
}

/** Changes whenever anything is written to a library, by this connection or by another. */
export const stateOf = (db: Library['db']): string =>
  `${db.pragma('data_version', { simple: true })} ${db.prepare('SELECT total_changes()').pluck().get()}`

const MAX_REVIEWS = 3
/** The bytes of packs kept for an answer; the last is kept whatever it takes. */
const MAX_REVIEWS_BYTES = 80 * 2 ** 20

/** The reviews under way in this window or command: a few, the oldest forgotten first. */
export function pendingReviews() {
  const reviews = new Map<string, PendingPack>()
  return {
    keep(pack: PendingPack): Review {
      reviews.set(pack.review.id, pack)
      const weight = () => [...reviews.values()].reduce((sum, one) => sum + one.pack.weight, 0)
      for (const id of [...reviews.keys()].slice(0, -1))
        if (reviews.size > MAX_REVIEWS || weight() > MAX_REVIEWS_BYTES) reviews.delete(id)
      return pack.review
    },
    find(id: string): PendingPack {
      const review = reviews.get(id)
      if (review) return review
      throw new AppError(
        'not-found',
        'Cet examen n’est plus ouvert. Rien n’a été écrit : ouvrez de nouveau le lot.',
      )
    },
    drop: (id: string) => reviews.delete(id),
    count: () => reviews.size,
  }
}

/** Compares a pack with the library and checks its signature. Writes nothing. */
export function examine(library: Library, pack: ReadPack): PendingPack {
  return library.db.transaction((): PendingPack => {
    const origin = originOf(library, pack)
    const items: ReviewItem[] = []
    const changes = plan(stores(library.db), origin, pack, item => items.push(item))
    const review: Review = {
      ...pack.about,
      id: randomUUID(),
      ...signatureOf(library, pack),
      items,
      rejected: [...pack.rejected, ...changes.rejected],
      moves: movesIn(library, pack),
    }
    return { review, pack, origin, plan: changes, state: stateOf(library.db) }
  })()
}

/** Who signed, compared with the authors already known, in words. */
function signatureOf(
  library: Library,
  { key, about: { author } }: ReadPack,
): { signature: Signature; signed: string } {
  const packStore = packs(library.db)
  const knownAuthor = packStore.author(author)
  if (!key)
    return {
      signature: 'none',
      signed: knownAuthor
        ? `Ce lot n’est pas signé, alors que ${knownAuthor.name} signe d’ordinaire les siens : rien ne dit qu’il vient de là, ni qu’il n’a pas été modifié en route.`
        : 'Ce lot n’est pas signé : rien ne dit de qui il vient, ni s’il a été modifié en route.',
    }
  if (key === ownPublicKey(library))
    return { signature: 'known', signed: 'Signé par vous, depuis cette bibliothèque.' }
  const print = fingerprint(key)
  if (knownAuthor?.key === key)
    return {
      signature: 'known',
      signed: `Signé par ${author}, avec la clé que vous lui connaissez depuis le ${dateText(knownAuthor.since.slice(0, 10))}.`,
    }
  if (knownAuthor)
    return {
      signature: 'changed-key',
      signed: `La clé a changé. Ce lot se dit ${ofPerson(author)}, mais il est signé d’une autre clé (${print}) que celle connue depuis le ${dateText(knownAuthor.since.slice(0, 10))} (${fingerprint(knownAuthor.key)}). Demandez à ${author}, par un autre moyen, si cette clé est bien la sienne.`,
    }
  const other = packStore.authorOfKey(key)
  return {
    signature: 'new-author',
    signed: other
      ? `Signé par ${author}, avec la clé que vous connaissez sous le nom de ${other.name}.`
      : `Signé par ${author}, dont vous n’avez encore rien reçu. L’empreinte de sa clé est ${print} : comparez-la de vive voix si l’origine du lot importe.`,
  }
}
