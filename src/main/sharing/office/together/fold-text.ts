import { equal } from '../../../../shared/sharing/compare.ts'
import { filings } from '../../../filings/store.ts'
import { guarded } from '../../../kernel/database/refusals.ts'
import type { Library } from '../../../kernel/library.ts'
import { writing } from '../../../library/writing.ts'
import type { Writer } from '../desk/local-changes.ts'
import { readThing } from '../desk/read-thing.ts'
import { officeStore } from '../desk/store.ts'
import { addOwnVersion, stateAt } from '../desk/versions.ts'

/**
 * Makes an ordinary version of a text as it is saved here, after the versions its session goes on from. It is merged like any other with what
 * was written apart meanwhile. Where one of those has not arrived, it follows what this desk had before the session. Returns the versions the session goes on from now.
 */
export function foldText(
  library: Library,
  { space, draft }: { readonly space: string; readonly draft: string },
  sessionHeads: readonly string[],
  { author, at }: Writer,
  others: readonly string[],
): readonly string[] {
  const { db } = library
  const store = officeStore(db)
  return guarded(() =>
    writing(db, () => {
      const now = readThing(db, 'draft', draft)
      const isKnown = sessionHeads.length > 0 && sessionHeads.every(hash => store.version(space, hash))
      const heads = isKnown ? sessionHeads : (store.thing(space, 'draft', draft)?.heads ?? [])
      if (!now || filings(db).ofDraft(draft)) return sessionHeads
      const before = heads.length > 0 ? stateAt(db, space, { kind: 'draft', id: draft }, heads) : undefined
      const isChanged = !before || !equal(before.value, now.value)
      const version = {
        ...{ kind: 'draft' as const, id: draft, label: now.label, at, parents: [...heads], files: [] },
        state: { value: now.value, open: before?.open ?? [] },
        ...(others.length > 0 && { others: [...others] }),
      }
      const next = isChanged ? [addOwnVersion(db, space, version, author)] : heads
      store.setThing({
        ...{ space, kind: 'draft', id: draft, refusedHeads: [], refusal: '' },
        ...{ heads: next, value: now.value },
      })
      return next
    }),
  )
}
