import type { Inline } from '../model/draft.ts'
import type { PrintedInline } from './assembled.ts'
import type { Context } from './context.ts'

/** A reference to another place of the same text. */
export type CrossRef = Extract<Inline, { kind: 'ref' }>

const nbsp = '\u00a0'
const names: Readonly<Record<CrossRef['form'], string>> = {
  number: `point${nbsp}`,
  paragraph: `§${nbsp}`,
  page: `p.${nbsp}`,
  note: `note${nbsp}`,
}

/** A reference as it is printed, its words before its number; nothing when it leads nowhere. `block` is where it stands. */
export function printCross(ref: CrossRef, context: Context, block: string): PrintedInline[] | undefined {
  const text = numberOf(ref, context)
  if (text === undefined) return undefined
  const words = lead(ref, context, block)
  const toNote = context.positions.notes.has(ref.target)
  // a title without a number is named by the one above it
  const within = ref.form === 'number' ? context.places.get(ref.target)?.within : undefined
  return [
    ...(words ? [{ kind: 'run', text: words } as const] : []),
    { kind: 'ref', target: within ?? ref.target, form: ref.form, text, ...(toNote ? { toNote } : {}) },
  ]
}

/** The number meant; empty for a page, which the printer alone knows. */
function numberOf({ target, form }: CrossRef, { places, positions }: Context): string | undefined {
  switch (form) {
    case 'number':
      return places.get(target)?.number
    case 'paragraph':
      return places.get(target)?.paragraph?.toString()
    case 'note':
      return positions.notes.get(target)?.toString()
    case 'page':
      return positions.rank.has(target) ? '' : undefined
  }
}

/** `cf. supra, point `: above or below by where both stand now. */
function lead({ target, form, lead: wanted }: CrossRef, { positions }: Context, block: string): string {
  if (!wanted) return ''
  if (wanted === 'named') return names[form]
  const here = positions.rank.get(block)
  const there = positions.rank.get(target)
  if (here === undefined || there === undefined) return `cf. ${names[form]}`
  return `cf. ${there > here ? 'infra' : 'supra'}, ${names[form]}`
}
