import { affaireOf } from '../../shared/dossiers/affaire.ts'
import type { Dossier } from '../../shared/dossiers/model.ts'
import type { Draft } from '../../shared/drafts/model.ts'
import { calledBy } from '../../shared/drafts/production.ts'
import { expectedKey } from '../../shared/drafts/templates/expected-exhibits.ts'
import { isProduced } from '../../shared/exhibits/list.ts'
import type { Exhibit } from '../../shared/exhibits/model.ts'
import { dossiers } from '../dossiers/store.ts'
import { produce, seriesOf } from '../exhibits/series.ts'
import type { Database } from '../kernel/database/open.ts'
import { guarded } from '../kernel/database/refusals.ts'
import { drafts } from './store.ts'

/**
 * Takes into the series of a text’s case, beside the main one, the exhibits it calls and the series lacks, as its last; `isTaken` chooses
 * among them. The copy of a text of that very case stays out: none stands in its own inventory.
 */
export function takeCalled(
  db: Database,
  draft: Draft,
  isTaken: (exhibit: Exhibit) => boolean = () => true,
): void {
  const dossier = dossiers(db).get(draft.dossier)
  const affaire = affaireOf(dossier, draft.affaire)
  if (!affaire) return
  const series = seriesOf(db, dossier.id, affaire.id)
  const calls = new Set(calledBy(draft, series, dossier.facts))
  const own = new Set(
    drafts(db)
      .list(dossier.id)
      .filter(one => one.affaire === affaire.id)
      .map(one => one.id),
  )
  for (const exhibit of series)
    if (calls.has(exhibit.id) && !isProduced(exhibit) && !own.has(exhibit.copyOf ?? '') && isTaken(exhibit))
      produce(db, exhibit, affaire.id, true)
}

/** Saves a dossier. An exhibit that newly answers what texts wait for joins the series of each case whose texts call it. */
export function saveDossier(db: Database, edition: Dossier): Dossier {
  const write = db.transaction(() => {
    const before = dossiers(db).find(edition.id)?.facts ?? {}
    const saved = dossiers(db).save(edition)
    const answers = new Set(
      Object.entries(saved.facts)
        .filter(([fact, exhibit]) => expectedKey(fact) !== undefined && before[fact] !== exhibit)
        .map(([, exhibit]) => exhibit),
    )
    if (answers.size === 0 || !saved.affaires?.length) return saved
    for (const { id, affaire, filed } of drafts(db).list(saved.id))
      if (affaire && !filed) takeCalled(db, drafts(db).get(id), exhibit => answers.has(exhibit.id))
    return dossiers(db).get(saved.id)
  })
  return guarded(() => write.immediate())
}
