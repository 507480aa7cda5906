import { compose } from '../../../shared/campaign/amendments/composing/compose.ts'
import { type Conflict, conflicts } from '../../../shared/campaign/amendments/liasse.ts'
import type { Amendment, Change } from '../../../shared/campaign/amendments/model.ts'
import { parse } from '../../../shared/campaign/amendments/reading/parse.ts'
import type { ArticleOf } from './useArticles.ts'

/** Builds the editing acts of an amendment: its dispositif follows its changes. `numberOfParent`: the number of the amendment it is to. */
export function composing(
  amendment: Amendment,
  numberOfParent: string | undefined,
  change: (part: Partial<Amendment>) => void,
) {
  const setChanges = (changes: Change[], more: Partial<Amendment> = {}) => {
    const next = { ...amendment, ...more, changes }
    const beside = changes.find(one => one.kind === 'add-article')
    change({
      ...more,
      changes,
      dispositif: compose(changes, { chamber: next.chamber, parentNumber: numberOfParent }).join('\n'),
      ...(beside && { target: { kind: 'beside' as const, side: beside.side, article: beside.beside } }),
      ...(changes.some(one => one.kind === 'delete-article') &&
        amendment.kind === 'autre' && { kind: 'suppression' as const }),
    })
  }
  return {
    setChanges,
    add(one: Change): void {
      // a gage stays last
      const gage = amendment.changes.filter(other => other.kind === 'gage')
      setChanges([...amendment.changes.filter(other => other.kind !== 'gage'), one, ...gage])
    },
    /** Takes in a dispositif written elsewhere; what of it was not understood. */
    read(dispositif: string): string | undefined {
      const { changes, unread } = parse(dispositif, amendment.chamber, amendment.target)
      if (unread.length > 0 || changes.length === 0)
        return unread[0]?.split('\n').slice(0, 2).join(' ') ?? dispositif
      setChanges([...amendment.changes, ...changes])
      return undefined
    },
    /** Another part of it; another chamber words it anew. */
    edit(part: Partial<Amendment>): void {
      if (amendment.origin === 'imported' || (part.chamber === undefined && part.changes === undefined))
        change(part)
      else setChanges(part.changes ?? amendment.changes, part)
    },
  }
}

/** Returns the other amendments to the same text. */
export const siblingsOf = (
  { id, text }: Pick<Amendment, 'id' | 'text'>,
  all: readonly Amendment[],
): Amendment[] => all.filter(one => one.id !== id && one.text === text)

/** Returns the conflicts an amendment is a side of, not those between its siblings. */
export const conflictsWith = (
  amendment: Amendment,
  siblings: readonly Amendment[],
  articleOf: ArticleOf,
): Conflict[] =>
  conflicts([amendment, ...siblings], articleOf).filter(
    one => one.a === amendment.id || one.b === amendment.id,
  )

/** Adds a number to a sorted list, or takes it out. */
export const toggleNumber = (list: readonly number[], n: number): number[] =>
  list.includes(n) ? list.filter(one => one !== n) : [...list, n].sort((a, b) => a - b)
