import { z } from 'zod'

const LINE_ENDS = /[\t\n\v\f\r\u0085\u2028\u2029]+/gu
/** Signs that no reader sees: controls, marks of direction, spaces of no width, tags, fillers, halves of a sign. */
const INVISIBLE =
  /(?!\u200c|\u200d|\ufe0e|\ufe0f)[\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]/gu
/** Signs that are not seen and may change how their neighbours are drawn: the joiners, the variants of a picture. */
const SHAPING = /(?:\u200c|\u200d|\ufe0e|\ufe0f)+/gu
const VARIANT = /\ufe0e|\ufe0f/u
/** Letters that a joiner draws apart or together. */
const JOINED_LETTER =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Nko}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}]/u
const PICTURE = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f/u
const VARIED = /[\p{Extended_Pictographic}\d#*]/u

/** Whether a shaping sign changes what is drawn: a joiner inside such a script or between two pictures, the variant of a picture. */
function isDrawn(sign: string, before: string, after: string): boolean {
  if (VARIANT.test(sign)) return VARIED.test(before)
  return [JOINED_LETTER, PICTURE].some(kind => kind.test(before) && kind.test(after))
}

/** A line end between two words is a space; before the first or after the last, nothing. */
const spaceBetween = (ends: string, at: number, text: string): string =>
  at === 0 || at + ends.length === text.length ? '' : ' '

/** Of a run of shaping signs, those that are drawn. */
function drawnOf(run: string, at: number, text: string): string {
  const end = at + run.length
  const after = String.fromCodePoint(text.codePointAt(end) ?? 0)
  let before = Array.from(text.slice(Math.max(0, at - 2), at)).at(-1) ?? ''
  let drawn = ''
  for (const sign of run)
    if (isDrawn(sign, before, after)) {
      drawn += sign
      before = sign
    }
  return drawn
}

/** A name as one line that shows all it holds: line ends are spaces, invisible signs go; spaces that do not break stay. */
export function oneLine(text: string): string {
  const seen = text.replace(LINE_ENDS, spaceBetween).replace(INVISIBLE, '')
  return seen.replace(SHAPING, drawnOf)
}

/** A name, a title, a label, the name of a file: cleaned wherever it is read, from a page, a file or an older row. */
export const OneLine = z.string().overwrite(oneLine)
