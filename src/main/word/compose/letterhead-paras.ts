import type { Assembled } from '../../../shared/drafts/assemble/assembled.ts'
import { type Letterhead, type Logo, linesOf } from '../../../shared/word/letterhead.ts'
import { type Figure, type Para, para } from '../layout/pieces.ts'
import { type Look, textWidth } from '../looks/look.ts'
import { ruleHeight, TWIPS_PER_MM } from '../looks/units.ts'
import { pictureLine } from './picture-pieces.ts'
import { textSpan } from './spans.ts'

/** Paragraphs of a letterhead above the text of the first page: logo, name, lines, a rule, space. */
export const letterheadParas = ({ logo, name, lines }: Letterhead, look: Look): Para[] => {
  const paras = [
    ...(logo ? [logoPara(logo, look)] : []),
    ...(name.trim() ? [para('LetterheadName', [textSpan(name.trim())])] : []),
    ...linesOf(lines).map(line => para('Header', [textSpan(line)])),
  ]
  return paras.length > 0 ? [...paras, para('LetterheadRule', [])] : []
}

/** The logo at its height, never wider than the text. */
function logoPara({ hash, type, alt, size, height }: Logo, look: Look): Para {
  const high = height * TWIPS_PER_MM
  const shrink = Math.min(1, textWidth(look) / ((high * size.width) / size.height))
  const picture: Figure = {
    ...{ hash, type, alt },
    width: Math.max(1, Math.round((high * shrink * size.width) / size.height)),
    height: Math.max(1, Math.round(high * shrink)),
  }
  return { ...para('Picture', []), picture, align: 'left', before: 0, after: AIR_TWIPS }
}

/** How high a paragraph of the letterhead stands, without what follows it. */
export const letterheadLine = ({ style, picture }: Para, look: Look): number =>
  picture ? pictureLine(picture, look) : look.styles[style].line + ruleHeight(look.styles[style].top)

/** The lines at the foot of each page: the short name of the case, those of the letterhead; the page comes after. */
export const footLines = ({ footer, letterhead }: Assembled) => ({
  title: footer,
  lines: letterhead ? linesOf(letterhead.footer) : [],
})

/** A look with the room a letterhead takes: above the text of the first page, and at the foot of all. */
export function withLetterhead(look: Look, document: Assembled): Look {
  const { letterhead } = document
  if (!letterhead) return look
  const { page } = look
  const high = letterheadHeight(letterhead, look)
  return {
    ...look,
    page: { ...page, bottom: Math.max(page.bottom, page.footer + footHeight(document, look)) },
    opening: high > 0 ? Math.max(0, page.footer + high - page.top) : 0,
  }
}

/** How high a letterhead stands. */
export const letterheadHeight = (letterhead: Letterhead, look: Look): number =>
  letterheadParas(letterhead, look).reduce(
    (sum, one) => sum + letterheadLine(one, look) + (one.after ?? 0),
    0,
  )

/** How high our foot stands, with the air above it. */
export function footHeight(document: Assembled, { styles }: Look): number {
  const { title, lines } = footLines(document)
  return ((title ? 1 : 0) + lines.length + 1) * styles.Footer.line + AIR_TWIPS
}

/** Space between the text and the foot, and between the logo and the name. */
const AIR_TWIPS = 200
