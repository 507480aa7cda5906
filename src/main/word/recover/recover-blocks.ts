import { randomUUID } from 'node:crypto'
import { ownLevels } from '../../../shared/drafts/assemble/list-markers.ts'
import type { Block, BlockOf, Inline, ItemMarker } from '../../../shared/drafts/model.ts'
import type { SourceRef } from '../../../shared/library/model.ts'
import { quoteLines } from '../write/working-copy.ts'
import { sameLine } from './recover-table.ts'

/** The yield of one paragraph of the file: a block, or a part of one. */
export type Row =
  | { readonly kind: 'block'; readonly block: Block }
  | {
      readonly kind: 'quote'
      readonly of?: BlockOf<'quote'>
      readonly line: number
      readonly inlines: readonly Inline[]
    }
  /** the line under a quotation */
  | {
      readonly kind: 'source'
      readonly of?: BlockOf<'quote'>
      readonly source?: SourceRef
      readonly inlines?: readonly Inline[]
    }
  | {
      readonly kind: 'item'
      readonly base?: BlockOf<'list'>
      readonly line?: number
      readonly style: BlockOf<'list'>['style']
      readonly level: number
      /** the numbering it follows in Word */
      readonly of: string
      readonly marker?: ItemMarker
      readonly start?: number
      readonly inlines: readonly Inline[]
    }
  | { readonly kind: 'caption'; readonly inlines: readonly Inline[] }

type Of<K extends Row['kind']> = Extract<Row, { kind: K }>

/** Rows as blocks: the paragraphs of one quotation together, the items of one list together. */
export function blocksOf(rows: readonly Row[]): Block[] {
  const out: Block[] = []
  const ids = new Set<string>()
  const numberings = new Set<string>()
  const own = (id: string) => {
    const uniqueId = ids.has(id) ? randomUUID() : id
    ids.add(uniqueId)
    return uniqueId
  }
  for (let at = 0; at < rows.length; ) {
    const row = rows[at]!
    switch (row.kind) {
      case 'block': {
        const id = own(row.block.id)
        out.push(id === row.block.id ? row.block : { ...row.block, id })
        at += 1
        break
      }
      case 'caption':
        out.push({
          kind: 'paragraph',
          id: randomUUID(),
          style: 'plain',
          inlines: [...row.inlines],
        })
        at += 1
        break
      case 'item': {
        let end = at + 1
        while (end < rows.length && follows(items(rows, at, end), rows[end]!)) end += 1
        out.push(listOf(items(rows, at, end), own, numberings))
        at = end
        break
      }
      case 'source':
      case 'quote': {
        if (row.kind === 'source' && !row.of) {
          // a line that names a source, and no quotation above it
          if (row.inlines)
            out.push({ kind: 'paragraph', id: randomUUID(), style: 'plain', inlines: [...row.inlines] })
          at += 1
          break
        }
        const end = quoteEnd(rows, at)
        out.push(quoteOf(rows.slice(at, end), own))
        at = end
      }
    }
  }
  return out
}

const items = (rows: readonly Row[], from: number, to: number) =>
  rows.slice(from, to).filter(one => one.kind === 'item')

/** Where a quotation that starts here ends: its paragraphs, then the lines under them. */
function quoteEnd(rows: readonly Row[], at: number): number {
  const base = baseOf(rows[at]!)
  let hasSource = false
  let end = at
  for (; end < rows.length; end += 1) {
    const row = rows[end]!
    if (
      row.kind === 'quote'
        ? hasSource || (end > at && row.of !== undefined && row.of !== base)
        : row.kind !== 'source'
    )
      break
    if (row.kind === 'source') {
      if (row.of !== undefined ? row.of !== base : hasSource) break
      hasSource = true
    }
  }
  return end
}

const baseOf = (row: Row) => (row.kind === 'quote' || row.kind === 'source' ? row.of : undefined)

/** An inner list has often a numbering of its own in Word: it stays in the list it stands in. */
function follows(list: readonly Of<'item'>[], row: Row): boolean {
  const [first] = list
  if (row.kind !== 'item' || !first) return false
  if (row.base) return row.base === first.base
  if (row.level > 0) return true
  return row.style === first.style && (first.base !== undefined || list.some(one => one.of === row.of))
}

/** Makes a list of its items. `numberings`: those of Word met before, which go on. */
function listOf(items: readonly Of<'item'>[], own: (id: string) => string, numberings: Set<string>): Block {
  const base = items.find(item => item.base)?.base
  const listItems = items.map(({ base, line, level, inlines }) => {
    const item = base?.items[line ?? -1]
    if (!item) return { id: own(randomUUID()), level, inlines: [...inlines] }
    if (item.level === level && sameLine(inlines, item.inlines)) return item
    return { ...item, level, inlines: [...inlines] }
  })
  if (!base) return { kind: 'list', id: own(randomUUID()), ...mannerOf(items, numberings), items: listItems }
  const same =
    listItems.length === base.items.length && listItems.every((item, at) => item === base.items[at])
  const id = own(base.id)
  return same && id === base.id ? base : { ...base, id, items: listItems }
}

/** How a list from elsewhere counts: what it writes at each level, and from where. */
function mannerOf(
  items: readonly Of<'item'>[],
  numberings: Set<string>,
): Pick<BlockOf<'list'>, 'style' | 'start' | 'levels'> {
  const { style, of, start = 1 } = items[0]!
  const levels = ownLevels(
    style,
    [0, 1, 2, 3, 4].map(level => items.find(item => item.level === level)?.marker),
  )
  const goesOn = of !== '' && numberings.has(of)
  for (const item of items) numberings.add(item.of)
  return {
    style,
    ...(levels && style !== 'bullet' && { levels }),
    ...(style !== 'bullet' && (goesOn ? { start: 'continue' as const } : start > 1 && { start })),
  }
}

function quoteOf(rows: readonly Row[], own: (id: string) => string): Block {
  const base = rows.map(baseOf).find(one => one !== undefined)
  const lines = rows.filter(row => row.kind === 'quote')
  const sources = rows.filter(row => row.kind === 'source')
  const source = sources.find(one => one.source) ?? sources[0]
  const inlines = lines.flatMap((line, at): Inline[] => [
    ...(at > 0 ? [{ kind: 'linebreak' } as const] : []),
    ...line.inlines,
  ])
  const words = source?.inlines && !source.source ? [{ kind: 'linebreak' } as const, ...source.inlines] : []
  if (!base)
    return {
      kind: 'quote',
      id: own(randomUUID()),
      inlines: [...inlines, ...words],
      ...(source?.source ? { source: source.source } : {}),
      verbatim: false,
      repairs: [],
    }
  const before = quoteLines(base)
  const same =
    before.length === 0 ||
    (lines.length === before.length &&
      lines.every((line, at) => line.line === at && sameLine(line.inlines, before[at]!)))
  const id = own(base.id)
  const keepsSource = base.source === undefined || source !== undefined
  if (same && keepsSource && id === base.id) return base
  const { source: formerSource, ...rest } = base
  return {
    ...rest,
    id,
    ...(formerSource && keepsSource ? { source: formerSource } : {}),
    inlines: same ? base.inlines : [...inlines, ...(source?.of ? [] : words)],
  }
}
