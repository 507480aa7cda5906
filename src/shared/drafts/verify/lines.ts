import { type Offer, offersAgain } from '../../library/cite/find/offer.ts'
import type { SourceRef } from '../../library/model.ts'
import type { Block, Draft, Inline } from '../model.ts'
import { linesOf } from '../walk.ts'

/** Stands for a computed thing in the text of a line. */
export const HOLE = '\ufffc'

/** A citation of a line: a live one, by its reference, or one typed, as it is read. */
export interface Cite {
  readonly start: number
  readonly end: number
  readonly written: string
  readonly pin?: string
  readonly live?: SourceRef
  readonly offer?: Offer
}

/** A line of a draft, or of one of its footnotes, with its citations in their order. */
export interface CitedLine {
  readonly block: string
  /** a quotation as a whole, without guillemets: what it cites is cited by another */
  readonly isSetApart: boolean
  readonly text: string
  readonly cites: readonly Cite[]
  /** its footnotes, and where they are called */
  readonly notes: readonly { readonly at: number; readonly line: CitedLine }[]
}

interface Bare {
  readonly block: string
  readonly text: string
  readonly live: readonly { readonly at: number; readonly ref: SourceRef }[]
  readonly notes: readonly { readonly at: number; readonly line: Bare }[]
}

/** Citations of a block; the same object as long as neither the block nor what its words mean has changed. */
export interface CitedBlock {
  readonly block: Block
  readonly lines: readonly CitedLine[]
}

interface KnownBlock extends CitedBlock {
  readonly offers: readonly (readonly Offer[])[]
}

interface BareBlock {
  readonly block: Block
  readonly lines: readonly Bare[]
  /** the lines, each followed by those of its notes */
  readonly all: readonly Bare[]
}

/** Whether a block is a quotation as a whole, without guillemets: set apart, or in italics from one end to the other. */
export const isSetApart = (block: Block): boolean =>
  block.kind === 'quote' ||
  (block.kind === 'paragraph' &&
    block.inlines.some(one => one.kind === 'text' && /\p{L}/u.test(one.text)) &&
    block.inlines.every(
      one => one.kind !== 'text' || !/\p{L}/u.test(one.text) || one.marks?.includes('italic') === true,
    ))

const find = offersAgain()
const bareOf = new WeakMap<Block, BareBlock>()
const citedOf = new WeakMap<Block, KnownBlock>()

/** The lines of a draft; those of a quotation word for word, which are another's, are left out. */
export function citedBlocks(draft: Pick<Draft, 'blocks'>): CitedBlock[] {
  const bare = draft.blocks.map(bareBlock)
  // in one go: a citation calls « précité » or « du même code » what the lines before it named
  const offers = find(bare.flatMap(({ all }) => all))
  let next = 0
  return bare.map(one => {
    const from = next
    next += one.all.length
    const entry = citedOf.get(one.block)
    if (entry && offersStand(entry.offers, offers, from)) return entry
    const own = offers.slice(from, next)
    const offersOfLine = new Map(one.all.map((line, n) => [line, own[n]!]))
    const { block, lines } = one
    const citedBlock = {
      block,
      offers: own,
      lines: lines.map(line => withCites(line, offersOfLine, isSetApart(block))),
    }
    citedOf.set(block, citedBlock)
    return citedBlock
  })
}

/** Whether a block's own stand at that place among all. */
function offersStand(own: KnownBlock['offers'], all: KnownBlock['offers'], from: number): boolean {
  for (let n = 0; n < own.length; n += 1) if (own[n] !== all[from + n]) return false
  return true
}

function bareBlock(block: Block): BareBlock {
  const entry = bareOf.get(block)
  if (entry) return entry
  const lines = bareLines(block)
  const bareEntry = { block, lines, all: lines.flatMap(line => [line, ...line.notes.map(note => note.line)]) }
  bareOf.set(block, bareEntry)
  return bareEntry
}

const bareLines = (block: Block): Bare[] =>
  block.kind === 'quote' && block.source ? [] : linesOf(block).map(line => bareLine(block.id, line))

function bareLine(block: string, inlines: readonly Inline[]): Bare {
  let text = ''
  const live: { at: number; ref: SourceRef }[] = []
  const notes: { at: number; line: Bare }[] = []
  for (const inline of inlines) {
    if (inline.kind === 'citation') live.push({ at: text.length, ref: inline.source })
    if (inline.kind === 'note') notes.push({ at: text.length, line: bareLine(block, inline.inlines) })
    text += wordsOf(inline)
  }
  return { block, text, live, notes }
}

function wordsOf(inline: Inline): string {
  switch (inline.kind) {
    case 'text':
    case 'link':
      return inline.text
    case 'linebreak':
      return '\n'
    case 'cut':
      return inline.shown ? `[${inline.shown}]` : '[…]'
    case 'private':
      return ''
    default:
      return HOLE
  }
}

function withCites(
  line: Bare,
  offersOfLine: ReadonlyMap<Bare, readonly Offer[]>,
  isSetApart: boolean,
): CitedLine {
  const cites = (offersOfLine.get(line) ?? []).map(
    (offer): Cite => ({
      start: offer.start,
      end: offer.end,
      written: offer.written,
      ...(offer.pin && { pin: offer.pin }),
      offer,
    }),
  )
  const live = line.live.map(
    ({ at, ref }): Cite => ({
      start: at,
      end: at + 1,
      written: '',
      ...(ref.pin && { pin: ref.pin }),
      live: ref,
    }),
  )
  return {
    block: line.block,
    isSetApart,
    text: line.text,
    cites: [...cites, ...live].sort((a, b) => a.start - b.start),
    notes: line.notes.map(({ at, line: inner }) => ({ at, line: withCites(inner, offersOfLine, false) })),
  }
}
