import { label } from '../../shared/cite/print.ts'
import { citedIds } from '../../shared/draft/refs.ts'
import { AppError } from '../../shared/errors.ts'
import type { Prepared, Sending } from '../../shared/model/pack.ts'
import { SearchInput } from '../../shared/model/search.ts'
import type { Source } from '../../shared/model/source.ts'
import { billTexts } from '../db/bill-texts.ts'
import { bills } from '../db/bills.ts'
import { drafts } from '../db/drafts.ts'
import type { Database } from '../db/open.ts'
import { openingPhrases } from '../db/opening-phrases.ts'
import { packs } from '../db/packs.ts'
import { personalSets } from '../db/personal-sets.ts'
import { sources } from '../db/sources.ts'
import { targetLists } from '../db/target-lists.ts'
import { keptTemplates } from '../db/templates.ts'
import { templatesOf } from './sets.ts'

/** How many sources a pack holds at most. */
export const most = 5000
const page = 200

/** The sources to be sent, in their order; those the arguments among them rest on come with them, last. */
export function gatherSources(db: Database, what: Sending): { sources: Source[]; added: number } {
  const library = sources(db)
  const asked = library.many(idsOf(db, what))
  const ids = new Set(asked.map(one => one.id))
  const support = asked.flatMap(one =>
    one.kind === 'argument' ? one.authorities.map(({ source }) => source) : [],
  )
  const added = library.many(support.filter(id => !ids.has(id)))
  // an id may be another name of a source that is already there
  const all = new Map(asked.map(one => [one.id, one]))
  for (const one of added) if (!all.has(one.id)) all.set(one.id, one)
  if (asked.length === 0)
    throw new AppError('refused', 'Il n’y a aucune source à envoyer ici. Aucun fichier n’a été fait.')
  if (all.size > most) throw tooMany(all.size)
  return { sources: [...all.values()], added: all.size - asked.length }
}

/** What a pack of these would hold: told before it is made. */
export function prepare(db: Database, what: Sending): Prepared {
  const { sources: all, added } = gatherSources(db, what)
  const kinds: Record<string, number> = {}
  for (const one of all) kinds[one.kind] = (kinds[one.kind] ?? 0) + 1
  const licences = all.flatMap(one => one.provenance.map(({ licence }) => licence)).filter(Boolean)
  return {
    kinds,
    total: all.length,
    added,
    toVerify: all.filter(one => one.certainty === 'to-verify').length,
    withdrawn: all.filter(one => one.withdrawn).length,
    noted: all
      .filter(one => one.notes.trim())
      .map(one => ({ id: one.id, label: label(one), note: one.notes.slice(0, 300) })),
    licences: [...new Set(licences)].slice(0, 20),
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
