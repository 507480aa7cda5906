import type { InclusiveForm } from './inclusive-form.ts'
import { type Edit, KEPT, ORDINAL, RULES } from './rules.ts'

/** A change proposed to a text: what it would be from `start` to `end`, and the rule that says so. */
export interface Proposal extends Edit {
  readonly rule: string
  /** set above the line */
  readonly raised?: boolean
}

/** What is known of a text beside its letters. */
export interface Given {
  readonly inclusive?: InclusiveForm
  /** characters no rule may touch: fixed width, a citation */
  readonly frozen?: (at: number) => boolean
  /** characters that already stand above the line */
  readonly raised?: (at: number) => boolean
}

/** A stretch of the text as it would be, and where it comes from. */
interface Piece {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly rule?: string
  readonly raised?: boolean
}

/** Rules whose changes call for others are applied again; they settle at once or in two rounds. */
const rounds = 5

/** The changes French typography asks of a text. Made all, they leave nothing to ask. */
export function proposals(text: string, given: Given = {}): Proposal[] {
  const { inclusive = 'off', frozen = () => false, raised = () => false } = given
  let pieces: Piece[] | undefined
  let now = text
  for (let round = 0; round < rounds; round++) {
    let changed = false
    for (const rule of RULES) {
      const edits = allowed([...rule.edits(now, inclusive)], now)
      if (edits.length === 0) continue
      pieces ??= letters(text)
      const next = applied(pieces, edits, rule.id, frozen)
      if (!next) continue
      pieces = next
      now = pieces.map(piece => piece.text).join('')
      changed = true
    }
    if (!changed) break
  }
  const ordinals = [...now.matchAll(ORDINAL)].map(found => {
    const length = (found[1] ?? found[2] ?? '').length
    return { start: found.index + found[0].length - length, end: found.index + found[0].length }
  })
  if (ordinals.length > 0) {
    pieces ??= letters(text)
    pieces = raise(pieces, ordinals, frozen, raised)
  }
  return (pieces ?? []).flatMap(({ text: written, start, end, rule, raised: up }) =>
    rule && (up || written !== text.slice(start, end))
      ? [{ start, end, text: written, rule, ...(up && { raised: up }) }]
      : [],
  )
}

/** A text with some of its proposals made. */
export function withProposals(text: string, chosen: readonly Edit[]): string {
  let out = ''
  let at = 0
  for (const { start, end, text: written } of chosen) {
    out += text.slice(at, start) + written
    at = end
  }
  return out + text.slice(at)
}

const letters = (text: string): Piece[] =>
  Array.from({ length: text.length }, (_, at) => ({ text: text[at] ?? '', start: at, end: at + 1 }))

/** Without those that touch what is kept, or one another. */
function allowed(edits: readonly Edit[], text: string): Edit[] {
  if (edits.length === 0) return []
  const kept = [...text.matchAll(KEPT)].map(found => [found.index, found.index + found[0].length] as const)
  const sorted = edits.map(edit => tightened(edit, text)).sort((a, b) => a.start - b.start || a.end - b.end)
  const clear: Edit[] = []
  let last = -1
  for (const edit of sorted) {
    if (edit.start < last) continue
    if (kept.some(([from, to]) => edit.start < to && edit.end > from)) continue
    clear.push(edit)
    last = Math.max(edit.end, edit.start + 1)
  }
  return clear
}

/** An edit without what it leaves as it is at both ends. */
function tightened({ start, end, text: written }: Edit, text: string): Edit {
  let from = 0
  const old = text.slice(start, end)
  while (from < Math.min(old.length, written.length) && old[from] === written[from]) from += 1
  let tail = 0
  while (
    tail < Math.min(old.length, written.length) - from &&
    old[old.length - 1 - tail] === written[written.length - 1 - tail]
  )
    tail += 1
  return { start: start + from, end: end - tail, text: written.slice(from, written.length - tail) }
}

/** The pieces after edits, each of which makes one of those it covers; undefined when all of them touch what is frozen. */
function applied(
  pieces: readonly Piece[],
  edits: readonly Edit[],
  rule: string,
  frozen: (at: number) => boolean,
): Piece[] | undefined {
  const out: Piece[] = []
  let n = 0
  let offset = 0
  let changed = false
  for (const edit of edits) {
    while (n < pieces.length && offset + (pieces[n]?.text.length ?? 0) <= edit.start) {
      const piece = pieces[n++] as Piece
      out.push(piece)
      offset += piece.text.length
    }
    const first = pieces[n]
    const begin = offset
    const covered: Piece[] = []
    while (n < pieces.length && offset < Math.max(edit.end, edit.start + (edit.start > begin ? 1 : 0))) {
      const piece = pieces[n++] as Piece
      covered.push(piece)
      offset += piece.text.length
    }
    if (covered.some(piece => spanFrozen(piece, frozen))) {
      out.push(...covered)
      continue
    }
    const whole = covered.map(piece => piece.text).join('')
    const written = whole.slice(0, edit.start - begin) + edit.text + whole.slice(edit.end - begin)
    const start = covered[0]?.start ?? first?.start ?? pieces.at(-1)?.end ?? 0
    out.push({ text: written, start, end: covered.at(-1)?.end ?? start, rule })
    changed = true
  }
  return changed ? [...out, ...pieces.slice(n)] : undefined
}

const spanFrozen = ({ start, end }: Piece, frozen: (at: number) => boolean): boolean => {
  for (let at = start; at < end; at++) if (frozen(at)) return true
  return false
}

/** The endings of ordinals set above the line, unless they already are. */
function raise(
  pieces: readonly Piece[],
  spans: readonly { readonly start: number; readonly end: number }[],
  frozen: (at: number) => boolean,
  raised: (at: number) => boolean,
): Piece[] {
  const out: Piece[] = []
  let n = 0
  let offset = 0
  for (const { start, end } of spans) {
    while (n < pieces.length && offset + (pieces[n]?.text.length ?? 0) <= start) {
      const piece = pieces[n++] as Piece
      out.push(piece)
      offset += piece.text.length
    }
    const covered: Piece[] = []
    let from = offset
    while (n < pieces.length && offset < end) {
      const piece = pieces[n++] as Piece
      covered.push(piece)
      offset += piece.text.length
    }
    const first = covered[0]
    const last = covered.at(-1)
    if (!first || !last) continue
    const done = covered.every(piece => piece.end > piece.start && upTo(piece, raised))
    if (done || covered.some(piece => spanFrozen(piece, frozen))) {
      out.push(...covered)
      continue
    }
    // a number that came with its ending in one change keeps to the line
    const whole = covered.map(piece => piece.text).join('')
    const lead = whole.slice(0, start - from)
    if (lead)
      out.push({
        text: lead,
        start: first.start,
        end: Math.max(first.start, last.end - (end - start)),
        rule: 'ordinals',
      })
    from = lead ? Math.max(first.start, last.end - (end - start)) : first.start
    out.push({ text: whole.slice(lead.length), start: from, end: last.end, rule: 'ordinals', raised: true })
  }
  return [...out, ...pieces.slice(n)]
}

const upTo = ({ start, end }: Piece, raised: (at: number) => boolean): boolean => {
  for (let at = start; at < end; at++) if (!raised(at)) return false
  return true
}
