import { setImmediate as nextTurn } from 'node:timers/promises'
import { sourceIds } from '../../../../shared/drafts/references.ts'
import { dateText } from '../../../../shared/french/dates.ts'
import { label } from '../../../../shared/library/cite/print.ts'
import { withoutPrivateNotes } from '../../../../shared/sharing/office/private-notes.ts'
import type { OfficeKind } from '../../../../shared/sharing/office/thing-state.ts'
import { campaigns } from '../../../campaign/campaigns/store.ts'
import { dossiers } from '../../../dossiers/store.ts'
import { drafts } from '../../../drafts/store.ts'
import { exhibits } from '../../../exhibits/store.ts'
import { filings } from '../../../filings/store.ts'
import type { Database } from '../../../kernel/database/open.ts'
import { collections } from '../../../library/collections/collections.ts'
import { sourceReader } from '../../../library/source-reader.ts'
import { outgoing } from '../../sending/send.ts'
import { campaignContents, plain, readCampaignThing } from './campaign-things.ts'

/** A thing of the library as it may travel, and its name. */
export interface OutgoingThing {
  readonly label: string
  readonly value: Record<string, unknown>
  /** when this library last saved it; absent where it does not say */
  readonly savedAt?: string
}

/** The key of a thing in a map. */
export const thingKey = (kind: OfficeKind, id: string): string => `${kind} ${id}`

/**
 * Reads a thing as it may travel: neither private notes, nor keywords, nor what only says how this library keeps it. Undefined for one that
 * is not here, or was removed.
 */
export function readThing(db: Database, kind: OfficeKind, id: string): OutgoingThing | undefined {
  switch (kind) {
    case 'source': {
      const [source] = sourceReader(db).existing([id])
      if (!source) return undefined
      const value = plain({ ...outgoing(source, false, false), id })
      return { label: label(source), value, savedAt: source.updatedAt }
    }
    case 'dossier': {
      const dossier = dossiers(db).find(id)
      if (!dossier) return undefined
      const exhibitOrder = exhibits(db)
        .list(id)
        .map(one => one.id)
      const value = plain({ ...dossier, notes: '', exhibitOrder })
      return { label: dossier.title, value, savedAt: dossier.updatedAt }
    }
    case 'draft': {
      const draft = drafts(db).find(id)
      if (!draft) return undefined
      // the Word model, the letterhead and the base of the next assembly are of one computer
      const { model: _model, letterhead: _letterhead, base: _base, ...rest } = draft
      const value = plain({ ...rest, blocks: withoutPrivateNotes(draft.blocks) })
      return { label: draft.title, value, savedAt: draft.updatedAt }
    }
    case 'exhibit': {
      const exhibit = findExhibit(db, id)
      if (!exhibit) return undefined
      const savedAt = exhibits(db).savedAt(id)
      return { label: exhibit.label, value: plain({ ...exhibit, filed: undefined }), savedAt }
    }
    case 'filing': {
      const filing = findFiling(db, id)
      if (!filing) return undefined
      const contents = filings(db)
        .contentsOf(id)
        .map(({ draft, content }) => ({
          draft,
          content: {
            ...content,
            draft: { ...content.draft, blocks: withoutPrivateNotes(content.draft.blocks) },
            dossier: { ...content.dossier, notes: '' },
            sources: content.sources.map(source => outgoing(source, false, false)),
            model: undefined,
          },
        }))
      const titles = filing.drafts.map(one => one.title).join(', ')
      const value = plain({ ...filing, contents })
      return { label: `Dépôt du ${dateText(filing.date)}, ${titles}`, value, savedAt: filing.updatedAt }
    }
    case 'collection': {
      const shelf = collections(db).find(id)
      if (!shelf) return undefined
      const sources = collections(db).sourceIds(id)
      const value = plain({ id, title: shelf.title, note: shelf.note, sources })
      return { label: shelf.title, value, savedAt: shelf.updatedAt }
    }
    default: {
      const thing = readCampaignThing(db, kind, id)
      return thing && { ...thing, value: plain(thing.value) }
    }
  }
}

/** An exhibit that is here and was not removed. */
export function findExhibit(db: Database, id: string) {
  const exhibit = exhibits(db).find(id)
  return (
    exhibit &&
    exhibits(db)
      .list(exhibit.dossier)
      .find(one => one.id === id)
  )
}

/** A deposit that stands. */
export function findFiling(db: Database, id: string) {
  const dossier = db.prepare<[string], string>('SELECT dossier FROM filings WHERE id = ?').pluck().get(id)
  return dossier === undefined
    ? undefined
    : filings(db)
        .list(dossier)
        .find(one => one.id === id)
}

/** The thing that is shared for one: a campaign, for the dossier that its documents lie in. */
export function shareable(db: Database, kind: OfficeKind, id: string): { kind: OfficeKind; id: string } {
  const campaign = kind === 'dossier' ? campaigns(db).ofDossier(id) : undefined
  return campaign === undefined ? { kind, id } : { kind: 'campaign', id: campaign }
}

/**
 * The things that go with one: the texts, exhibits, deposits and sources of a dossier; the sources of a collection, what its arguments and an
 * argument rest on; all that the signed file of a campaign carries.
 */
export async function thingsWith(
  db: Database,
  kind: OfficeKind,
  id: string,
): Promise<{ kind: OfficeKind; id: string }[]> {
  switch (kind) {
    case 'dossier': {
      const texts = drafts(db)
        .list(id)
        .map(one => drafts(db).get(one.id))
      return [
        ...ofKind('source', await withSupport(db, texts.flatMap(sourceIds))),
        ...ofKind(
          'draft',
          texts.map(one => one.id),
        ),
        ...ofKind(
          'exhibit',
          exhibits(db)
            .list(id)
            .map(one => one.id),
        ),
        ...ofKind(
          'filing',
          filings(db)
            .list(id)
            .map(one => one.id),
        ),
      ]
    }
    case 'collection':
      return ofKind('source', await withSupport(db, collections(db).sourceIds(id)))
    case 'campaign': {
      const { things, sources } = campaignContents(db, id)
      return [...ofKind('source', await withSupport(db, sources)), ...things]
    }
    case 'source':
      return ofKind('source', await withSupport(db, [id])).filter(one => one.id !== id)
    default:
      return []
  }
}

const ofKind = (kind: OfficeKind, ids: readonly string[]) => ids.map(id => ({ kind, id }))

/** Sources read at once: a space may hold thousands of arguments, and the thread answers between two readings. */
const SLICE_SOURCES = 100

/** Sources of the library among these, and those that their arguments rest on. */
export async function withSupport(db: Database, ids: readonly string[]): Promise<string[]> {
  const all = [...new Set(ids)]
  const own = new Set<string>()
  const support = new Set<string>()
  for (let at = 0; at < all.length; at += SLICE_SOURCES) {
    if (at > 0) await nextTurn()
    for (const one of sourceReader(db).existing(all.slice(at, at + SLICE_SOURCES))) {
      own.add(one.id)
      if (one.kind === 'argument') for (const each of one.authorities) support.add(each.source)
    }
  }
  return [
    ...new Set([
      ...own,
      ...sourceReader(db)
        .existing([...support])
        .map(one => one.id),
    ]),
  ]
}
