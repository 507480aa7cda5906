import { isRaisedEnding } from '../../../shared/french/page/raised-endings.ts'
import type { Bit } from './story.ts'

/**
 * Takes the endings of ordinals back to the line: the page raises them by itself, whoever raised them in the file, so that « 1er » is
 * one word to what looks for citations and no edit when a text comes back. A raised « o » after n is the sign of « n° ».
 */
export function withPlainEndings(bits: readonly Bit[]): Bit[] {
  if (!bits.some(isRaised)) return [...bits]
  let before = ''
  return bits.map(bit => {
    if (bit.kind !== 'text') {
      before = ''
      return bit
    }
    const ending = bit.text.trimEnd()
    const isEnding = isRaised(bit) && isRaisedEnding(before, ending)
    const text = isEnding && ending === 'o' ? bit.text.replace('o', '°') : bit.text
    before = (before + text).slice(-REACH_CHARS)
    if (!isEnding) return bit
    const plain: Bit = { ...bit, text, marks: bit.marks.filter(mark => mark !== 'superscript') }
    // raising it is no change of format either
    if (plain.was?.marks.filter(mark => mark !== 'superscript').join() !== plain.marks.join()) return plain
    const { was: _, ...unchanged } = plain
    return unchanged
  })
}

/** Letters before an ending that tell what it ends. */
const REACH_CHARS = 8

const isRaised = (bit: Bit): boolean => bit.kind === 'text' && bit.marks.includes('superscript')
