/** Texts longer than this are shown around what differs. */
const LONG_CHARS = 1500
/** Characters shown before and after the difference. */
const CONTEXT_CHARS = 240
/** Longest wording shown. */
const MAX_TEXT_CHARS = 6000

/**
 * Several wordings of one thing, cut to what differs and a little around: what they all begin and end with is `[…]`.
 * Cuts fall between words. Short ones come back as they are.
 */
export function shorten(values: readonly (string | undefined)[]): (string | undefined)[] {
  const texts = values.filter(value => value !== undefined)
  if (texts.every(text => text.length <= LONG_CHARS)) return [...values]
  if (texts.length < 2) return values.map(value => value && cut(value, MAX_TEXT_CHARS))
  const start = beforeWord(texts[0] ?? '', sharedLength(texts, (text, at) => text.charAt(at)) - CONTEXT_CHARS)
  const limit = Math.min(...texts.map(text => text.length)) - start
  const tail = Math.min(
    limit,
    sharedLength(texts, (text, at) => text.charAt(text.length - 1 - at)),
  )
  return values.map(value => {
    if (value === undefined) return undefined
    const end = afterWord(value, value.length - Math.max(0, tail - CONTEXT_CHARS))
    const stop = Math.min(end, start + MAX_TEXT_CHARS)
    return `${start > 0 ? '[…] ' : ''}${value.slice(start, stop)}${stop < value.length ? ' […]' : ''}`
  })
}

const cut = (text: string, length: number): string =>
  text.length > length ? `${text.slice(0, length)} […]` : text

/** How many characters they all share, from one end. */
function sharedLength(texts: readonly string[], charAt: (text: string, at: number) => string): number {
  const [first = '', ...rest] = texts
  const shortest = Math.min(...texts.map(text => text.length))
  let n = 0
  while (n < shortest && rest.every(text => charAt(text, n) === charAt(first, n))) n += 1
  return n
}

function beforeWord(text: string, at: number): number {
  if (at <= 0) return 0
  return text.lastIndexOf(' ', at) + 1
}

function afterWord(text: string, at: number): number {
  const space = text.indexOf(' ', at)
  return at >= text.length || space < 0 ? text.length : space
}
