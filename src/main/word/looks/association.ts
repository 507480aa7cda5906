import { type Format, type Look, leadersTo } from './look.ts'
import type { StyleId } from './style-names.ts'

/** Room of the margin numbers, the size of their figures, and what keeps them off the text. */
export const margin = { hang: 567, size: 15, gap: '\u2003' } as const

/** Keeps the number of a list off its text. */
export const LIST_GAP = '\u2002'

const body: Format = {
  size: 23,
  bold: false,
  italic: false,
  underline: false,
  caps: false,
  mono: false,
  spacing: 0,
  align: 'both',
  line: 320,
  before: 0,
  after: 130,
  left: 0,
  right: 0,
  first: 0,
  tabs: [],
  keepNext: false,
  keepLines: false,
}

const page = { width: 11906, height: 16838, top: 1417, bottom: 1474, left: 1701, right: 1474, footer: 624 }
const width = page.width - page.left - page.right

const heading: Format = { ...body, bold: true, align: 'left', keepNext: true, keepLines: true }
const toc: Format = { ...body, align: 'left', line: 290, after: 0, keepLines: true, right: 680 }
const leaders = leadersTo(width)
const cover: Format = { ...body, align: 'left', after: 40, keepLines: true }
const small: Format = { ...body, size: 20, line: 260, after: 0, align: 'left' }

const styles: Record<StyleId, Format> = {
  Normal: body,
  BodyText: body,
  NumberedParagraph: { ...body, first: -margin.hang },
  Heading1: {
    ...heading,
    size: 26,
    caps: true,
    spacing: 10,
    align: 'center',
    line: 360,
    before: 0,
    after: 300,
  },
  Heading2: { ...heading, size: 25, line: 330, before: 300, after: 140, left: 567, first: -567 },
  Heading3: { ...heading, before: 240, after: 120, left: 567, first: -567 },
  Heading4: { ...heading, italic: true, before: 200, after: 110, left: 709, first: -709 },
  Heading5: { ...heading, bold: false, italic: true, before: 180, after: 100, left: 709, first: -709 },
  TOCHeading: {
    ...heading,
    size: 26,
    spacing: 40,
    align: 'center',
    line: 360,
    after: 360,
  },
  TOC1: {
    ...toc,
    bold: true,
    before: 140,
    after: 20,
    left: 482,
    first: -482,
    tabs: [{ at: 482, align: 'left' }, leaders],
    keepNext: false,
  },
  TOC2: { ...toc, after: 20, left: 964, first: -482, tabs: [{ at: 964, align: 'left' }, leaders] },
  TOC3: {
    ...toc,
    size: 22,
    line: 280,
    left: 1531,
    first: -567,
    tabs: [{ at: 1531, align: 'left' }, leaders],
  },
  Title: { ...cover, size: 46, bold: true, align: 'center', line: 600, before: 2500, after: 160 },
  Subtitle: { ...cover, size: 25, align: 'center', line: 340, after: 120 },
  Date: { ...body, italic: true, align: 'right' },
  Quote: { ...body, italic: true, size: 21, line: 285, after: 100, left: 851, right: 567 },
  QuoteSource: {
    ...body,
    size: 20,
    line: 270,
    after: 200,
    left: 851,
    right: 567,
    align: 'right',
    keepLines: true,
  },
  ListBullet: { ...body, after: 80, left: 567, first: -283 },
  ListNumber: { ...body, after: 80, left: 567, first: -397 },
  Claims: { ...body, after: 130, left: 680, first: -680 },
  Lead: { ...body, before: 60, after: 200, keepNext: true },
  Right: { ...body, align: 'right', before: 240, keepLines: true },
  Box: {
    ...body,
    align: 'left',
    left: 170,
    right: 170,
    after: 60,
    keepLines: true,
    box: { size: 6, space: 6 },
  },
  Request: { ...body, bold: true, keepLines: true },
  Signature: { ...body, align: 'left', after: 0, left: 4820, keepLines: true, keepNext: true },
  Court: { ...cover, bold: true, size: 24, align: 'center', line: 310, after: 0, right: width - 4700 },
  CoverHeading: {
    ...cover,
    size: 21,
    bold: true,
    spacing: 30,
    line: 320,
    before: 480,
    after: 160,
    keepNext: true,
  },
  CoverParty: { ...cover, bold: true, before: 60, after: 40, left: 567, keepNext: true },
  CoverDetail: { ...cover, size: 21, line: 285, after: 0, left: 567 },
  CoverAgainst: { ...cover, left: 567, after: 80 },
  TableText: small,
  TableHead: { ...small, bold: true },
  // upright: what is in italics in it shows
  Caption: { ...small, before: 120, after: 80, keepLines: true },
  Picture: { ...small, align: 'center', before: 120, after: 120 },
  TOAHeading: { ...heading, size: 22, line: 300, before: 240, after: 80 },
  TableofAuthorities: {
    ...body,
    size: 21,
    line: 275,
    after: 50,
    left: 284,
    first: -284,
    right: 1250,
    align: 'left',
    tabs: [leaders],
    keepLines: true,
  },
  Header: { ...small, size: 19, line: 240 },
  LetterheadName: { ...small, size: 24, line: 320, bold: true },
  LetterheadRule: { ...small, size: 8, line: 300, top: { size: 4, space: 4 } },
  CommentText: { ...body, size: 20, line: 250, after: 40, align: 'left' },
  FootnoteText: { ...body, size: 19, line: 235, after: 40, align: 'left' },
  Footer: { ...body, size: 17, line: 210, after: 0, align: 'center' },
}

/** The campaign's own manner: numbered paragraphs in the margin, parts in centred capitals, a cover with nothing else. */
export const association: Look = {
  fonts: { text: 'Cambria', mono: 'Courier New' },
  metrics: { text: 'caladea', mono: 'courier' },
  page,
  styles,
  marginNumbers: true,
  coverWithoutFooter: true,
  contentsLevels: 3,
  partsStartPages: true,
  notes: { separator: 264 },
}
