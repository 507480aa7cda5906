import { randomUUID } from 'node:crypto'
import { TargetList } from '../../../shared/campaign/members/model.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import { oncePer } from '../../kernel/database/once.ts'
import { recordStore } from '../../kernel/database/record-store.ts'

const listRecords = recordStore({
  table: 'target_lists',
  schema: TargetList,
  order: 'updated_at DESC',
  columns: { bill: list => list.bill },
  refusals: {
    missing: 'Cette liste n’est plus dans la bibliothèque.',
    stale: id =>
      new AppError('stale', 'Cette liste a été changée dans une autre fenêtre : rouvrez-la.', { id }),
  },
  whenGone: 'brings back',
})

/** The user's lists of members to call. */
export const targetLists = oncePer(db => {
  const records = listRecords(db)
  return {
    ...records,
    /** Lists of a bill, or all. */
    list: (bill?: string): TargetList[] => records.list().filter(list => !bill || list.bill === bill),
    /** Saves a list; one without an id is new. */
    save: (list: TargetList): TargetList => records.save({ ...list, id: list.id || randomUUID() }),
    remove: (id: string): void => records.remove(records.get(id).id),
  }
})
