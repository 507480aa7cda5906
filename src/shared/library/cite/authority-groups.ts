import { compareDates, compareWords } from '../kinds/comparisons.ts'
import { type AuthorityTitle, authorityTitles } from '../kinds/entry.ts'
import { entryOf } from '../kinds/registry.ts'
import type { Source } from '../model.ts'
import { label } from './print.ts'

/** A group of the table of authorities: its title and its sources, in order. */
export interface AuthorityGroup {
  readonly title: string
  readonly sources: readonly Source[]
}

/** The groups of a table of authorities, each in its own order, empty ones left out. Arguments are not authorities. */
export function authorityGroups(sources: readonly Source[]): AuthorityGroup[] {
  const groups = new Map<AuthorityTitle, Source[]>()
  for (const source of new Map(sources.map(one => [one.id, one])).values()) {
    const group = entryOf(source).authority?.group(source)
    if (group) groups.set(group, [...(groups.get(group) ?? []), source])
  }
  return (Object.keys(authorityTitles) as AuthorityTitle[]).flatMap(group => {
    const members = groups.get(group)
    return members ? [{ title: authorityTitles[group], sources: members.sort(compare) }] : []
  })
}

function compare(a: Source, b: Source): number {
  return byKind(a, b) || compareWords(label(a), label(b)) || (a.id < b.id ? -1 : 1)
}

function byKind(a: Source, b: Source): number {
  const [first, second] = [entryOf(a).authority, entryOf(b).authority]
  return first && a.kind === b.kind ? first.compare(a, b) : compareDates(first?.date(a), second?.date(b))
}
