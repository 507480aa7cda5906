import type { Reference } from '../../../shared/draft/assembled.ts'
import type { Inline } from '../../../shared/model/draft.ts'
import { parseTag } from '../tags.ts'
import type { Recovering } from './recovering.ts'
import type { Bit } from './story.ts'
import { plain, textIn } from './tokens.ts'

/** The same words; a number that Word has counted again is no edit. */
export const alike = (now: string, was: string) =>
  plain(now).trim() === plain(was).trim() || figureless(now) === figureless(was)
const figureless = (text: string) => {
  const bare = plain(text).trim()
  return /^(?:pièce n° )?(?:\d+|[IVXLC]+(?:\.[A-Z\d]+)*)?$/.test(bare)
    ? bare.replace(/(?:\d+|[IVXLC][\w.]*)$/, '#') || '#'
    : bare
}

/** What a tag refers to; the source under a quotation is no inline. */
export function tagged(
  tag: string,
  { references }: Pick<Recovering, 'references'>,
): Extract<Reference, Inline> | undefined {
  const found = parseTag(tag, references)
  return found && found.kind !== 'quoted' ? found : undefined
}

/** What printing put at the head of a control to keep it on the line of its reference stands before it again. */
export function opened(bits: readonly Bit[], with_: Pick<Recovering, 'references' | 'texts'>): Bit[] {
  return bits.flatMap((bit, at): Bit[] => {
    const { control } = bit
    if (bit.kind !== 'text' || !control || bits[at - 1]?.control === control) return [bit]
    const sign = /^(?:[([]|«[\s\u00a0]?)+/.exec(bit.text)?.[0]
    if (!sign || !tagged(control.tag, with_)) return [bit]
    const end = bits.findIndex((one, place) => place > at && one.control !== control)
    const text = textIn(bits.slice(at, end < 0 ? undefined : end))
    const printed = with_.texts.get(control.tag)
    const said = (words: string) => printed === undefined || [...printed].some(one => alike(words, one))
    if (printed && said(text)) return [bit]
    // what it prints may itself begin so
    let size = sign.length
    while (size > 0 && !said(text.slice(size))) size -= 1
    if (size === 0) return [bit]
    const { control: _, ...free } = bit
    const rest = bit.text.slice(size)
    return [{ ...free, text: bit.text.slice(0, size) }, ...(rest ? [{ ...bit, text: rest }] : [])]
  })
}
