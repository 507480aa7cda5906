import { upper, upperByte } from '../../../shared/french/cp1252.ts'

const later = `[\\u0080-\\u00bf${upper}]`
/** UTF-8 read as cp1252: accented letters, typographic signs, `œ`. Nothing a French text holds by itself looks like it. */
const spoilt = new RegExp(`[ÂÃ]${later}|Å[“’¸]|â[€‚„]${later}`, 'g')

const controls = /[\u0080-\u009f]/g

/**
 * Repairs the spans of a text that were encoded twice (`Ã©`, `â€™`), one by one, then the signs of cp1252 left as controls;
 * what does not decode is left as it is.
 */
export function unspoilt(text: string): string {
  if (!/[\u0080-\u009f]|[ÂÃÅâ][\u00a0-\u00bf\u0152-\u2122]/.test(text)) return text
  const once = text.replace(spoilt, span => {
    const bytes = Uint8Array.from(span, char => upperByte(char) ?? char.charCodeAt(0))
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    } catch {
      return span
    }
  })
  return once.replace(controls, char => upper[char.charCodeAt(0) - 0x80] ?? char)
}
