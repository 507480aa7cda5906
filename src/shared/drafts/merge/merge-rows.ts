import type { BlockOf, Inline } from '../model.ts'
import { mergeOrder } from './merge-order.ts'
import { wordsOf } from './parts.ts'

type Row = BlockOf<'table'>['rows'][number]

/** A row of a table made again: both sides of each cell to be put together, or the row as one side has it. */
export type MergedRow =
  | { readonly kind: 'whole'; readonly row: Row }
  | {
      readonly kind: 'cells'
      readonly base: Row
      readonly mine: Row
      readonly theirs: Row
      readonly name: string
    }

/**
 * The rows of a table whose number changed: known by what their first cell says, or by their place where none came or went.
 * undefined where they cannot be told apart, or where a row written in here is no longer given: the whole table is then asked.
 */
export function mergeRows(
  base: readonly Row[],
  mine: readonly Row[],
  theirs: readonly Row[],
): readonly MergedRow[] | undefined {
  const columns = new Set([...base, ...mine, ...theirs].map(row => row.length))
  if (columns.size !== 1) return undefined
  const baseByKey = rowsByKey(base, keysOf(base))
  const mineByKey = rowsByKey(mine, mine.length === base.length ? keysOf(base) : keysOf(mine))
  const theirsByKey = rowsByKey(theirs, keysOf(theirs))
  const out = new Map<string, MergedRow>()
  for (const [name, row] of mineByKey) {
    const [baseRow, theirsRow] = [baseByKey.get(name), theirsByKey.get(name)]
    if (baseRow && theirsRow)
      out.set(name, { kind: 'cells', base: baseRow, mine: row, theirs: theirsRow, name })
    else if (!baseRow) out.set(name, { kind: 'whole', row })
    else if (say(baseRow) !== say(row)) return undefined
  }
  for (const [name, row] of theirsByKey)
    if (!mineByKey.has(name) && !baseByKey.has(name)) out.set(name, { kind: 'whole', row })
  const order = mergeOrder(
    [...baseByKey.keys()],
    [...mineByKey.keys()],
    [...theirsByKey.keys()],
    new Set(out.keys()),
  )
  return order.flatMap(name => out.get(name) ?? [])
}

const rowsByKey = (rows: readonly Row[], keys: readonly string[]) =>
  new Map(rows.map((row, at) => [keys[at]!, row]))

const say = (row: Row): string => JSON.stringify(row.map(words))

const words = (inlines: readonly Inline[]): string =>
  wordsOf({ kind: 'paragraph', id: 'cell', style: 'body', inlines: [...inlines] }).join(' ')

/** Keys of the rows: the words of the first cell, with a rank where two are the same. */
function keysOf(rows: readonly Row[]): string[] {
  const counts = new Map<string, number>()
  return rows.map(row => {
    const key = words(row[0] ?? []) || say(row)
    const rank = (counts.get(key) ?? 0) + 1
    counts.set(key, rank)
    return rank === 1 ? key : `${key}#${rank}`
  })
}
