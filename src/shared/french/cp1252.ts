/** The characters of cp1252 for the bytes 0x80 to 0x9F. */
export const upper = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'
const bytes = new Map([...upper].map((char, at) => [char, 0x80 + at]))

/** The byte of one of these signs. */
export const upperByte = (char: string): number | undefined => bytes.get(char)
