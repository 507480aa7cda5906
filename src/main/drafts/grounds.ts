import { randomUUID } from 'node:crypto'
import { groundCards, groundNotices, withGrounds } from '../../shared/drafts/arguments/grounds.ts'
import { localDay } from '../../shared/drafts/checks/check.ts'
import type { Draft } from '../../shared/drafts/model.ts'
import { factOf } from '../../shared/drafts/slots/facts.ts'
import type { Parsed, Returned } from '../../shared/kernel/contract.ts'
import { suitLimit } from '../../shared/procedure/situation.ts'
import { dossiers } from '../dossiers/store.ts'
import { guarded } from '../kernel/database/refusals.ts'
import { stale } from '../kernel/database/stored.ts'
import type { Library } from '../kernel/library.ts'
import { sourceReader } from '../library/source-reader.ts'
import { drafts } from './store.ts'
import { findTemplate } from './templates.ts'
import { versions } from './version-store.ts'

/** The grounds that may be added to a text, and what its dates say of them. */
export function groundsFor(library: Library, id: string): Returned<'drafts.grounds'> {
  const draft = drafts(library.db).get(id)
  const dossier = dossiers(library.db).get(draft.dossier)
  const fact = (key: string) => factOf(key, dossier, findTemplate(draft.template, library.db))
  return {
    cards: groundCards(sourceReader(library.db).grounds(), draft.blocks, fact('decision.type')),
    notices: groundNotices(draft.blocks, dossier.events, suitLimit(dossier, fact), localDay(new Date())),
  }
}

/** Adds grounds to a text, linked, in their places; the present is kept first. */
export function addGrounds(library: Library, { id, grounds, revision }: Parsed<'drafts.addGrounds'>): Draft {
  const all = sourceReader(library.db)
  const write = library.db.transaction(() => {
    const draft = drafts(library.db).get(id)
    if (revision !== undefined && revision !== draft.revision) throw stale('Ce texte a été modifié', draft)
    const groundArguments = all.argumentsOf(grounds)
    versions(library.db).keep(draft, 'before', { name: 'Avant l’ajout de moyens' })
    const blocks = withGrounds(draft.blocks, groundArguments, randomUUID, one => all.existing([one])[0]?.kind)
    return drafts(library.db).save({ ...draft, blocks })
  })
  return guarded(() => write.immediate())
}
