import { z } from 'zod'
import { Block } from '../../drafts/model.ts'
import { memoizeByLength } from '../../kernel/caches.ts'
import type { OfficeKind } from './thing-state.ts'

type Value = Readonly<Record<string, unknown>>

/** The parts of a kind of thing that are merged entry by entry. */
interface Shape {
  /** objects whose properties are merged one by one */
  readonly records: readonly string[]
  /** lists of entries that have an id */
  readonly lists: readonly string[]
  /** lists of ids */
  readonly orders: readonly string[]
  /** a text, merged by its blocks */
  readonly hasBlocks: boolean
}

/** Lists that a thing does without where they are empty. */
const OPTIONAL_LISTS: ReadonlySet<string> = new Set(['affaires', 'tasks'])

const plain: Shape = { records: [], lists: [], orders: [], hasBlocks: false }
const shapes: Readonly<Record<OfficeKind, Shape>> = {
  dossier: {
    ...plain,
    records: ['facts', 'assignees'],
    lists: ['parties', 'events', 'affaires', 'tasks'],
    orders: ['exhibitOrder'],
  },
  draft: { ...plain, records: ['answers'], lists: ['comments'], hasBlocks: true },
  exhibit: plain,
  filing: plain,
  source: plain,
  collection: { ...plain, orders: ['sources'] },
  template: plain,
  bill: plain,
  billText: plain,
  targets: { ...plain, records: ['openings'] },
  campaign: { ...plain, records: ['assignees'], lists: ['tasks'] },
  amendment: plain,
  document: { ...plain, records: ['answers'], lists: ['comments'], hasBlocks: true },
  set: { ...plain, records: ['openings'], orders: ['members'] },
  project: plain,
}

/** A thing taken apart for a merge: fields compared one by one, the order of its lists, its text. */
export interface Parts {
  readonly fields: Readonly<Record<string, unknown>>
  /** ids of each list, in its order */
  readonly orders: ReadonlyMap<string, readonly string[]>
  readonly blocks: readonly Block[] | undefined
}

const Entries = z.array(z.looseObject({ id: z.string() })).catch([])
const Properties = z.record(z.string(), z.unknown()).catch({})
const Ids = z.array(z.string()).catch([])
const Blocks = z.array(z.unknown())

/** Characters of the blocks whose reading is remembered: those of a dozen long texts. */
const READ_CHARS = 2_000_000
const blockOfText = memoizeByLength<Block>(READ_CHARS)
const readBlocks = new WeakSet<object>()

/** Reads a block. The same block of several versions is one object, which a merge knows at a glance: a long text has hundreds. */
function readBlock(value: unknown): Block {
  if (isReadBlock(value)) return value
  return blockOfText(JSON.stringify(value) ?? '', () => {
    const block = Block.parse(value)
    readBlocks.add(block)
    return block
  })
}

const isReadBlock = (value: unknown): value is Block =>
  typeof value === 'object' && value !== null && readBlocks.has(value)

/** Name of the field of one entry: `facts/court`. */
const entryField = (list: string, key: string) => `${list}/${key}`

/** Takes a thing apart. */
export function partsOf(kind: OfficeKind, value: Value): Parts {
  const shape = shapes[kind]
  const special = new Set([
    ...shape.records,
    ...shape.lists,
    ...shape.orders,
    ...(shape.hasBlocks ? ['blocks'] : []),
  ])
  const fields: Record<string, unknown> = {}
  const orders = new Map<string, readonly string[]>()
  for (const [name, one] of Object.entries(value)) if (!special.has(name)) fields[name] = one
  for (const name of shape.records)
    for (const [key, one] of Object.entries(Properties.parse(value[name] ?? {})))
      fields[entryField(name, key)] = one
  for (const name of shape.lists) {
    const entries = Entries.parse(value[name] ?? [])
    for (const entry of entries) fields[entryField(name, entry.id)] = entry
    orders.set(
      name,
      entries.map(one => one.id),
    )
  }
  for (const name of shape.orders) orders.set(name, Ids.parse(value[name] ?? []))
  return {
    fields,
    orders,
    blocks: shape.hasBlocks ? Blocks.parse(value.blocks ?? []).map(readBlock) : undefined,
  }
}

/** Puts a thing together again from its parts. */
export function wholeOf(kind: OfficeKind, { fields, orders, blocks }: Parts): Record<string, unknown> {
  const shape = shapes[kind]
  const value: Record<string, unknown> = {}
  const entries = new Map<string, unknown>()
  const split = new Set([...shape.records, ...shape.lists])
  for (const [name, one] of Object.entries(fields)) {
    const cut = name.indexOf('/')
    if (cut > 0 && split.has(name.slice(0, cut))) entries.set(name, one)
    else if (one !== undefined) value[name] = one
  }
  for (const name of shape.records) {
    const own = [...entries].filter(([field, one]) => field.startsWith(`${name}/`) && one !== undefined)
    if (own.length > 0 || name === 'facts')
      value[name] = Object.fromEntries(own.map(([field, one]) => [field.slice(name.length + 1), one]))
  }
  for (const name of shape.lists) {
    const ids = orders.get(name) ?? []
    if (ids.length > 0 || !OPTIONAL_LISTS.has(name))
      value[name] = ids.flatMap(id => entries.get(entryField(name, id)) ?? [])
  }
  for (const name of shape.orders) value[name] = [...(orders.get(name) ?? [])]
  if (blocks) value.blocks = [...blocks]
  return value
}

/** The list or object that a field is an entry of, and its key there; undefined for a field that stands alone. */
export function entryOf(kind: OfficeKind, field: string): readonly [string, string] | undefined {
  const { records, lists } = shapes[kind]
  const whole = [...records, ...lists].find(name => field.startsWith(`${name}/`))
  return whole === undefined ? undefined : [whole, field.slice(whole.length + 1)]
}

/** Whether a list is one of entries, which its fields hold, and not of ids alone. */
export const hasEntries = (kind: OfficeKind, list: string): boolean => shapes[kind].lists.includes(list)
