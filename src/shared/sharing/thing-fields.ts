import type { Amendment } from '../campaign/amendments/model.ts'
import type { Bill } from '../campaign/bills/model.ts'
import type { BillText } from '../campaign/bills/text-model.ts'
import type { OpeningPhrase } from '../campaign/briefs/model.ts'
import type { Campaign } from '../campaign/campaigns/model.ts'
import type { SharedDraft, SharedSet } from '../campaign/campaigns/shared-documents.ts'
import type { TargetList } from '../campaign/members/model.ts'
import type { LocalProject } from '../campaign/projects/model.ts'
import type { Template } from '../drafts/templates/template.ts'
import { SourceKind } from '../kernel/common.ts'
import type { Source } from '../library/model.ts'

/** A thing a pack may hold. */
export type Thing =
  | { readonly what: 'source'; readonly value: Source }
  | { readonly what: 'bill'; readonly value: Bill }
  | { readonly what: 'template'; readonly value: Template }
  | { readonly what: 'billText'; readonly value: BillText }
  | { readonly what: 'targets'; readonly value: TargetList }
  | { readonly what: 'opening'; readonly value: OpeningPhrase }
  | { readonly what: 'campaign'; readonly value: Campaign }
  | { readonly what: 'amendment'; readonly value: Amendment }
  | { readonly what: 'draft'; readonly value: SharedDraft }
  | { readonly what: 'set'; readonly value: SharedSet }
  | { readonly what: 'project'; readonly value: LocalProject }
export type What = Thing['what']

/** A thing as fields that can be compared and chosen one by one; absent, a field is empty. */
export type Fields = ReadonlyMap<string, unknown>
type Properties = Readonly<Record<string, unknown>>

const LIBRARY_FIELDS = new Set(['id', 'revision', 'updatedAt'])
/** The kind of a source is what it is; that of an amendment may change. */
const isSourceKind = (name: string, value: unknown): boolean =>
  name === 'kind' && SourceKind.safeParse(value).success
/** Properties that only make sense together: the field bears the name of the first. */
const CERTAINTY_GROUPS = { certainty: ['caveat'] }
const DECISION_GROUPS = {
  ...CERTAINTY_GROUPS,
  text: ['punctuation'],
  numbers: ['andOthers'],
  publication: ['page'],
}
/** Lists compared entry by entry, by their ids. */
const LISTS_WITH_IDS = new Set([
  'versions',
  'measures',
  'steps',
  'evidence',
  'events',
  'contacts',
  'comments',
])
/** Empty values of properties that a schema requires. */
const EMPTY_VALUES: Properties = {
  title: '',
  thesis: '',
  stages: [],
  facts: [],
  blocks: [],
  comments: [],
  articles: [],
  ranked: [],
  openings: {},
}

const groupsOf = (thing: Properties): Readonly<Record<string, readonly string[]>> =>
  thing.kind === 'decision' ? DECISION_GROUPS : CERTAINTY_GROUPS

/** Whether a value says nothing: neither a text, nor an entry. */
export function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true
  if (Array.isArray(value)) return value.length === 0
  return typeof value === 'object' && Object.values(value).every(isEmpty)
}

/** Takes a thing apart. A group of properties is one field, whose value is an object of them. */
export function fieldsOf(thing: object): Fields {
  const properties = thing as Properties
  const groups = groupsOf(properties)
  const followers = new Set(Object.values(groups).flat())
  const fields = new Map<string, unknown>()
  for (const name of new Set([...Object.keys(properties), ...Object.keys(groups)])) {
    const value = properties[name]
    if (LIBRARY_FIELDS.has(name) || isSourceKind(name, value) || followers.has(name)) continue
    if (LISTS_WITH_IDS.has(name) && Array.isArray(value) && value.every(hasId)) {
      for (const [at, id] of entryIds(value).entries()) fields.set(`${name}:${id}`, value[at])
      continue
    }
    const group = groups[name]
    const whole = group ? Object.fromEntries([name, ...group].map(one => [one, properties[one]])) : value
    // how a text is punctuated says nothing without it
    if (!isEmpty(name === 'text' ? value : whole)) fields.set(name, whole)
  }
  return fields
}

/** Puts fields back into the thing they were compared with: those named are changed, the others stay. */
export function withFields<T extends object>(thing: T, changes: Fields): T {
  const result: Record<string, unknown> = { ...(thing as Properties) }
  const groups = groupsOf(result)
  for (const [name, value] of changes) {
    const [list, id] = splitName(name)
    if (id !== undefined) result[list] = withEntry(result[list], id, value)
    else {
      const group = groups[name]
      for (const one of [name, ...(group ?? [])]) delete result[one]
      if (group && isGroup(name, value)) Object.assign(result, value)
      else if (value !== undefined) result[name] = value
      else if (name in EMPTY_VALUES) result[name] = EMPTY_VALUES[name]
    }
  }
  return result as T
}

/** The list and the entry a field of a keyed list is about. */
export function splitName(name: string): readonly [string, string | undefined] {
  const at = name.indexOf(':')
  return at > 0 && LISTS_WITH_IDS.has(name.slice(0, at))
    ? [name.slice(0, at), name.slice(at + 1)]
    : [name, undefined]
}

/** Whether a value is that of a group of properties, the one that names it among them. */
export function isGroup(name: string, value: unknown): value is Properties {
  return (
    name in DECISION_GROUPS &&
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    name in value
  )
}

/** The id of each entry; the second of the same id is told apart. */
function entryIds(list: readonly unknown[]): string[] {
  const counts = new Map<string, number>()
  return list.map(entry => {
    const id = typeof entry === 'object' && entry !== null && 'id' in entry ? String(entry.id) : ''
    const times = (counts.get(id) ?? 0) + 1
    counts.set(id, times)
    return times > 1 ? `${id}#${times}` : id
  })
}

function withEntry(list: unknown, id: string, value: unknown): unknown[] {
  const before: unknown[] = Array.isArray(list) ? list : []
  const at = entryIds(before).indexOf(id)
  if (value === undefined) return before.filter((_, index) => index !== at)
  const after = at < 0 ? [...before, value] : before.with(at, value)
  return after.every(hasStart) ? after.toSorted((a, b) => startOf(a).localeCompare(startOf(b))) : after
}

const startOf = (entry: unknown): string =>
  typeof entry === 'object' && entry !== null && 'from' in entry ? String(entry.from ?? '') : ''
const hasId = (entry: unknown): boolean => typeof entry === 'object' && entry !== null && 'id' in entry
const hasStart = (entry: unknown): boolean => typeof entry === 'object' && entry !== null && 'status' in entry
