import { sameContent } from '../../shared/library/merge/record.ts'
import type { Source } from '../../shared/library/model.ts'
import type { sources } from './store.ts'

/** Whether a source says what it said at that revision: not changed since, or changed and put back. */
export function isUntouched(
  all: Pick<ReturnType<typeof sources>, 'history'>,
  source: Source,
  revision: number,
): boolean {
  if (source.revision === revision) return true
  const before = all.history(source.id).find(edit => edit.revision === revision + 1)?.before
  return before !== undefined && sameContent(source, before)
}
