import type { DrawnPage } from '../../../../shared/word/drawn-page.ts'
import { element } from '../../package/element.ts'
import { child, children, type Node, val } from '../../package/word-xml.ts'
import type { Model } from '../model.ts'
import { boundedInteger } from '../props.ts'
import { hex } from '../theme.ts'

/** Lines, as against the small drawings Word also makes frames of. */
const LINE_STYLES =
  /^(?:single|thick|double|triple|dotted|dashed|dashSmallGap|dotDash|dotDotDash|inset|outset|(?:thinThick|thickThin|thinThickThin)(?:Small|Medium|Large)Gap)$/

const sides = ['top', 'left', 'bottom', 'right'] as const

/** The rules around the pages of a model, as its section says them; nothing where they are none or no lines. */
export function pageBorders(section: Node | undefined, leave: (what: string) => void): Node | undefined {
  const borders = child(section, 'w:pgBorders')
  if (!borders) return undefined
  const { 'w:offsetFrom': from, 'w:display': display } = borders.attributes
  const rules = sides.flatMap((side): Node[] => {
    const one =
      child(borders, `w:${side}`) ??
      child(borders, side === 'left' ? 'w:start' : side === 'right' ? 'w:end' : '')
    const style = val(one)
    if (!one || style === undefined || style === 'nil' || style === 'none') return []
    if (!LINE_STYLES.test(style)) {
      leave('le cadre à motif autour des pages')
      return []
    }
    return [
      element(`w:${side}`, {
        'w:val': style,
        'w:sz': String(boundedInteger(one.attributes['w:sz'], 2, 96) ?? 4),
        'w:space': String(boundedInteger(one.attributes['w:space'], 0, 31) ?? 0),
        'w:color': hex(one.attributes['w:color']) ?? 'auto',
      }),
    ]
  })
  if (rules.length === 0) return undefined
  return element(
    'w:pgBorders',
    {
      ...(from === 'page' ? { 'w:offsetFrom': 'page' } : {}),
      ...(display === 'firstPage' || display === 'notFirstPage' ? { 'w:display': display } : {}),
    },
    rules,
  )
}

/** Where they stand on a page, in points: so far from its edges, or from those of the text. */
export function borderRules({ borders, page }: Model, number: number): DrawnPage['rules'] {
  const display = borders?.attributes['w:display']
  if (!borders || (display === 'firstPage' && number > 1) || (display === 'notFirstPage' && number === 1))
    return []
  const byPage = borders.attributes['w:offsetFrom'] === 'page'
  const space = (side: (typeof sides)[number]) =>
    Number(child(borders, `w:${side}`)?.attributes['w:space'] ?? 0)
  const at = (side: (typeof sides)[number]) => (byPage ? space(side) : page[side] / 20 - space(side))
  const [left, right] = [at('left'), page.width / 20 - at('right')]
  const [top, bottom] = [at('top'), page.height / 20 - at('bottom')]
  return children(borders).map(({ name }) => {
    switch (name) {
      case 'w:top':
        return { x: left, y: top, width: right - left }
      case 'w:bottom':
        return { x: left, y: bottom, width: right - left }
      default:
        return { x: name === 'w:left' ? left : right, y: top, width: 0, height: bottom - top }
    }
  })
}
