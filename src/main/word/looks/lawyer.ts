import { association } from './association.ts'
import { type Format, type Look, leadersTo } from './look.ts'
import type { StyleId } from './style-names.ts'

const page = { ...association.page, left: 2552, right: 1304 }
const width = page.width - page.left - page.right
const from = association.styles

const leaders = leadersTo(width)
const text = { size: 24, line: 310 }
const blankLine = { ...text, after: 310 }
const heading: Partial<Format> = { ...text, before: 0, after: 310 }

/** Where the right column of the cover begins: labels stand on its left. */
const COVER_COLUMN_TWIPS = 2381
const column: Partial<Format> = { left: COVER_COLUMN_TWIPS }

const changes: Partial<Record<StyleId, Partial<Format>>> = {
  Normal: blankLine,
  BodyText: blankLine,
  NumberedParagraph: { ...blankLine, first: 0 },
  Heading1: { ...heading, underline: true, spacing: 0, line: 340 },
  Heading2: { ...heading, caps: false, before: 60 },
  Heading3: { ...heading, underline: true, bold: false },
  Heading4: { ...heading, italic: true },
  Heading5: { ...heading },
  TOC1: { ...text, tabs: [{ at: 482, align: 'left' }, leaders] },
  TOC2: { ...text, tabs: [{ at: 964, align: 'left' }, leaders] },
  TOC3: { tabs: [{ at: 1531, align: 'left' }, leaders] },
  Title: { size: 40, line: 540 },
  Quote: { size: 22, line: 280, after: 280, italic: true, left: 709, right: 340 },
  QuoteSource: { size: 22, line: 280, after: 280, left: 709, right: 340 },
  ListBullet: { ...text, after: 155 },
  ListNumber: { ...text, after: 155 },
  Claims: blankLine,
  Lead: { ...blankLine },
  Right: blankLine,
  Request: blankLine,
  Signature: { ...text, left: 3800 },
  Court: { right: width - 4300 },
  CoverParty: { ...column, before: 120 },
  CoverDetail: column,
  CoverAgainst: column,
  TableofAuthorities: { size: 22, line: 280, after: 60, tabs: [leaders] },
  FootnoteText: { size: 20 },
}

/** A firm's manner: Times, a wide left margin for the reader's notes, underlined parts, no numbers beside the paragraphs, a cover of two columns. */
export const lawyer: Look = {
  ...association,
  fonts: { text: 'Times New Roman', mono: 'Courier New' },
  metrics: { text: 'times', mono: 'courier' },
  page,
  styles: restyle(from, changes),
  marginNumbers: false,
  coverColumn: COVER_COLUMN_TWIPS,
}

/** Returns styles with some of their settings replaced. */
export function restyle(
  styles: Readonly<Record<StyleId, Format>>,
  changes: Partial<Record<StyleId, Partial<Format>>>,
): Record<StyleId, Format> {
  const entries = Object.entries(styles) as [StyleId, Format][]
  return Object.fromEntries(entries.map(([id, format]) => [id, { ...format, ...changes[id] }])) as Record<
    StyleId,
    Format
  >
}
