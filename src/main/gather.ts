import type { Gathered } from '../shared/contract.ts'
import { sourceIds } from '../shared/draft/refs.ts'
import type { Draft } from '../shared/model/draft.ts'
import { dossiers } from './db/dossiers.ts'
import { drafts } from './db/drafts.ts'
import { exhibits } from './db/exhibits.ts'
import { sources } from './db/sources.ts'
import type { Library } from './library.ts'
import { findTemplate } from './templates.ts'

/** Everything a draft needs to be assembled, read in one transaction so that it all is of one moment. */
export function gather(library: Library, id: string): Gathered {
  return library.db.transaction(() => gatherAround(library, drafts(library.db).get(id)))()
}

/** The same for a draft that is not saved, or not yet. */
export function gatherAround(library: Library, draft: Draft): Gathered {
  return library.db.transaction(() => {
    const dossier = dossiers(library.db).get(draft.dossier)
    const template = findTemplate(draft.template, library.db)
    return {
      draft,
      dossier,
      exhibits: exhibits(library.db).list(dossier.id),
      sources: sources(library.db).many(sourceIds(draft)),
      ...(template && { template }),
    }
  })()
}
