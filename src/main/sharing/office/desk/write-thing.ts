import { Dossier } from '../../../../shared/dossiers/model.ts'
import { Block, Draft } from '../../../../shared/drafts/model.ts'
import { Exhibit } from '../../../../shared/exhibits/model.ts'
import { dayText } from '../../../../shared/french/dates.ts'
import { Collection } from '../../../../shared/library/collection.ts'
import { sameContent } from '../../../../shared/library/merge/record.ts'
import { Source } from '../../../../shared/library/model.ts'
import { withPrivateNotes } from '../../../../shared/sharing/office/private-notes.ts'
import type { OfficeKind } from '../../../../shared/sharing/office/thing-state.ts'
import { dossiers } from '../../../dossiers/store.ts'
import { drafts } from '../../../drafts/store.ts'
import { versions } from '../../../drafts/version-store.ts'
import { exhibits } from '../../../exhibits/store.ts'
import { filings } from '../../../filings/store.ts'
import type { Library } from '../../../kernel/library.ts'
import { collections } from '../../../library/collections/collections.ts'
import { sources } from '../../../library/store.ts'
import { packs } from '../../store.ts'
import { momentWords, nameBefore } from '../writing-times.ts'
import { findExhibit } from './read-thing.ts'
import { writeCampaignThing } from './write-campaign-thing.ts'
import { removeFiling, writeFiling } from './write-filing.ts'

type Value = Readonly<Record<string, unknown>>

/** A thing to write: its content in the space, or `null` for one that was removed. */
export interface IncomingThing {
  readonly kind: OfficeKind
  readonly id: string
  readonly value: Value | null
  /** whose work it is, and when it was written, for the versions kept of a text; empty where that is not known */
  readonly author: string
  readonly writtenAt?: string
}

/**
 * Writes a thing of a space in the library, within a `writing`. What stays at home (private notes, the Word model) is left as it is here.
 * Returns why it could not be, in French; throws where a store refuses it, and the caller then takes back what was written.
 */
export function writeThing(library: Library, thing: IncomingThing): string | undefined {
  const { db } = library
  const { kind, id, value } = thing
  switch (kind) {
    case 'source':
      // a source that others no longer use stays in a library that has it
      return value ? writeSource(library, Source.parse({ ...value, id })) : undefined
    case 'dossier':
      return value ? writeDossier(library, id, value) : undefined
    case 'draft':
      return writeDraft(library, thing)
    case 'exhibit':
      return writeExhibit(library, id, value)
    case 'filing':
      return value ? writeFiling(library, id, value) : removeFiling(library, id)
    case 'collection': {
      const all = collections(db)
      if (!value) {
        if (all.find(id)) all.remove(id)
        return undefined
      }
      const { title, note } = Collection.parse({ count: 0, updatedAt: '', ...value, id })
      all.save({ id, title, note })
      const members = Exhibit.shape.id.array().parse(value.sources)
      const before = all.sourceIds(id)
      const later = new Set(members)
      all.drop(
        id,
        before.filter(one => !later.has(one)),
      )
      const earlier = new Set(before)
      all.put(
        id,
        members.filter(one => !earlier.has(one)),
      )
      all.order(id, members)
      return undefined
    }
    default:
      return writeCampaignThing(library, { ...thing, kind })
  }
}

function writeSource({ db }: Library, theirs: Source): string | undefined {
  const place = packs(db).locate(theirs)
  if (place === 'other') return 'son identifiant est ici celui d’une source d’une autre nature'
  if (!place) {
    sources(db).putAll([theirs], 'pack')
    return undefined
  }
  // put away by the user: it stays so
  if (place.removed) return undefined
  if (place.id !== theirs.id) packs(db).alias(theirs.id, place.id)
  const mine = sources(db).get(place.id)
  // each library keeps its own record of a public text
  if (mine.kind !== 'argument') return undefined
  const { notes, tags, readings, revision, id } = mine
  const next = Source.parse({ ...theirs, id, notes, tags, readings, revision })
  if (!sameContent(mine, next)) sources(db).save(next)
  return undefined
}

function writeDossier({ db }: Library, id: string, value: Value): string | undefined {
  const store = dossiers(db)
  const mine = store.find(id)
  if (store.isKept(id) && !mine) return 'le dossier a été retiré de ce poste'
  const { exhibitOrder: _order, ...content } = value
  store.save(Dossier.parse({ ...content, id, notes: mine?.notes ?? '', revision: mine?.revision ?? 0 }))
  return undefined
}

/** Puts the exhibits of a dossier in the order of the space; within the same `writing`, once they are all there. */
export function writeExhibitOrder({ db }: Library, id: string, value: Value): void {
  const order = Exhibit.shape.id.array().catch([]).parse(value.exhibitOrder)
  if (order.length > 0 && dossiers(db).find(id)) exhibits(db).order(id, order)
}

function writeDraft(
  { db }: Library,
  { id, value, author, writtenAt = '' }: IncomingThing,
): string | undefined {
  const store = drafts(db)
  const filing = filings(db).ofDraft(id)
  const mine = store.find(id)
  if (filing) {
    if (!value)
      return `«\u00a0${mine?.title ?? 'Ce texte'}\u00a0» a été déposé le ${dayText(filing.date)} : il reste.`
    const theirs = Draft.parse({ ...value, id })
    versions(db).keep(theirs, 'named', {
      name: `Modifié après le dépôt (${author}${writtenAt && `, ${momentWords(writtenAt)}`})`,
    })
    return `«\u00a0${theirs.title}\u00a0» a été déposé le ${dayText(filing.date)} et ne change plus : ce que ${author} y a écrit est gardé parmi ses versions.`
  }
  if (!value) {
    if (mine) store.remove(id)
    return undefined
  }
  const isRemoved = !mine && store.dossierOf(id) !== undefined
  if (isRemoved) store.restore(id)
  const current = store.find(id)
  if (current) versions(db).keep(current, 'before', { name: nameBefore(author, writtenAt) })
  const blocks = withPrivateNotes(current?.blocks ?? [], Block.array().parse(value.blocks))
  const { model, letterhead, base } = current ?? {}
  store.save(
    Draft.parse({
      ...value,
      id,
      blocks,
      ...(model !== undefined && { model }),
      ...(letterhead !== undefined && { letterhead }),
      ...(base !== undefined && { base }),
      revision: current?.revision ?? 0,
    }),
  )
  return undefined
}

function writeExhibit({ db }: Library, id: string, value: Value | null): string | undefined {
  const store = exhibits(db)
  const mine = findExhibit(db, id)
  if (!value) {
    if (mine) store.remove(id)
    return undefined
  }
  if (store.isFiled(id)) return undefined
  if (!mine && store.find(id)) store.restore(id)
  const current = store.find(id)
  store.save(Exhibit.parse({ ...value, id, filed: undefined, revision: current?.revision ?? 0 }))
  return undefined
}
