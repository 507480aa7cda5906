/** What cp1252 shows for the bytes 0x80 to 0x9F. */
const upper = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'
const byteOf = new Map([...upper].map((char, at) => [char, 0x80 + at]))
const later = `[\\u0080-\\u00bf${upper}]`
/** UTF-8 read as cp1252: accented letters, typographic signs, `œ`. Nothing a French text holds by itself looks like it. */
const spoilt = new RegExp(`[ÂÃ]${later}|Å[“’¸]|â[€‚„]${later}`, 'g')

/** Repairs the spans of a text that were encoded twice (`Ã©`, `â€™`), one by one; what does not decode is left as it is. */
export function unspoilt(text: string): string {
  if (!/[ÂÃÅâ][\u0080-\u00bf\u0152-\u2122]/.test(text)) return text
  return text.replace(spoilt, span => {
    const bytes = Uint8Array.from(span, char => byteOf.get(char) ?? char.charCodeAt(0))
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    } catch {
      return span
    }
  })
}
