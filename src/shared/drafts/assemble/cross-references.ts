import type { Inline } from '../model.ts'
import { slotText } from '../slots/slot-text.ts'
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

/** A reference as it is printed, its words before its number, or the title it names; nothing when it leads nowhere. `block` is where it stands. */
export function printCross(ref: CrossRef, context: Context, block: string): PrintedInline[] | undefined {
  const text = numberOf(ref, context)
  if (text === undefined) return quoted(ref, context, block)
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

/** A title that neither has a number nor stands under one that has: its own words, between guillemets. It never quotes itself. */
function quoted(ref: CrossRef, context: Context, block: string): PrintedInline[] | undefined {
  if (ref.form !== 'number' || ref.target === block) return undefined
  const { text, fixed } = titleOf(ref.target, context)
  if (!text) return undefined
  const to = lead(ref, context, block).slice(0, -names.number.length)
  // a field would bring back the notes and the references of a title that has some
  if (!fixed) return [{ kind: 'run', text: `${to}«${nbsp}${text}${nbsp}»` }]
  return [
    { kind: 'run', text: `${to}«${nbsp}` },
    { kind: 'ref', target: ref.target, form: 'number', text, titled: true },
    { kind: 'run', text: `${nbsp}»` },
  ]
}

/** The words of a title; `fixed` when it holds nothing else. */
function titleOf(target: string, { gathered, positions, template, today }: Context) {
  const block = gathered.draft.blocks[positions.rank.get(target) ?? -1]
  if (block?.kind !== 'heading') return { text: '', fixed: false }
  let fixed = true
  const said = block.inlines.map(inline => {
    if (inline.kind === 'text') return inline.text
    const filled =
      inline.kind === 'slot' ? slotText(inline.key, gathered.dossier, { template, today }) : undefined
    if (filled) return filled
    fixed &&= inline.kind === 'private'
    if (inline.kind === 'note' || inline.kind === 'private') return ''
    if (inline.kind === 'linebreak') return ' '
    return inline.kind === 'link' ? inline.text : '…'
  })
  return { text: said.join('').replace(/ +/g, ' ').trim(), fixed }
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
