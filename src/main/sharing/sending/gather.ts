import { citedIds } from '../../../shared/drafts/references.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import { label } from '../../../shared/library/cite/print.ts'
import type { Source } from '../../../shared/library/model.ts'
import { SearchInput } from '../../../shared/search/model.ts'
import type { Prepared, Sending } from '../../../shared/sharing/model.ts'
import { bills } from '../../campaign/bills/store.ts'
import { billTexts } from '../../campaign/bills/text-store.ts'
import { targetLists } from '../../campaign/members/target-lists.ts'
import { openingPhrases } from '../../campaign/sets/opening-phrases.ts'
import { personalSets } from '../../campaign/sets/store.ts'
import { drafts } from '../../drafts/store.ts'
import { keptTemplates } from '../../drafts/template-store.ts'
import type { Database } from '../../kernel/database/open.ts'
import { sources } from '../../library/store.ts'
import { packs } from '../store.ts'
import { templatesOf } from './sets.ts'

/** How many sources a pack holds at most. */
export const most = 5000
const page = 200

/** What is to be sent, by its ids in their order; the sources that arguments among them rest on come with them, last. */
export function gather(db: Database, what: Sending): { ids: string[]; added: number } {
  const asked = new Set<string>()
  const support = new Set<string>()
  for (const one of eachSource(db, idsOf(db, what))) {
    asked.add(one.id)
    if (one.kind === 'argument') for (const { source } of one.authorities) support.add(source)
  }
  if (asked.size === 0)
    throw new AppError('refused', 'Il n’y a aucune source à envoyer ici. Aucun fichier n’a été fait.')
  const added = sources(db)
    .many([...support].filter(id => !asked.has(id)))
    .map(one => one.id)
  const ids = [...asked, ...added]
  if (ids.length > most) throw tooMany(ids.length)
  return { ids, added: added.length }
}

/** Sources by their ids, a few in memory at a time. */
export function* eachSource(db: Database, ids: readonly string[]): Generator<Source> {
  const library = sources(db)
  for (let at = 0; at < ids.length; at += page) yield* library.many(ids.slice(at, at + page))
}

/** What a pack of these would hold: told before it is made. */
export function prepare(db: Database, what: Sending): Prepared {
  const { ids, added } = gather(db, what)
  const kinds: Record<string, number> = {}
  const licences = new Set<string>()
  const noted: Prepared['noted'] = []
  let [toVerify, withdrawn] = [0, 0]
  for (const one of eachSource(db, ids)) {
    kinds[one.kind] = (kinds[one.kind] ?? 0) + 1
    for (const { licence } of one.provenance) if (licence) licences.add(licence)
    if (one.certainty === 'to-verify') toVerify += 1
    if (one.withdrawn) withdrawn += 1
    if (one.notes.trim()) noted.push({ id: one.id, label: label(one), note: one.notes.slice(0, 300) })
  }
  return {
    kinds,
    total: ids.length,
    added,
    toVerify,
    withdrawn,
    noted,
    licences: [...licences].slice(0, 20),
    bills: bills(db).list().map(titled),
    templates: keptTemplates(db).list().map(titled),
    billTexts: billTexts(db)
      .all()
      .map(({ id, title, number, session }) => ({
        id,
        title: [number && `n° ${number}`, session, title].filter(Boolean).join(', ') || id,
      })),
    targets: targetLists(db).list().map(titled),
    sets: personalSets(db)
      .list()
      .map(set => {
        const { templates, written } = templatesOf(set)
        return { ...titled(set), templates: Object.keys(templates).length, written }
      }),
    openings: openingPhrases(db)
      .list()
      .map(({ id, text }) => ({ id, title: text.slice(0, 120) })),
  }
}

const titled = ({ id, title }: { readonly id: string; readonly title: string }) => ({ id, title })

function idsOf(db: Database, what: Sending): readonly string[] {
  if ('ids' in what) return what.ids
  if ('collection' in what) return packs(db).collected(what.collection)
  if ('dossier' in what) return cited(db, what.dossier)
  return found(db, SearchInput.parse({ ...what.search, limit: page }))
}

/** What the drafts of a dossier cite or quote; neither their text, nor the arguments they were made from. */
function cited(db: Database, dossier: string): string[] {
  const written = drafts(db)
  return [...new Set(written.list(dossier).flatMap(({ id }) => citedIds(written.get(id))))]
}

function found(db: Database, search: SearchInput): string[] {
  const ids: string[] = []
  for (;;) {
    const { hits, total } = sources(db).search({ ...search, offset: ids.length })
    if (total > most) throw tooMany(total)
    ids.push(...hits.map(hit => hit.id))
    if (hits.length === 0 || ids.length >= total) return ids
  }
}

const tooMany = (n: number): AppError =>
  new AppError(
    'full',
    `Il y a là ${n.toLocaleString('fr-FR')} sources ; un lot en porte ${most.toLocaleString('fr-FR')} au plus. Aucun fichier n’a été fait : resserrez la recherche ou partagez-la en plusieurs.`,
  )
