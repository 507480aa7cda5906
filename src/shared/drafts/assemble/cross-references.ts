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
  if (text === undefined) return quoteTitle(ref, context, block)
  const words = lead(ref, context, block)
  const toNote = context.positions.notes.has(ref.target)
  // a title without a number is named by the one above it
  const parentHeading = ref.form === 'number' ? context.places.get(ref.target)?.parentHeading : undefined
  return [
    ...(words ? [{ kind: 'run', text: words } as const] : []),
    { kind: 'ref', target: parentHeading ?? ref.target, form: ref.form, text, ...(toNote ? { toNote } : {}) },
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
function quoteTitle(ref: CrossRef, context: Context, block: string): PrintedInline[] | undefined {
  if (ref.form !== 'number' || ref.target === block) return undefined
  const { text, isPlain } = titleOf(ref.target, context)
  if (!text) return undefined
  const to = lead(ref, context, block).slice(0, -names.number.length)
  // a field would bring back the notes and the references of a title that has some
  if (!isPlain) return [{ kind: 'run', text: `${to}«${nbsp}${text}${nbsp}»` }]
  return [
    { kind: 'run', text: `${to}«${nbsp}` },
    { kind: 'ref', target: ref.target, form: 'number', text, isTitle: true },
    { kind: 'run', text: `${nbsp}»` },
  ]
}

/** The words of a title; `fixed` when it holds nothing else. */
function titleOf(target: string, { material, positions, template, today }: Context) {
  const block = material.draft.blocks[positions.rank.get(target) ?? -1]
  if (block?.kind !== 'heading') return { text: '', isPlain: false }
  let isPlain = true
  const words = block.inlines.map(inline => {
    if (inline.kind === 'text') return inline.text
    const answer =
      inline.kind === 'slot' ? slotText(inline.key, material.dossier, { template, today }) : undefined
    if (answer) return answer
    isPlain &&= inline.kind === 'private'
    if (inline.kind === 'note' || inline.kind === 'private') return ''
    if (inline.kind === 'linebreak') return ' '
    return inline.kind === 'link' ? inline.text : '…'
  })
  return { text: words.join('').replace(/ +/g, ' ').trim(), fixed: isPlain }
}

/** `cf. supra, point `: above or below by where both stand now. */
function lead({ target, form, lead: style }: CrossRef, { positions }: Context, block: string): string {
  if (!style) return ''
  if (style === 'named') return names[form]
  const ownRank = positions.rank.get(block)
  const targetRank = positions.rank.get(target)
  if (ownRank === undefined || targetRank === undefined) return `cf. ${names[form]}`
  return `cf. ${targetRank > ownRank ? 'infra' : 'supra'}, ${names[form]}`
}
