import type { Reference } from '../../../shared/drafts/assemble/assembled.ts'
import type { Inline } from '../../../shared/drafts/model.ts'
import { parseTag } from '../write/tags.ts'
import type { Recovering } from './recovering.ts'
import type { Bit } from './story.ts'
import { plain, textIn } from './tokens.ts'

/** The same words; a number that Word has counted again is no edit. */
const alike = (now: string, was: string) =>
  plain(now).trim() === plain(was).trim() || figureless(now) === figureless(was)
const figureless = (text: string) => {
  const bare = plain(text).trim()
  return /^(?:pièce n° )?(?:\d+|[IVXLC]+(?:\.[A-Z\d]+)*)?$/.test(bare)
    ? bare.replace(/(?:\d+|[IVXLC][\w.]*)$/, '#') || '#'
    : bare
}

/** Whether a reference still prints what it printed: what a field of it fetches is for the editor to count, and to count again. */
export function intact(bits: readonly Bit[], was: string): boolean {
  if (alike(textIn(bits), was)) return true
  const first = bits.findIndex(fetched)
  if (first < 0) return false
  const before = textIn(bits.slice(0, first))
  const after = textIn(bits.slice(bits.findLastIndex(fetched) + 1))
  const printed = plain(was).trim()
  const [start, end] = [plain(before).trim(), plain(after).trim()]
  return printed.length >= start.length + end.length && printed.startsWith(start) && printed.endsWith(end)
}

const fetched = (bit: Bit) => /^(?:REF|PAGEREF|NOTEREF)\b/.test(bit.field ?? '')

/** What a tag refers to; the source under a quotation is no inline. */
export function tagged(
  tag: string,
  { references }: Pick<Recovering, 'references'>,
): Extract<Reference, Inline> | undefined {
  const found = parseTag(tag, references)
  return found && found.kind !== 'quoted' ? found : undefined
}

const signs = /^(?:[([]|«[\s\u00a0]?)+/

/** What printing put at the head of a control to keep it on the line of its reference stands before it again. */
export function opened(bits: readonly Bit[], with_: Pick<Recovering, 'references' | 'texts'>): Bit[] {
  return bits.flatMap((bit, at): Bit[] => {
    const { control } = bit
    if (bit.kind !== 'text' || !control || bits[at - 1]?.control === control) return [bit]
    const sign = signs.exec(bit.text)?.[0]
    if (!sign || !tagged(control.tag, with_)) return [bit]
    const end = bits.findIndex((one, place) => place > at && one.control !== control)
    const rest = bits.slice(at + 1, end < 0 ? undefined : end)
    const printed = with_.texts.get(control.tag)
    // what it prints may itself begin so
    const said = (size: number) =>
      printed === undefined ||
      [...printed].some(one => {
        const own = signs.exec(one)?.[0].length ?? 0
        return size + own <= sign.length && intact([{ ...bit, text: bit.text.slice(size) }, ...rest], one)
      })
    let size = sign.length
    while (size > 0 && !said(size)) size -= 1
    if (size === 0) return [bit]
    const { control: _, ...free } = bit
    const left = bit.text.slice(size)
    return [{ ...free, text: bit.text.slice(0, size) }, ...(left ? [{ ...bit, text: left }] : [])]
  })
}
