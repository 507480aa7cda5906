import { z } from 'zod'
import type { Choices, Conflict } from '../drafts/merge/conflict.ts'
import { mergeBlocks } from '../drafts/merge/merge.ts'
import { Block } from '../drafts/model.ts'
import { fieldsOf, isEmpty, splitName, withFields } from './thing-fields.ts'

/**
 * The name of a part of a field is a path: the field, a property of it, an entry of a list (`measures:8\nfates\nsenat-1`). A field is
 * taken apart only where both sides changed it, so that a difference nobody has to choose stays one.
 */
const SEPARATOR = '\n'

/** Fields and properties whose value is an object of texts that change one by one. */
const RECORDS = new Set(['variants', 'answers', 'reasons'])
/** Lists whose entries are told apart by one of their properties. */
const ENTRY_KEYS: Readonly<Record<string, string>> = {
  fates: 'stage',
  articles: 'stage',
  stages: 'key',
  facts: 'text',
  pairs: 'objection',
}

type Properties = Readonly<Record<string, unknown>>
const isRecord = (value: unknown): value is Properties =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The path a name is; that of a whole field has one step. */
export const pathOf = (name: string): readonly string[] => {
  const [field = '', property, ...entry] = name.split(SEPARATOR)
  // the key of an entry may be a text of several lines
  return [
    field,
    ...(property === undefined ? [] : [property]),
    ...(entry.length ? [entry.join(SEPARATOR)] : []),
  ]
}

export const partName = (name: string, key: string): string => `${name}${SEPARATOR}${key}`

/** The key of the entries of a list, by the last step of the path to it. */
const entryKeyOf = (name: string): string | undefined => ENTRY_KEYS[pathOf(name).at(-1) ?? '']

/** The field or property a path ends in, and the key of the entry of it that is meant, where one is. */
export function lastField(name: string): { readonly field: string; readonly entry?: string } {
  const steps = pathOf(name)
  const [parent = '', last = ''] = [steps.at(-2), steps.at(-1)]
  return parent && (ENTRY_KEYS[parent] || RECORDS.has(parent))
    ? { field: parent, entry: last }
    : { field: last }
}

/** Takes a value apart; undefined for one that is a whole. Empty parts are left out. */
export function partsOf(name: string, value: unknown): ReadonlyMap<string, unknown> | undefined {
  // as a space names an entry of the tasks of a thing
  const isTask = name.startsWith('tasks/') && pathOf(name).length === 1
  const isEntry = splitName(name)[1] !== undefined && pathOf(name).length === 1
  if (isRecord(value) && (RECORDS.has(name) || (isEntry && name.startsWith('measures:')) || isTask))
    return new Map(Object.entries(value).filter(([key, one]) => key !== 'id' && !isEmpty(one)))
  const key = entryKeyOf(name)
  if (!key || !Array.isArray(value)) return undefined
  const parts = new Map<string, unknown>()
  for (const entry of value) {
    const id = isRecord(entry) ? entry[key] : undefined
    if (typeof id !== 'string' || parts.has(id)) return undefined
    parts.set(id, entry)
  }
  return parts
}

/** A thing with one field, or one part of a field, in its place. */
export function withValue<T extends object>(thing: T, name: string, value: unknown): T {
  const [field = '', ...steps] = pathOf(name)
  return withFields(thing, new Map([[field, valueAt(field, fieldsOf(thing).get(field), steps, value)]]))
}

function valueAt(name: string, whole: unknown, [step, ...rest]: readonly string[], value: unknown): unknown {
  if (step === undefined) return value
  const part = rest.length ? partsOf(name, whole)?.get(step) : undefined
  return withPart(name, whole, step, valueAt(partName(name, step), part, rest, value))
}

/** The whole with one part put in its place; `undefined` takes the part out. */
function withPart(name: string, whole: unknown, part: string, value: unknown): unknown {
  const key = entryKeyOf(name)
  if (!key || !(Array.isArray(whole) || whole === undefined)) {
    const { [part]: before, ...others } = isRecord(whole) ? whole : {}
    if (value !== undefined) return { ...others, [part]: value }
    // what its schema requires is emptied, not taken out
    if (Array.isArray(before)) return { ...others, [part]: [] }
    return typeof before === 'string' && !RECORDS.has(name) ? { ...others, [part]: '' } : others
  }
  const list: readonly unknown[] = whole ?? []
  const at = list.findIndex(entry => isRecord(entry) && entry[key] === part)
  if (value === undefined) return list.filter((_, index) => index !== at)
  return inOrder(at < 0 ? [...list, value] : list.with(at, value))
}

/** Entries in the order of their dates, where each has one: a stage received late comes where it belongs. */
function inOrder(list: readonly unknown[]): unknown[] {
  const dateOf = (entry: unknown) => (isRecord(entry) && typeof entry.date === 'string' ? entry.date : '')
  return list.every(entry => dateOf(entry) !== '')
    ? list.toSorted((a, b) => dateOf(a).localeCompare(dateOf(b)))
    : [...list]
}

/** Two texts of a document put together. */
export interface UnitedText {
  readonly conflicts: readonly Conflict[]
  /** both, with what was received in the conflicts named here, what stands in the others */
  readonly blocks: (received: readonly string[]) => readonly Block[]
}

/** Puts together what both sides wrote in a document, block by block and word by word; undefined for what is no such text. */
export function uniteTexts(base: unknown, mine: unknown, theirs: unknown): UnitedText | undefined {
  const isText = (value: unknown) =>
    Array.isArray(value) && value.some(one => isRecord(one) && 'inlines' in one)
  if (!isText(mine) || !isText(theirs)) return undefined
  const parsing = z
    .tuple([z.array(Block), z.array(Block), z.array(Block)])
    .safeParse([base ?? [], mine, theirs])
  if (!parsing.success) return undefined
  const merge = (choices: Choices) => mergeBlocks(...parsing.data, { choices })
  return {
    conflicts: merge({}).conflicts,
    blocks: received => merge(Object.fromEntries(received.map(id => [id, 'theirs']))).blocks,
  }
}
