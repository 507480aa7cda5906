import { editBetween } from '../shared/draft/edit.ts'
import type { Draft } from '../shared/model/draft.ts'
import { call } from './api.ts'

/** Saves a text as it stands; of a text already saved as `before`, only the blocks that changed travel: a long one costs no frame. */
export const saveDraft = (draft: Draft, before: Draft): Promise<{ revision: number; savedAt: string }> => {
  const edit = editBetween(before, draft)
  return edit ? call['drafts.edit'](edit) : call['drafts.save']({ draft })
}
