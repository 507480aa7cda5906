import type { InclusiveForm } from '../../french/inclusive-form.ts'
import { type Proposal, proposals } from '../../french/typeset.ts'
import type { Block, Draft, Inline } from '../model.ts'
import { withLines } from '../walk.ts'

/** A line of a draft, or of one of its notes, and the changes typography asks of it. */
export interface Proofed {
  readonly block: string
  /** its place among the lines of its block; and the note of that line it is of */
  readonly line: number
  readonly note?: string
  readonly text: string
  readonly proposals: readonly Proposal[]
}

/** What stands for a citation, a note or a break in the text of a line. */
const HOLE = '\ufffc'

/** The inclusive form a draft asks for: its own, or that of its kind. */
export const inclusiveForm = ({ inclusive, style }: Pick<Draft, 'inclusive' | 'style'>): InclusiveForm =>
  inclusive === 'auto' ? (style === 'briefing' ? 'dot' : 'off') : inclusive

/** What typography asks of the blocks of a draft, in reading order; nothing of a quote word for word, of fixed width, of what is computed. */
export function proofread(blocks: readonly Block[], inclusive: InclusiveForm): Proofed[] {
  const found: Proofed[] = []
  const look = (inlines: readonly Inline[], at: Omit<Proofed, 'text' | 'proposals'>): void => {
    const { text, frozen, raised } = read(inlines)
    const asked = proposals(text, {
      inclusive,
      frozen: place => frozen.has(place),
      raised: place => raised.has(place),
    })
    if (asked.length > 0) found.push({ ...at, text, proposals: asked })
    for (const inline of inlines) if (inline.kind === 'note') look(inline.inlines, { ...at, note: inline.id })
  }
  for (const block of blocks)
    eachLine(block, (inlines, line) => {
      look(inlines, { block: block.id, line })
      return inlines
    })
  return found
}

/** The blocks that change when these are made; the others are the same objects. */
export function withProofs(blocks: readonly Block[], chosen: readonly Proofed[]): Block[] {
  const byBlock = new Map<string, Proofed[]>()
  for (const one of chosen) byBlock.set(one.block, [...(byBlock.get(one.block) ?? []), one])
  return blocks.map(block => {
    const mine = byBlock.get(block.id)
    if (!mine) return block
    return eachLine(block, (inlines, line) => {
      const here = mine.filter(one => one.line === line)
      const own = here.find(one => one.note === undefined)
      const notes = inlines.map((inline): Inline => {
        const inside = inline.kind === 'note' && here.find(one => one.note === inline.id)
        if (!inside || inline.kind !== 'note') return inline
        const changed = changedLine(inline.inlines, inside.proposals)
        return { ...inline, inlines: changed.filter(one => one.kind !== 'note') }
      })
      return own ? changedLine(notes, own.proposals) : notes
    })
  })
}

/** Its lines changed; what is word for word another's is left alone. */
const eachLine = (block: Block, change: Parameters<typeof withLines>[1]): Block =>
  block.kind === 'quote' && block.verbatim ? block : withLines(block, change)

function read(inlines: readonly Inline[]) {
  let text = ''
  const frozen = new Set<number>()
  const raised = new Set<number>()
  for (const inline of inlines) {
    const own = inline.kind === 'text' ? inline.text : inline.kind === 'linebreak' ? '\n' : HOLE
    if (inline.kind !== 'text' || inline.marks?.includes('mono'))
      for (let at = 0; at < own.length; at++) frozen.add(text.length + at)
    else if (inline.marks?.includes('superscript'))
      for (let at = 0; at < own.length; at++) raised.add(text.length + at)
    text += own
  }
  return { text, frozen, raised }
}

/** A line with changes made in it; what is written anew takes the face of what it replaces. */
export function changedLine(inlines: readonly Inline[], chosen: readonly Proposal[]): Inline[] {
  const out: Inline[] = []
  let at = 0
  for (const { start, end, text, raised } of chosen) {
    out.push(...cut(inlines, at, start))
    const face = cut(inlines, start, Math.max(end, start + 1))[0] ?? cut(inlines, start - 1, start)[0]
    const kept = face?.kind === 'text' ? face : { kind: 'text' as const, text: '' }
    const marks = raised
      ? [
          ...(kept.marks ?? []).filter(mark => mark !== 'subscript' && mark !== 'superscript'),
          'superscript' as const,
        ]
      : kept.marks
    if (text) out.push({ ...kept, text, ...(marks && { marks }) })
    at = end
  }
  out.push(...cut(inlines, at, Number.POSITIVE_INFINITY))
  return joined(out)
}

function cut(inlines: readonly Inline[], from: number, to: number): Inline[] {
  const out: Inline[] = []
  let at = 0
  for (const inline of inlines) {
    const size = inline.kind === 'text' ? inline.text.length : 1
    const start = Math.max(0, from - at)
    const end = Math.min(size, to - at)
    if (start < end)
      out.push(inline.kind === 'text' ? { ...inline, text: inline.text.slice(start, end) } : inline)
    at += size
  }
  return out
}

const joined = (inlines: readonly Inline[]): Inline[] => {
  const out: Inline[] = []
  for (const inline of inlines) {
    const last = out.at(-1)
    if (inline.kind === 'text' && last?.kind === 'text' && sameFace(last, inline))
      out[out.length - 1] = { ...last, text: last.text + inline.text }
    else out.push(inline)
  }
  return out
}

type Text = Extract<Inline, { kind: 'text' }>
const sameFace = ({ text: _, ...one }: Text, { text: __, ...other }: Text): boolean =>
  JSON.stringify(one) === JSON.stringify(other)
