import type { InclusiveForm } from '../../french/inclusive-form.ts'
import { type Proposal, proposals } from '../../french/typeset.ts'
import type { Block, Draft, Inline } from '../model.ts'
import { withLines } from '../walk.ts'

/** A line of a draft, or of one of its notes, and the changes typography asks of it. */
export interface Proof {
  readonly block: string
  /** its place among the lines of its block; and the note of that line it is of */
  readonly line: number
  readonly note?: string
  readonly text: string
  readonly proposals: readonly Proposal[]
}

/** Stands for a citation, a note or a break in the text of a line. */
const HOLE = '\ufffc'

/** The inclusive form a draft asks for: its own, or that of its kind. */
export const inclusiveForm = ({ inclusive, style }: Pick<Draft, 'inclusive' | 'style'>): InclusiveForm =>
  inclusive === 'auto' ? (style === 'briefing' ? 'dot' : 'off') : inclusive

/** Typographic corrections of the blocks of a draft, in reading order; none for a quote word for word, fixed width or computed text. */
export function proofread(blocks: readonly Block[], inclusive: InclusiveForm): Proof[] {
  const proofs: Proof[] = []
  const look = (inlines: readonly Inline[], at: Omit<Proof, 'text' | 'proposals'>): void => {
    const { text, frozen, raised: superscripts } = read(inlines)
    const corrections = proposals(text, {
      inclusive,
      isFrozenAt: place => frozen.has(place),
      isSuperscriptAt: place => superscripts.has(place),
    })
    if (corrections.length > 0) proofs.push({ ...at, text, proposals: corrections })
    for (const inline of inlines) if (inline.kind === 'note') look(inline.inlines, { ...at, note: inline.id })
  }
  for (const block of blocks)
    eachLine(block, (inlines, line) => {
      look(inlines, { block: block.id, line })
      return inlines
    })
  return proofs
}

/** The blocks that change when these are made; the others are the same objects. */
export function withProofs(blocks: readonly Block[], proofs: readonly Proof[]): Block[] {
  const byBlock = new Map<string, Proof[]>()
  for (const one of proofs) byBlock.set(one.block, [...(byBlock.get(one.block) ?? []), one])
  return blocks.map(block => {
    const mine = byBlock.get(block.id)
    if (!mine) return block
    return eachLine(block, (inlines, line) => {
      const lineProofs = mine.filter(one => one.line === line)
      const own = lineProofs.find(one => one.note === undefined)
      const notes = inlines.map((inline): Inline => {
        const inside = inline.kind === 'note' && lineProofs.find(one => one.note === inline.id)
        if (!inside || inline.kind !== 'note') return inline
        const inlinesOfNote = changedLine(inline.inlines, inside.proposals)
        return { ...inline, inlines: inlinesOfNote.filter(one => one.kind !== 'note') }
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
  const untouchable = new Set<number>()
  const superscripts = new Set<number>()
  for (const inline of inlines) {
    const own = inline.kind === 'text' ? inline.text : inline.kind === 'linebreak' ? '\n' : HOLE
    if (inline.kind !== 'text' || inline.marks?.includes('mono'))
      for (let at = 0; at < own.length; at++) untouchable.add(text.length + at)
    else if (inline.marks?.includes('superscript'))
      for (let at = 0; at < own.length; at++) superscripts.add(text.length + at)
    text += own
  }
  return { text, frozen: untouchable, raised: superscripts }
}

/** A line with changes made in it; what is written anew takes the face of what it replaces. */
export function changedLine(inlines: readonly Inline[], edits: readonly Proposal[]): Inline[] {
  const out: Inline[] = []
  let at = 0
  for (const { start, end, text, isRaised: isSuperscript } of edits) {
    out.push(...cut(inlines, at, start))
    const face = cut(inlines, start, Math.max(end, start + 1))[0] ?? cut(inlines, start - 1, start)[0]
    const textFace = face?.kind === 'text' ? face : { kind: 'text' as const, text: '' }
    const marks = isSuperscript
      ? [
          ...(textFace.marks ?? []).filter(mark => mark !== 'subscript' && mark !== 'superscript'),
          'superscript' as const,
        ]
      : textFace.marks
    if (text) out.push({ ...textFace, text, ...(marks && { marks }) })
    at = end
  }
  out.push(...cut(inlines, at, Number.POSITIVE_INFINITY))
  return joinRuns(out)
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

const joinRuns = (inlines: readonly Inline[]): Inline[] => {
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
