import { useEffect, useState } from 'react'
import { editBetween } from '../../shared/drafts/editing/edit.ts'
import type { Draft } from '../../shared/drafts/model.ts'
import { call } from '../kernel/api.ts'

/** Saves a text as it stands; of a text already saved as `before`, only the blocks that changed travel: a long one costs no frame. */
export const saveDraft = (draft: Draft, before: Draft): Promise<{ revision: number; savedAt: string }> => {
  const edit = editBetween(before, draft)
  return edit ? call['drafts.edit'](edit) : call['drafts.save']({ draft })
}

/** The last words of texts that were just left, on their way to the library, by text. */
const leaving = new Map<string, Promise<void>>()

/** A text is left while its last words are being saved: who opens it again waits for them. */
export function leave(id: string, kept: Promise<void>): void {
  const gone = kept
    .catch(() => undefined)
    .finally(() => {
      if (leaving.get(id) === gone) leaving.delete(id)
    })
  leaving.set(id, gone)
}

/** Whether a text can be read: the words it was left with are in the library. */
export function useLastWords(id: string): boolean {
  const [waited, setWaited] = useState<string>()
  useEffect(() => {
    leaving.get(id)?.then(() => setWaited(id))
  }, [id])
  return waited === id || !leaving.has(id)
}
