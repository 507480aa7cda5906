import type { InclusiveForm } from './inclusive-form.ts'
import { type Edit, KEPT, ORDINAL, RULES } from './typing-rules.ts'

/** A change proposed to a text: what it would be from `start` to `end`, and the rule that says so. */
export interface Proposal extends Edit {
  readonly rule: string
  /** set above the line */
  readonly isRaised?: boolean
}

/** Context of a text beside its letters. */
export interface TypesetOptions {
  readonly inclusive?: InclusiveForm
  /** characters no rule may touch: fixed width, a citation */
  readonly isFrozenAt?: (at: number) => boolean
  /** characters that already stand above the line */
  readonly isSuperscriptAt?: (at: number) => boolean
}

/** A stretch of the text as it would be, and where it comes from. */
interface Piece {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly rule?: string
  readonly isRaised?: boolean
}

/** Rules whose changes call for others are applied again; they settle at once or in two rounds. */
const MAX_ROUNDS = 5

/** The changes French typography asks of a text. Made all, they leave nothing to ask. */
export function proposals(text: string, options: TypesetOptions = {}): Proposal[] {
  const { inclusive = 'off', isFrozenAt = () => false, isSuperscriptAt: isRaised = () => false } = options
  let pieces: Piece[] | undefined
  let now = text
  for (let round = 0; round < MAX_ROUNDS; round++) {
    let hasChanged = false
    for (const rule of RULES) {
      const edits = allowedEdits([...rule.edits(now, inclusive)], now)
      if (edits.length === 0) continue
      pieces ??= letters(text)
      const next = applyEdits(pieces, edits, rule.id, isFrozenAt)
      if (!next) continue
      pieces = next
      now = pieces.map(piece => piece.text).join('')
      hasChanged = true
    }
    if (!hasChanged) break
  }
  const ordinals = [...now.matchAll(ORDINAL)].map(match => {
    const length = (match[1] ?? match[2] ?? '').length
    return { start: match.index + match[0].length - length, end: match.index + match[0].length }
  })
  if (ordinals.length > 0) {
    pieces ??= letters(text)
    pieces = raise(pieces, ordinals, isFrozenAt, isRaised)
  }
  return (pieces ?? []).flatMap(({ text: replacement, start, end, rule, isRaised: up }) =>
    rule && (up || replacement !== text.slice(start, end))
      ? [{ start, end, text: replacement, rule, ...(up && { isRaised: up }) }]
      : [],
  )
}

/** A text with some of its proposals made. */
export function withProposals(text: string, edits: readonly Edit[]): string {
  let out = ''
  let at = 0
  for (const { start, end, text: replacement } of edits) {
    out += text.slice(at, start) + replacement
    at = end
  }
  return out + text.slice(at)
}

const letters = (text: string): Piece[] =>
  Array.from({ length: text.length }, (_, at) => ({ text: text[at] ?? '', start: at, end: at + 1 }))

/** Drops the edits that touch what is kept, or one another. */
function allowedEdits(edits: readonly Edit[], text: string): Edit[] {
  if (edits.length === 0) return []
  const protectedRanges = [...text.matchAll(KEPT)].map(
    match => [match.index, match.index + match[0].length] as const,
  )
  const inOrder = edits
    .map(edit => tightenEdit(edit, text))
    .sort((a, b) => a.start - b.start || a.end - b.end)
  const clear: Edit[] = []
  let last = -1
  for (const edit of inOrder) {
    if (edit.start < last) continue
    if (protectedRanges.some(([from, to]) => edit.start < to && edit.end > from)) continue
    clear.push(edit)
    last = Math.max(edit.end, edit.start + 1)
  }
  return clear
}

/** An edit without what it leaves as it is at both ends. */
function tightenEdit({ start, end, text: replacement }: Edit, text: string): Edit {
  let from = 0
  const old = text.slice(start, end)
  while (from < Math.min(old.length, replacement.length) && old[from] === replacement[from]) from += 1
  let tail = 0
  while (
    tail < Math.min(old.length, replacement.length) - from &&
    old[old.length - 1 - tail] === replacement[replacement.length - 1 - tail]
  )
    tail += 1
  return { start: start + from, end: end - tail, text: replacement.slice(from, replacement.length - tail) }
}

/** The pieces after edits, each of which makes one of those it covers; undefined when all of them touch what is frozen. */
function applyEdits(
  pieces: readonly Piece[],
  edits: readonly Edit[],
  rule: string,
  isFrozenAt: (at: number) => boolean,
): Piece[] | undefined {
  const out: Piece[] = []
  let n = 0
  let offset = 0
  let hasChanged = false
  for (const edit of edits) {
    while (n < pieces.length && offset + (pieces[n]?.text.length ?? 0) <= edit.start) {
      const piece = pieces[n++] as Piece
      out.push(piece)
      offset += piece.text.length
    }
    const first = pieces[n]
    const begin = offset
    const overlaps: Piece[] = []
    while (n < pieces.length && offset < Math.max(edit.end, edit.start + (edit.start > begin ? 1 : 0))) {
      const piece = pieces[n++] as Piece
      overlaps.push(piece)
      offset += piece.text.length
    }
    if (overlaps.some(piece => spanFrozen(piece, isFrozenAt))) {
      out.push(...overlaps)
      continue
    }
    const whole = overlaps.map(piece => piece.text).join('')
    const replacement = whole.slice(0, edit.start - begin) + edit.text + whole.slice(edit.end - begin)
    const start = overlaps[0]?.start ?? first?.start ?? pieces.at(-1)?.end ?? 0
    out.push({ text: replacement, start, end: overlaps.at(-1)?.end ?? start, rule })
    hasChanged = true
  }
  return hasChanged ? [...out, ...pieces.slice(n)] : undefined
}

const spanFrozen = ({ start, end }: Piece, isFrozenAt: (at: number) => boolean): boolean => {
  for (let at = start; at < end; at++) if (isFrozenAt(at)) return true
  return false
}

/** The endings of ordinals set above the line, unless they already are. */
function raise(
  pieces: readonly Piece[],
  spans: readonly { readonly start: number; readonly end: number }[],
  isFrozenAt: (at: number) => boolean,
  isRaised: (at: number) => boolean,
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
    const overlaps: Piece[] = []
    let from = offset
    while (n < pieces.length && offset < end) {
      const piece = pieces[n++] as Piece
      overlaps.push(piece)
      offset += piece.text.length
    }
    const first = overlaps[0]
    const last = overlaps.at(-1)
    if (!first || !last) continue
    const isDone = overlaps.every(piece => piece.end > piece.start && upTo(piece, isRaised))
    if (isDone || overlaps.some(piece => spanFrozen(piece, isFrozenAt))) {
      out.push(...overlaps)
      continue
    }
    // a number that came with its ending in one change keeps to the line
    const whole = overlaps.map(piece => piece.text).join('')
    const lead = whole.slice(0, start - from)
    if (lead)
      out.push({
        text: lead,
        start: first.start,
        end: Math.max(first.start, last.end - (end - start)),
        rule: 'ordinals',
      })
    from = lead ? Math.max(first.start, last.end - (end - start)) : first.start
    out.push({ text: whole.slice(lead.length), start: from, end: last.end, rule: 'ordinals', isRaised: true })
  }
  return [...out, ...pieces.slice(n)]
}

const upTo = ({ start, end }: Piece, isRaised: (at: number) => boolean): boolean => {
  for (let at = start; at < end; at++) if (!isRaised(at)) return false
  return true
}
