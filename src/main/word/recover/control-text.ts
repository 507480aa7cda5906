import type { Reference } from '../../../shared/drafts/assemble/assembled.ts'
import type { Inline } from '../../../shared/drafts/model.ts'
import type { Bit } from '../read/story.ts'
import { parseTag } from '../write/tags.ts'
import { plain, textIn } from './line-tokens.ts'
import type { RecoveryContext } from './recovery-context.ts'

/** Whether two texts read the same; a number that Word has counted again is no edit. */
const alike = (now: string, printedText: string) =>
  plain(now).trim() === plain(printedText).trim() || figureless(now) === figureless(printedText)
const figureless = (text: string) => {
  const bare = plain(text).trim()
  return /^(?:pièce n° )?(?:\d+|[IVXLC]+(?:\.[A-Z\d]+)*)?$/.test(bare)
    ? bare.replace(/(?:\d+|[IVXLC][\w.]*)$/, '#') || '#'
    : bare
}

/** Whether a reference still prints what it printed: what a field of it fetches is for the editor to count, and to count again. */
export function intact(bits: readonly Bit[], printedText: string): boolean {
  if (alike(textIn(bits), printedText)) return true
  const first = bits.findIndex(isFetched)
  if (first < 0) return false
  const before = textIn(bits.slice(0, first))
  const after = textIn(bits.slice(bits.findLastIndex(isFetched) + 1))
  const print = plain(printedText).trim()
  const [start, end] = [plain(before).trim(), plain(after).trim()]
  return print.length >= start.length + end.length && print.startsWith(start) && print.endsWith(end)
}

const isFetched = (bit: Bit) => /^(?:REF|PAGEREF|NOTEREF)\b/.test(bit.field ?? '')

/** The inline a tag refers to; undefined for the source under a quotation, which is no inline. */
export function referenceOf(
  tag: string,
  { references }: Pick<RecoveryContext, 'references'>,
): Extract<Reference, Inline> | undefined {
  const reference = parseTag(tag, references)
  return reference && reference.kind !== 'quoted' ? reference : undefined
}

const OPENING_SIGNS = /^(?:[([]|«[\s\u00a0]?)+/

/** Moves the opening signs that printing put inside a control back in front of it. */
export function moveSignsOut(
  bits: readonly Bit[],
  context: Pick<RecoveryContext, 'references' | 'texts'>,
): Bit[] {
  return bits.flatMap((bit, at): Bit[] => {
    const { control } = bit
    if (bit.kind !== 'text' || !control || bits[at - 1]?.control === control) return [bit]
    const sign = OPENING_SIGNS.exec(bit.text)?.[0]
    if (!sign || !referenceOf(control.tag, context)) return [bit]
    const end = bits.findIndex((one, place) => place > at && one.control !== control)
    const rest = bits.slice(at + 1, end < 0 ? undefined : end)
    const prints = context.texts.get(control.tag)
    // what it prints may itself begin so
    const fits = (size: number) =>
      prints === undefined ||
      [...prints].some(one => {
        const own = OPENING_SIGNS.exec(one)?.[0].length ?? 0
        return size + own <= sign.length && intact([{ ...bit, text: bit.text.slice(size) }, ...rest], one)
      })
    let size = sign.length
    while (size > 0 && !fits(size)) size -= 1
    if (size === 0) return [bit]
    const { control: _, ...free } = bit
    const remainder = bit.text.slice(size)
    return [{ ...free, text: bit.text.slice(0, size) }, ...(remainder ? [{ ...bit, text: remainder }] : [])]
  })
}
