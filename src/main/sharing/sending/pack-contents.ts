import { projectTitle } from '../../../shared/campaign/projects/states.ts'
import { citedIds } from '../../../shared/drafts/references.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import { label } from '../../../shared/library/cite/print.ts'
import type { Source } from '../../../shared/library/model.ts'
import { SearchInput } from '../../../shared/search/model.ts'
import type { PackPreview, Sending } from '../../../shared/sharing/model.ts'
import { bills } from '../../campaign/bills/store.ts'
import { billTexts } from '../../campaign/bills/text-store.ts'
import { targetLists } from '../../campaign/members/target-lists.ts'
import { localProjects } from '../../campaign/projects/store.ts'
import { openingPhrases } from '../../campaign/sets/opening-phrases.ts'
import { personalSets } from '../../campaign/sets/store.ts'
import { drafts } from '../../drafts/store.ts'
import { keptTemplates } from '../../drafts/template-store.ts'
import type { Database } from '../../kernel/database/open.ts'
import { sourceReader } from '../../library/source-reader.ts'
import { search } from '../../search/query/search.ts'
import { packs } from '../store.ts'
import { templatesOf } from './set-lists.ts'
import { wholeCampaign, wholePreview } from './whole-campaign.ts'

/** How many sources a pack holds at most. */
export const MAX_PACK_SOURCES = 5000
const PAGE_SOURCES = 200

/** Lists the ids to send, in their order; sources that an argument rests on are added last. */
export function gather(db: Database, what: Sending): { ids: string[]; authorityCount: number } {
  if ('projects' in what || 'bill' in what) return { ids: [], authorityCount: 0 }
  const contents = withAuthorities(db, idsOf(db, what))
  if (contents.ids.length === 0 && !('campaign' in what))
    throw new AppError('refused', 'Il n’y a aucune source à envoyer ici. Aucun fichier n’a été fait.')
  return contents
}

/** Sources that exist, and those that their arguments rest on. */
export function withAuthorities(
  db: Database,
  sourceIds: readonly string[],
): { ids: string[]; authorityCount: number } {
  const selection = new Set<string>()
  const support = new Set<string>()
  for (const one of eachSource(db, sourceIds)) {
    selection.add(one.id)
    if (one.kind === 'argument') for (const { source } of one.authorities) support.add(source)
  }
  const authorities = sourceReader(db)
    .existing([...support].filter(id => !selection.has(id)))
    .map(one => one.id)
  const ids = [...selection, ...authorities]
  if (ids.length > MAX_PACK_SOURCES) throw tooMany(ids.length)
  return { ids, authorityCount: authorities.length }
}

/** Sources by their ids, a few in memory at a time. */
export function* eachSource(db: Database, ids: readonly string[]): Generator<Source> {
  const library = sourceReader(db)
  for (let at = 0; at < ids.length; at += PAGE_SOURCES)
    yield* library.existing(ids.slice(at, at + PAGE_SOURCES))
}

/** Describes the pack that would be sent: counts, licences, private notes, attachments to choose. */
export function prepare(db: Database, what: Sending): PackPreview {
  const { ids, authorityCount: authorityTotal } = gather(db, what)
  const kinds: Record<string, number> = {}
  const licences = new Set<string>()
  const notes: PackPreview['noted'] = []
  let [toVerify, withdrawnCount] = [0, 0]
  for (const one of eachSource(db, ids)) {
    kinds[one.kind] = (kinds[one.kind] ?? 0) + 1
    for (const { licence } of one.provenance) if (licence) licences.add(licence)
    if (one.certainty === 'to-verify') toVerify += 1
    if (one.withdrawn) withdrawnCount += 1
    if (one.notes.trim()) notes.push({ id: one.id, label: label(one), note: one.notes.slice(0, 300) })
  }
  return {
    ...('campaign' in what && { whole: wholePreview(db, what.campaign) }),
    kinds,
    total: ids.length,
    added: authorityTotal,
    toVerify,
    withdrawn: withdrawnCount,
    noted: notes,
    licences: [...licences].slice(0, 20),
    bills: bills(db).list().map(idAndTitle),
    templates: keptTemplates(db).list().map(idAndTitle),
    billTexts: billTexts(db)
      .all()
      .map(({ id, title, number, session }) => ({
        id,
        title: [number && `n° ${number}`, session, title].filter(Boolean).join(', ') || id,
      })),
    targets: targetLists(db).list().map(idAndTitle),
    sets: personalSets(db)
      .list()
      .map(set => {
        const { templates, handwrittenCount: handwritten } = templatesOf(set)
        return { ...idAndTitle(set), templates: Object.keys(templates).length, written: handwritten }
      }),
    openings: openingPhrases(db)
      .list()
      .map(({ id, text }) => ({ id, title: text.slice(0, 120) })),
    // those of the campaign go with it
    projects: localProjects(db)
      .list()
      .filter(one => !('campaign' in what) || one.campaign !== what.campaign)
      .map(one => ({ id: one.id, title: projectTitle(one) })),
  }
}

const idAndTitle = ({ id, title }: { readonly id: string; readonly title: string }) => ({ id, title })

function idsOf(db: Database, what: Sending): readonly string[] {
  if ('ids' in what) return what.ids
  if ('projects' in what || 'bill' in what) return []
  if ('collection' in what) return packs(db).sourcesOfCollection(what.collection)
  if ('campaign' in what) return wholeCampaign(db, what.campaign, what).sources
  if ('dossier' in what) return citedSourceIds(db, what.dossier)
  return searchHitIds(db, SearchInput.parse({ ...what.search, limit: PAGE_SOURCES }))
}

/** Ids of the sources the drafts of a dossier cite or quote; their arguments are left out. */
function citedSourceIds(db: Database, dossier: string): string[] {
  const draftStore = drafts(db)
  return [...new Set(draftStore.list(dossier).flatMap(({ id }) => citedIds(draftStore.get(id))))]
}

function searchHitIds(db: Database, question: SearchInput): string[] {
  const ids: string[] = []
  for (;;) {
    const { hits, total } = search(db).find({ ...question, offset: ids.length })
    if (total > MAX_PACK_SOURCES) throw tooMany(total)
    ids.push(...hits.map(hit => hit.id))
    if (hits.length === 0 || ids.length >= total) return ids
  }
}

const tooMany = (n: number): AppError =>
  new AppError(
    'full',
    `Il y a là ${n.toLocaleString('fr-FR')} sources ; un lot en porte ${MAX_PACK_SOURCES.toLocaleString('fr-FR')} au plus. Aucun fichier n’a été fait : resserrez la recherche ou partagez-la en plusieurs.`,
  )
