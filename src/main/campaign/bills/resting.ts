import type { Bill } from '../../../shared/campaign/bills/model.ts'
import {
  type DraftFacts,
  type Resting,
  restingArguments,
  restingDrafts,
} from '../../../shared/campaign/bills/resting.ts'
import { dossiers } from '../../dossiers/store.ts'
import { drafts } from '../../drafts/store.ts'
import { templates } from '../../drafts/templates.ts'
import type { Database } from '../../kernel/database/open.ts'
import { allArguments } from '../../library/arguments.ts'

/** The arguments and drafts that rest on an earlier state of a bill. */
export function restingOn(db: Database, bill: Bill): Resting[] {
  const stale = restingArguments(bill, allArguments(db))
  return [...stale, ...restingDrafts(bill, draftFacts(db), stale)]
}

/** Every draft that is not filed, by what it was made from. */
export function draftFacts(db: Database): DraftFacts[] {
  const names = new Map(templates(db).map(one => [one.id, one.title]))
  const all = drafts(db)
  const store = dossiers(db)
  return store.list().flatMap(({ id }) => {
    const { facts } = store.get(id)
    return all.list(id).flatMap(draft => {
      if (draft.filed) return []
      const origins = all.origins(draft.id).map(one => one.source)
      return [
        {
          id: draft.id,
          title: draft.title,
          dossier: id,
          form: names.get(draft.template) ?? '',
          savedAt: draft.updatedAt,
          facts,
          arguments: [...new Set(origins)],
        },
      ]
    })
  })
}
