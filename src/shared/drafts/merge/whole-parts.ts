import type { Choices, Conflict } from './conflict.ts'
import { type Part, partLines, same } from './parts.ts'

/** State of a merge: the user's choices, the conflicts met, the blocks deleted in `mine`. */
export interface Work {
  readonly choices: Choices
  readonly conflicts: Conflict[]
  readonly deletedIds: Set<string>
  /** see `MergeOptions` */
  readonly isOneText: boolean
}

/** Resolves a part that mine changed and theirs removed: it stays unless its removal was chosen. */
export function resolveRemoval(base: readonly Part[], mine: readonly Part[], work: Work): boolean {
  const [first] = mine
  if (!first) return true
  const choice = work.choices[first.id] ?? 'mine'
  work.conflicts.push(conflict(first.id, 'removed', base, mine, [], choice === 'both' ? 'mine' : choice))
  return choice === 'theirs'
}

/** Resolves a part that mine removed and theirs still has: it stays out unless it was asked back. */
export function resolveDeletion(base: Part | undefined, theirs: Part, work: Work): boolean {
  const choice = work.choices[theirs.id] === 'theirs' ? 'theirs' : 'mine'
  work.conflicts.push(conflict(theirs.id, 'deleted', base ? [base] : [], [], [theirs], choice))
  return choice === 'theirs'
}

/** Two parts that cannot be put together: one or the other. */
export function resolveWhole<P extends Part>(mine: P, theirs: P, work: Work, base?: P): P {
  if (same(mine, theirs)) return mine
  const choice = work.choices[mine.id] === 'theirs' ? 'theirs' : 'mine'
  work.conflicts.push(conflict(mine.id, 'whole', base ? [base] : [], [mine], [theirs], choice))
  return choice === 'theirs' ? theirs : mine
}

function conflict(
  id: string,
  kind: Conflict['kind'],
  base: readonly Part[],
  mine: readonly Part[],
  theirs: readonly Part[],
  choice: Conflict['choice'],
): Conflict {
  const lines = (parts: readonly Part[]) => parts.flatMap(partLines).map(one => [...one])
  return {
    id,
    block: id,
    kind,
    before: '',
    after: '',
    base: lines(base),
    mine: lines(mine),
    theirs: lines(theirs),
    choice,
  }
}
