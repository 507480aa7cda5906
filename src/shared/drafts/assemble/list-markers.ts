import type { BlockOf, ItemMarker } from '../model.ts'
import { letters, roman } from './numerals.ts'

type List = Pick<BlockOf<'list'>, 'style' | 'levels' | 'start'>

const DEFAULT_MARKERS: Readonly<Record<List['style'], readonly ItemMarker[]>> = {
  bullet: ['•', '–', '•', '–', '•'],
  decimal: ['1.', 'a)', 'i)', 'i)', 'i)'],
  claims: ['1°)', 'a)', 'i)', 'i)', 'i)'],
}

/** The markers of a list, level by level. */
export const markersOf = ({ style, levels = [] }: Pick<List, 'style' | 'levels'>): readonly ItemMarker[] =>
  DEFAULT_MARKERS[style].map((marker, level) => levels[level] ?? marker)

/** Keeps the levels that differ from those a list of that style writes anyway; undefined when none does. */
export function ownLevels(
  style: List['style'],
  markers: readonly (ItemMarker | undefined)[],
): ItemMarker[] | undefined {
  const last = markers.findLastIndex(
    (marker, level) => marker !== undefined && marker !== DEFAULT_MARKERS[style][level],
  )
  return last < 0
    ? undefined
    : DEFAULT_MARKERS[style].slice(0, last + 1).map((marker, level) => markers[level] ?? marker)
}

/** Whether a marker is a sign, the same before each item. */
export const isSign = (marker: string): boolean => marker === '•' || marker === '–'

const COUNTERS: Readonly<Record<string, (n: number) => string>> = {
  '1': String,
  a: letters,
  A: n => letters(n).toUpperCase(),
  i: n => roman(n).toLowerCase(),
  I: roman,
}

/** The label of the nth item. */
export const itemLabel = (marker: ItemMarker, n: number): string =>
  marker.replace(/^[1aAiI]/, sign => COUNTERS[sign]?.(n) ?? sign)

/** An item's place: its number at its level, and what is written before it. */
export interface ItemPlace {
  readonly n: number
  readonly label: string
}

/**
 * Counts the items of the lists of a text, in order. Each list begins anew, or at the number it says, or goes on from the last one
 * whose first level writes the same; inner levels begin anew under each item.
 */
export function itemCounter(): (list: List, levels: readonly number[]) => ItemPlace[] {
  const countsByMarker = new Map<string, number[]>()
  return (list, levels) => {
    const markers = markersOf(list)
    const [key = ''] = markers
    const before = list.start === 'continue' ? countsByMarker.get(key) : undefined
    const counts = before ?? (typeof list.start === 'number' ? [list.start - 1] : [])
    countsByMarker.set(key, counts)
    return levels.map(level => {
      counts.length = level + 1
      const n = (counts[level] ?? 0) + 1
      counts[level] = n
      return { n, label: itemLabel(markers[level] ?? '•', n) }
    })
  }
}
