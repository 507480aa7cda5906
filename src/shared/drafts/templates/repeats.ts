import type { TemplateBlock } from './template.ts'

/** Something a template may repeat a block over: its words by name, in our markup. */
export interface Thing {
  readonly id: string
  readonly words: Readonly<Record<string, string>>
}

/** The items chosen for a text, list by list: `measures`, `arguments`, `members`... */
export type Things = Readonly<Record<string, readonly Thing[]>>

/** The lists a template names. */
export const LIST_NAMES = [
  'choices',
  'measures',
  'asks',
  'arguments',
  'objections',
  'figures',
  'proofs',
  'bans',
  'members',
  'others',
  'votes',
  'amendments',
  'documents',
] as const

/** The word that names one thing of a list: `measure` for `measures`. */
export const thingName = (list: string): string => list.replace(/s$/, '')

/** Plain words as our markup writes them. */
export const escapeMarkup = (text: string): string =>
  text.replace(/[\\*]|\{\{|\[\[|#\[|\(\(|\^\{/g, sign => `\\${sign}`)

/** The things a block turns over; a block that names none: undefined. */
export function turnsOf(
  { each, from = 1, most }: TemplateBlock,
  things: Things,
): readonly Thing[] | undefined {
  if (each === undefined) return undefined
  return (things[each] ?? []).slice(from - 1, most === undefined ? undefined : from - 1 + most)
}

/** A text with the words of a thing in the place of their names. */
export function fillThing(text: string, list: string, thing: Thing): string {
  const name = thingName(list)
  return text.replace(/\{\{([a-z]+)\.([^}]+)\}\}/g, (whole, word: string, key: string) =>
    word === name ? (thing.words[key] ?? whole) : whole,
  )
}

/** Whether a text names a thing of this list. */
export const namesOne = (text: string, list: string): boolean => text.includes(`{{${thingName(list)}.`)

/** A block as one thing makes it. */
export function blockFor(block: TemplateBlock, thing: Thing): TemplateBlock {
  const list = block.each ?? ''
  const { each: _, ...rest } = block
  return {
    ...rest,
    ...(block.text !== undefined && { text: fillThing(block.text, list, thing) }),
    ...(block.kind === 'argument' && { argument: thing.id }),
  }
}

/** The rows of a table: those that name a thing once for each. `none`: what stands where there is nothing. */
export function rowsOver(block: TemplateBlock, turns: readonly Thing[]): string[][] {
  const { each: list = '', rows = [], none } = block
  return rows.flatMap(row => {
    if (!row.some(cell => namesOne(cell, list))) return [row]
    if (turns.length === 0) return none ? [row.map((_, at) => (at === 0 ? `{{${none}}}` : ''))] : []
    return turns.map(thing => row.map(cell => fillThing(cell, list, thing)))
  })
}

/** The same of the items of a list. */
export function itemsOver(block: TemplateBlock, turns: readonly Thing[]): string[] {
  const { each: list = '', items = [], none } = block
  return items.flatMap(item => {
    if (!namesOne(item, list)) return [item]
    if (turns.length === 0) return none ? [`{{${none}}}`] : []
    return turns.map(thing => fillThing(item, list, thing))
  })
}
