import { compose } from '../../../shared/campaign/amendments/compose.ts'
import type { Amendment, Change } from '../../../shared/campaign/amendments/model.ts'
import { parse } from '../../../shared/campaign/amendments/parse.ts'

/** Builds the editing acts of an amendment: its dispositif follows its changes. `within`: the number of the amendment it is to. */
export function composing(
  amendment: Amendment,
  within: string | undefined,
  change: (part: Partial<Amendment>) => void,
) {
  const setChanges = (changes: Change[], more: Partial<Amendment> = {}) => {
    const next = { ...amendment, ...more, changes }
    const beside = changes.find(one => one.kind === 'add-article')
    change({
      ...more,
      changes,
      dispositif: compose(changes, { chamber: next.chamber, within }).join('\n'),
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
