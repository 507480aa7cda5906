import type { StyleId } from './style-names.ts'

/** How words are cut at the ends of lines. */
export interface Hyphenation {
  /** room left at the end of a line, in twips, under which no word is cut to fill it */
  readonly zone: number
  /** lines that may end on a hyphen one after the other */
  readonly maxLines: number
}

/** Room left at the end of a line under which no word is cut, in twips (five millimetres), and lines cut one after the other. */
export const HYPHENATION: Hyphenation = { zone: 284, maxLines: 2 }

/** Styles of the running text, whose words may be cut; titles, covers, tables and lists made by the export never are. */
const HYPHENATED: ReadonlySet<StyleId> = new Set<StyleId>([
  'BodyText',
  'NumberedParagraph',
  'Quote',
  'ListBullet',
  'ListNumber',
  'Claims',
  'Lead',
  'FootnoteText',
])

/** Whether words of a style may be cut at the ends of lines, where the look cuts them. */
export const isHyphenated = (id: StyleId): boolean => HYPHENATED.has(id)
