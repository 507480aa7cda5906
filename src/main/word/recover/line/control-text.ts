import type { Reference } from '../../../../shared/drafts/assemble/assembled.ts'
import type { Inline } from '../../../../shared/drafts/model.ts'
import type { Bit } from '../../read/story.ts'
import { parseTag } from '../../write/tags.ts'
import type { RecoveryContext } from '../recovery-context.ts'
import { plain, textIn } from './line-tokens.ts'

/** The text of a reference without its number, which Word may have counted again. */
const figureless = (text: string) => {
  const bare = plain(text).trim()
  return /^(?:pièce n° )?(?:\d+|[IVXLC]+(?:\.[A-Z\d]+)*)?$/.test(bare)
    ? bare.replace(/(?:\d+|[IVXLC][\w.]*)$/, '#') || '#'
    : bare
}

/**
 * Whether a reference still prints what it printed: what a field of it fetches is for the editor to count, and to count again. A fact
 * (`isFact`) is never counted: another number in it is an edit.
 */
export function intact(bits: readonly Bit[], printedText: string, isFact: boolean): boolean {
  const text = textIn(bits)
  if (plain(text).trim() === plain(printedText).trim()) return true
  if (isFact) return false
  if (figureless(text) === figureless(printedText)) return true
  const first = bits.findIndex(isFetched)
  if (first < 0) return false
  const last = bits.findLastIndex(isFetched)
  const print = plain(printedText).trim()
  const [start, end] = [bits.slice(0, first), bits.slice(last + 1)].map(part => plain(textIn(part)).trim())
  return (
    print.length >= start!.length + end!.length &&
    print.startsWith(start!) &&
    print.endsWith(end!) &&
    bits.slice(first, last + 1).every(bit => isCounted(bit, print))
  )
}

const isFetched = (bit: Bit) => /^(?:REF|PAGEREF|NOTEREF)\b/.test(bit.field ?? '')

/** Whether a piece among those fetched is only a number, or words that were printed: not what somebody wrote there. */
function isCounted(bit: Bit, print: string): boolean {
  if (bit.kind !== 'text') return true
  // a title is fetched with its words, and an editor says in its language that it found nothing
  if (/^REF(?! .*\\[nrw]\b)/.test(bit.field ?? '') || /^\s*err/i.test(bit.text)) return true
  const words = plain(bit.text).match(/[\p{L}\p{N}]+/gu) ?? []
  return words.every(word => /^(?:\d+|[IVXLCDM]+|\p{L})$/iu.test(word) || print.includes(word))
}

/** Whether a number was written by hand in a reference that no field counts. */
export const changedNumber = (bits: readonly Bit[], printedText: string): boolean =>
  plain(textIn(bits)).trim() !== plain(printedText).trim() && !bits.some(isFetched)

/** The inline a tag refers to; undefined for the source under a quotation, which is no inline. */
export function referenceOf(
  tag: string,
  { references }: Pick<RecoveryContext, 'references'>,
): Extract<Reference, Inline> | undefined {
  const reference = parseTag(tag, references)
  return reference && reference.kind !== 'quoted' ? reference : undefined
}

/** Whether a tag is that of a fact of the dossier. */
export const isFactTag = (tag: string) => tag.startsWith('s|')

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
        return (
          size + own <= sign.length &&
          intact([{ ...bit, text: bit.text.slice(size) }, ...rest], one, isFactTag(control.tag))
        )
      })
    let size = sign.length
    while (size > 0 && !fits(size)) size -= 1
    if (size === 0) return [bit]
    const { control: _, ...free } = bit
    const remainder = bit.text.slice(size)
    return [{ ...free, text: bit.text.slice(0, size) }, ...(remainder ? [{ ...bit, text: remainder }] : [])]
  })
}
