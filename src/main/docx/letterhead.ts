import type { Assembled } from '../../shared/draft/assembled.ts'
import { type Letterhead, linesOf } from '../../shared/model/letterhead.ts'
import { textSpan } from './inline.ts'
import type { Format, Look } from './look.ts'
import { type Para, para } from './page.ts'

/** Its paragraphs, above the text of the first page: the name, the lines under it, a rule, air. */
export const letterheadParas = ({ name, lines }: Letterhead): Para[] => {
  const said = [
    ...(name.trim() ? [para('LetterheadName', [textSpan(name.trim())])] : []),
    ...linesOf(lines).map(line => para('Header', [textSpan(line)])),
  ]
  return said.length > 0 ? [...said, para('LetterheadRule', [])] : []
}

/** The lines at the foot of each page: the short name of the case, those of the letterhead; the page comes after. */
export const footLines = ({ footer, letterhead }: Assembled) => ({
  title: footer,
  lines: letterhead ? linesOf(letterhead.footer) : [],
})

/** A look with the room a letterhead takes: above the text of the first page, and at the foot of all. */
export function withLetterhead(look: Look, assembled: Assembled): Look {
  const { letterhead } = assembled
  if (!letterhead) return look
  const { page, styles } = look
  const high = letterheadParas(letterhead).reduce(
    (sum, one) => sum + styles[one.style].line + ruled(styles[one.style]),
    0,
  )
  const { title, lines } = footLines(assembled)
  const low = ((title ? 1 : 0) + lines.length + 1) * styles.Footer.line
  return {
    ...look,
    page: { ...page, bottom: Math.max(page.bottom, page.footer + low + air) },
    opening: high > 0 ? Math.max(0, page.footer + high - page.top) : 0,
  }
}

/** What a rule above a line adds to it. */
const ruled = ({ top }: Format) => (top ? Math.round(top.size * 2.5) + top.space * 20 : 0)

/** Between the text and the foot. */
const air = 200
