import type { Block, Draft, TitleNumbering } from '../model/draft.ts'

/** What can be said of a block's place: its own label (`B.`), its full number (`II.B`), its margin number. */
export interface Place {
  readonly label?: string
  readonly number?: string
  readonly paragraph?: number
}

/** `XIV`; nothing for zero. */
export const roman = (n: number): string => {
  const steps: readonly (readonly [number, string])[] = [
    [1000, 'M'],
    [900, 'CM'],
    [500, 'D'],
    [400, 'CD'],
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ]
  let rest = n
  let out = ''
  for (const [value, letters] of steps) {
    while (rest >= value) {
      out += letters
      rest -= value
    }
  }
  return out
}

/** 1 a, 26 z, 27 aa, as Word counts. */
export const letters = (n: number): string =>
  String.fromCharCode(97 + ((n - 1) % 26)).repeat(Math.ceil(n / 26))

const bare: readonly ((n: number) => string)[] = [
  roman,
  n => letters(n).toUpperCase(),
  String,
  letters,
  n => roman(n).toLowerCase(),
]

/** The label of the nth heading of a level, 1 to 5: `I.` `A.` `1.` `a)` `i)`. */
export function headingLabel(level: number, n: number): string {
  return `${bare[level - 1]?.(n) ?? n}${level > 3 ? ')' : '.'}`
}

/** The label and the full number of a heading, the counts of its level and of those above given; levels that were skipped are left out. */
function headingPlace(counts: readonly number[], numbering: TitleNumbering): Place {
  const path = counts.flatMap((n, i) => (n > 0 ? [numbering === 'decimal' ? String(n) : bare[i]!(n)] : []))
  const number = path.join('.')
  return {
    label: numbering === 'decimal' ? `${number}.` : headingLabel(counts.length, counts.at(-1) ?? 0),
    number,
  }
}

/** The label of an item of a list. Inner levels start again under each item. */
export function itemLabel(style: 'bullet' | 'decimal' | 'claims', level: number, n: number): string {
  if (style === 'bullet') return level % 2 === 0 ? '•' : '–'
  if (level === 1) return `${letters(n)})`
  if (level > 1) return `${roman(n).toLowerCase()})`
  return style === 'claims' ? `${n}°)` : `${n}.`
}

/** The labels of the items of one list, in order. */
export function itemLabels(style: 'bullet' | 'decimal' | 'claims', levels: readonly number[]): string[] {
  const counts: number[] = []
  return levels.map(level => {
    counts.length = level + 1
    counts[level] = (counts[level] ?? 0) + 1
    return itemLabel(style, level, counts[level]!)
  })
}

/** The places of all blocks and list items, by id, in one pass. Margin numbers are the association's manner only. */
export function places(draft: Draft): Map<string, Place> {
  const found = new Map<string, Place>()
  const counts = [0, 0, 0, 0, 0]
  let paragraph = 0
  const place = (block: Block) => {
    if (block.kind === 'heading' && block.numbered) {
      counts[block.level - 1]! += 1
      counts.fill(0, block.level)
      found.set(block.id, headingPlace(counts.slice(0, block.level), draft.numbering))
    }
    if (block.kind === 'paragraph' && block.style === 'body' && draft.style === 'association') {
      paragraph += 1
      found.set(block.id, { paragraph })
    }
    if (block.kind === 'list') {
      const labels = itemLabels(
        block.style,
        block.items.map(item => item.level),
      )
      for (const [i, item] of block.items.entries())
        found.set(item.id, { label: labels[i]!, number: labels[i]! })
    }
  }
  for (const block of draft.blocks) place(block)
  return found
}
