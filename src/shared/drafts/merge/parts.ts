import type { Block, BlockOf, Inline } from '../model.ts'
import { inlinesOf, tokensOf } from './tokens.ts'

type Item = BlockOf<'list'>['items'][number]
/** An element of a merged series: a block of a draft, or an item of a list. */
export type Part = Block | Item

/** A part, its text apart from the rest. */
export type Body =
  | { readonly kind: 'line'; readonly inlines: readonly Inline[] }
  | { readonly kind: 'items'; readonly items: readonly Item[] }
  | { readonly kind: 'rows'; readonly rows: BlockOf<'table'>['rows'] }
  | { readonly kind: 'none' }

/** The text of a part. */
export function bodyOf(part: Part): Body {
  if ('inlines' in part) return { kind: 'line', inlines: part.inlines }
  if ('items' in part) return { kind: 'items', items: part.items }
  if ('rows' in part) return { kind: 'rows', rows: part.rows }
  return { kind: 'none' }
}

/** Every line of a part. */
export function partLines(part: Part): readonly (readonly Inline[])[] {
  if ('inlines' in part) return [part.inlines]
  if ('items' in part) return part.items.map(item => item.inlines)
  const caption = 'caption' in part && part.caption.length > 0 ? [part.caption] : []
  return [...caption, ...('rows' in part ? part.rows.flat() : [])]
}

/** The same words, marks and form, however they were written down. */
export const same = (a: Part, b: Part): boolean => a === b || print(a) === print(b)

/** Whether two parts differ by their lines alone. */
export const isSameForm = (a: Part, b: Part): boolean => {
  const bare = (part: Part) => ({ ...part, inlines: [], items: [] }) as Part
  return same(bare(a), bare(b))
}

const prints = new WeakMap<object, string>()

/** A part as one text, the same for two parts a reader could not tell apart. */
export function print(part: Part): string {
  const formerPrint = prints.get(part)
  if (formerPrint !== undefined) return formerPrint
  const printOfPart = JSON.stringify(canonical(part))
  prints.set(part, printOfPart)
  return printOfPart
}

function canonical(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) {
    if (key === 'marks' || key === 'comments') return value.toSorted()
    const line = value.length > 0 && value.every(isInline)
    return (line ? inlinesOf(tokensOf(value)) : value).map(one => canonical(one))
  }
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, one]) => one !== undefined && !(Array.isArray(one) && one.length === 0))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, one]) => [name, canonical(one, name)]),
  )
}

const isInline = (value: unknown): value is Inline =>
  typeof value === 'object' && value !== null && 'kind' in value

/** The words of a part, those of its notes included. */
export function wordsOf(part: Part): string[] {
  return partLines(part).flatMap(line => line.flatMap(inlineWords))
}

function inlineWords(inline: Inline): string[] {
  if (inline.kind === 'note') return inline.inlines.flatMap(inlineWords)
  if (inline.kind !== 'text' && inline.kind !== 'link')
    return inline.kind === 'linebreak' ? [] : [JSON.stringify(inline)]
  return inline.text.match(/[\p{L}\p{N}]+/gu) ?? []
}
