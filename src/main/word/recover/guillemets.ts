import type { Inline } from '../../../shared/drafts/model.ts'
import type { Bit } from '../read/story.ts'
import type { BaselinePiece } from './baseline.ts'
import { joinBits } from './line/adjacent.ts'
import { plain, textIn } from './line/line-tokens.ts'

/** Marks that printing put around a quotation are not in the draft. */
export function withoutGuillemets(
  readBits: readonly Bit[],
  one: BaselinePiece,
  last: number,
): readonly Bit[] {
  const closes = one.line === last && !/[»”"]\s*\.?$/.test(one.text)
  const opens = !/^[«“"]/.test(one.text)
  const bits = joinBits(readBits)
  const attempts = [bits, withoutOpening(bits), withoutClosing(bits), withoutClosing(withoutOpening(bits))]
  const exact = attempts.find(some => plain(textIn(some)).trim() === one.text)
  if (exact) return exact
  const start = opens ? withoutOpening(bits) : bits
  return closes ? withoutClosing(start) : start
}

function withoutOpening(bits: readonly Bit[]): readonly Bit[] {
  const [first, ...rest] = bits
  if (first?.kind === 'page') return [first, ...withoutOpening(rest)]
  if (first?.kind !== 'text' || !/^«[\s\u00a0]/.test(first.text)) return bits
  const text = first.text.replace(/^«[\s\u00a0]/, '')
  return text ? [{ ...first, text }, ...rest] : rest
}

function withoutClosing(bits: readonly Bit[]): readonly Bit[] {
  const last = bits.at(-1)
  if (last?.kind === 'page') return [...withoutClosing(bits.slice(0, -1)), last]
  if (last?.kind !== 'text' || !/[\s\u00a0]»$/.test(last.text)) return bits
  const text = last.text.replace(/[\s\u00a0]»$/, '')
  return text ? [...bits.slice(0, -1), { ...last, text }] : bits.slice(0, -1)
}

/** A quotation without the marks its writer put around the whole of it. */
export function withoutQuotes(inlines: readonly Inline[]): Inline[] {
  const [first] = inlines
  const last = inlines.at(-1)
  const isQuoted =
    first?.kind === 'text' && last?.kind === 'text' && /^«/.test(first.text) && /»\s*$/.test(last.text)
  if (!isQuoted) return [...inlines]
  return inlines
    .map(inline => {
      if (inline.kind !== 'text') return inline
      let { text } = inline
      if (inline === first) text = text.replace(/^«[\s\u00a0]*/, '')
      if (inline === last) text = text.replace(/[\s\u00a0]*»\s*$/, '')
      return { ...inline, text }
    })
    .filter(inline => inline.kind !== 'text' || inline.text !== '')
}
