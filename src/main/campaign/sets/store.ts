import { PersonalSet } from '../../../shared/campaign/briefs/model.ts'
import { recordStore } from '../../kernel/database/record-store.ts'

/** The texts sent to each member of a list, with their openings, the last changed first. */
export const personalSets = recordStore({
  table: 'personal_sets',
  schema: PersonalSet,
  order: 'updated_at DESC, rowid DESC',
  columns: { draft: set => set.draft },
  refusals: { missing: 'Cet envoi n’est plus dans la bibliothèque.', stale: 'Cet envoi a été modifié' },
  whenGone: 'is refused',
})
