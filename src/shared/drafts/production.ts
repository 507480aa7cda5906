import { type NumberedExhibit, producedNow } from '../exhibits/list.ts'
import type { Exhibit } from '../exhibits/model.ts'
import type { Gathered } from './gathered.ts'
import type { Draft } from './model.ts'
import { exhibitIds } from './references.ts'

/** The exhibits a text calls, each once, in order of first call; those a template expects, by what the dossier answers. */
export function calledBy(
  draft: Draft,
  exhibits: readonly Exhibit[],
  facts: Readonly<Record<string, string>>,
): string[] {
  const ids_ = new Set(exhibits.map(exhibit => exhibit.id))
  const ids = exhibitIds(draft).map(id =>
    ids_.has(id) ? id : (facts[`exhibit.${id.replace(/^key:/, '')}`] ?? id),
  )
  return [...new Set(ids)].filter(id => ids_.has(id))
}

type Siblings = NonNullable<Gathered['siblings']>

/** The other texts prepared with this one; all those of its dossier where it belongs to no set. */
export const siblingsOf = ({ draft, siblings = [] }: Gathered): Siblings =>
  draft.set === '' ? siblings : siblings.filter(one => one.set === draft.set)

/**
 * The exhibits a filing produces: those its set calls, and those no text calls, which are told and may be put aside. What only
 * texts of another set call is theirs.
 */
export function producedBy(content: Gathered): NumberedExhibit[] {
  const own = new Set([
    ...calledBy(content.draft, content.exhibits, content.dossier.facts),
    ...siblingsOf(content).flatMap(one => one.calls),
  ])
  const siblingCalls = new Set((content.siblings ?? []).flatMap(one => one.calls))
  return producedNow(content.exhibits).filter(
    ({ exhibit }) => own.has(exhibit.id) || !siblingCalls.has(exhibit.id),
  )
}

/** The exhibits that several texts filed together produce, by number. */
export function producedByAll(all: readonly Gathered[]): NumberedExhibit[] {
  const byId = new Map(all.flatMap(producedBy).map(one => [one.exhibit.id, one]))
  return [...byId.values()].sort((a, b) => a.number - b.number)
}

/** Exhibits of another set that break the sequence of numbers of this filing (art. R. 412-2 CJA: continuous). */
export function skippedBy(content: Gathered): NumberedExhibit[] {
  const entries = producedBy(content)
  const ids = new Set(entries.map(one => one.exhibit.id))
  const last = entries.at(-1)?.number ?? 0
  return producedNow(content.exhibits).filter(one => one.number < last && !ids.has(one.exhibit.id))
}

/** The exhibits from the oldest to the newest; those without a date keep their order, after. */
export const byDate = (exhibits: readonly Exhibit[]): Exhibit[] =>
  exhibits.toSorted((a, b) => (a.date ?? '9999').localeCompare(b.date ?? '9999'))

/** The exhibits in the order in which the texts first call them, one text after the other; those never called, after. */
export function byFirstCall(
  exhibits: readonly Exhibit[],
  drafts: readonly Draft[],
  facts: Readonly<Record<string, string>>,
): Exhibit[] {
  const places = new Map<string, number>()
  for (const callId of drafts.flatMap(exhibitIds)) {
    const id = facts[`exhibit.${callId.replace(/^key:/, '')}`] ?? callId
    if (!places.has(id)) places.set(id, places.size)
  }
  const place = ({ id }: Exhibit) => places.get(id) ?? places.size
  return exhibits.toSorted((a, b) => place(a) - place(b))
}
