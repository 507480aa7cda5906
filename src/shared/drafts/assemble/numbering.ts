import type { TitleNumbering } from '../../word/style.ts'
import type { Block, BlockOf, Draft } from '../model.ts'
import { itemCounter } from './list-markers.ts'
import { letters, roman } from './numerals.ts'

/** The place of a block: its own label (`B.`), its full number (`II.B`), its margin number. */
export interface Place {
  readonly label?: string
  readonly number?: string
  readonly paragraph?: number
  /** rank of an item of a list, at its level */
  readonly n?: number
  /** the heading whose number is said for a lone subheading, which has none */
  readonly parentHeading?: string
}

const FIGURES_BY_LEVEL: readonly ((n: number) => string)[] = [
  roman,
  n => letters(n).toUpperCase(),
  String,
  letters,
  n => roman(n).toLowerCase(),
]

/** The label of the nth heading of a level, 1 to 5: `I.` `A.` `1.` `a)` `i)`. */
export function headingLabel(level: number, n: number): string {
  return `${FIGURES_BY_LEVEL[level - 1]?.(n) ?? n}${level > 3 ? ')' : '.'}`
}

/** The label and the full number of a heading, the counts of its level and of those above given; levels that were skipped are left out. */
function headingPlace(counts: readonly number[], numbering: TitleNumbering): Place {
  const path = counts.flatMap((n, i) =>
    n > 0 ? [numbering === 'decimal' ? String(n) : FIGURES_BY_LEVEL[i]!(n)] : [],
  )
  const number = path.join('.')
  return {
    label: numbering === 'decimal' ? `${number}.` : headingLabel(counts.length, counts.at(-1) ?? 0),
    number,
  }
}

type Heading = BlockOf<'heading'>

/**
 * The only heading of its level under another, with none under it, and the numbered one above it, where there is one: a plan that
 * divides in one part divides in none, so that it is printed without a number until a second one comes.
 */
function loneHeadings(blocks: readonly Block[]): Map<string, string | undefined> {
  const parentOf = new Map<string, string | undefined>()
  const parents = new Set<string>()
  const open: { readonly heading: Heading; readonly under: Heading[] }[] = []
  const close = (level: number) => {
    while ((open.at(-1)?.heading.level ?? 0) >= level) {
      const [only, second] = open.at(-1)?.under ?? []
      const above = open.findLast(one => one.heading.numbered)
      if (only && !second && !parents.has(only.id)) parentOf.set(only.id, above?.heading.id)
      open.pop()
    }
  }
  for (const block of blocks) {
    if (block.kind !== 'heading') continue
    close(block.level)
    const above = open.at(-1)
    if (block.numbered && above) {
      above.under.push(block)
      parents.add(above.heading.id)
    }
    open.push({ heading: block, under: [] })
  }
  close(1)
  return parentOf
}

/** The places of all blocks and list items, by id, in one pass. Margin numbers are the association's manner only. */
export function places(draft: Draft): Map<string, Place> {
  const placeOf = new Map<string, Place>()
  const counts = [0, 0, 0, 0, 0]
  // a path of figures says its place whatever stands beside it
  const loneIds = draft.numbering === 'decimal' ? new Map<string, undefined>() : loneHeadings(draft.blocks)
  let paragraph = 0
  const count = itemCounter()
  const place = (block: Block) => {
    const parentHeading = loneIds.get(block.id)
    if (parentHeading !== undefined)
      placeOf.set(block.id, { number: placeOf.get(parentHeading)?.number ?? '', parentHeading })
    if (!loneIds.has(block.id) && block.kind === 'heading' && block.numbered) {
      counts[block.level - 1]! += 1
      counts.fill(0, block.level)
      placeOf.set(block.id, headingPlace(counts.slice(0, block.level), draft.numbering))
    }
    if (block.kind === 'paragraph' && block.style === 'body' && draft.style === 'association') {
      paragraph += 1
      placeOf.set(block.id, { paragraph })
    }
    if (block.kind === 'list') {
      const itemPlaces = count(
        block,
        block.items.map(item => item.level),
      )
      for (const [at, { n, label }] of itemPlaces.entries())
        placeOf.set(block.items[at]!.id, { label, number: label, n })
    }
  }
  for (const block of draft.blocks) place(block)
  return placeOf
}
