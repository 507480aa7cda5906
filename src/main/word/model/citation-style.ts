import type { Face } from '../layout/pieces.ts'
import { child } from '../package/word-xml.ts'
import { type Props, runProps } from './props.ts'
import type { Sheet, SheetStyle } from './style-sheet.ts'
import { readTheme } from './theme.ts'

/** An empty theme: colours are already literal in a clean model. */
const theme = readTheme({ names: [], text: () => undefined, bytes: () => undefined })

/** The character style of a model that is made for what is cited, by its name, and the face it gives; Word's twins of paragraph styles are none. */
export function citationStyle(sheet: Sheet): { readonly style: SheetStyle; readonly face: Face } | undefined {
  for (const style of sheet.styles.values()) {
    if (style.type !== 'character' || / (?:Car|Char|Zchn)$/.test(style.name)) continue
    if (!/\b(?:citations?|références?|jurisprudences?)\b/i.test(style.name)) continue
    const face = faceOf(style, sheet)
    if (Object.keys(face).length > 0) return { style, face }
  }
  return undefined
}

/** Merges a style with those it is based on, without size and font, which stay the paragraph's. */
function faceOf(style: SheetStyle, sheet: Sheet): Face {
  let props: Props = {}
  let one: SheetStyle | undefined = style
  for (let depth = 0; one && depth < 30; depth += 1) {
    props = { ...runProps(child(one.node, 'w:rPr'), theme), ...props }
    one = one.base === undefined ? undefined : sheet.styles.get(one.base)
  }
  const { bold, italic, underline, smallcaps, color } = props
  return {
    ...(bold && { bold }),
    ...(italic && { italic }),
    ...(underline && { underline }),
    ...(smallcaps && { smallcaps }),
    ...(color && color !== 'auto' && { color }),
  }
}
