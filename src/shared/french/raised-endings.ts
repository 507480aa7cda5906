const ROMAN = '(?=[IVXLC])(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})'
const RAISED_WORD = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(?:1|I)\\u0001(?:ers?|res?|ères?)|(?:\\d{1,3}|${ROMAN})\\u0001(?:es?|èmes?|n?des?)|[nN]\\u0001os?|M\\u0001(?:mes?|lles?|es?|gr))$`,
  'u',
)

/** Whether letters above the line, after these, are no more than the ending of a word: 1 and er, M and me, n and os. */
export const isRaisedEnding = (before: string, ending: string): boolean =>
  ending.length <= 5 && RAISED_WORD.test(`${before.slice(-8)}\u0001${ending}`)
