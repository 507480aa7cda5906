import { association } from './association.ts'
import { restyle } from './lawyer.ts'
import { type Format, type Look, leadersTo } from './look.ts'
import type { StyleId } from './style-names.ts'

const page = { ...association.page, top: 964, bottom: 907, left: 1021, right: 1021, footer: 454 }
const leaders = leadersTo(page.width - page.left - page.right)

const text: Partial<Format> = { size: 26, line: 340, before: 0, after: 130, align: 'left', left: 0, first: 0 }
const heading: Partial<Format> = {
  caps: false,
  spacing: 0,
  align: 'left',
  underline: false,
  left: 0,
  first: 0,
}

const changes: Partial<Record<StyleId, Partial<Format>>> = {
  Normal: text,
  BodyText: text,
  NumberedParagraph: text,
  Title: { size: 84, line: 940, align: 'left', before: 0, after: 200 },
  Subtitle: { size: 25, line: 330, align: 'left', after: 40 },
  Date: { size: 22, line: 290, align: 'left', italic: false, after: 320 },
  Heading1: { ...heading, size: 36, line: 440, before: 320, after: 140, bottom: { size: 12, space: 3 } },
  Heading2: { ...heading, size: 28, line: 360, before: 180, after: 60 },
  Heading3: { ...heading, size: 25, line: 330, before: 140, after: 50 },
  TOC1: { tabs: [{ at: 482, align: 'left' }, leaders] },
  TOC2: { tabs: [{ at: 964, align: 'left' }, leaders] },
  TOC3: { tabs: [{ at: 1531, align: 'left' }, leaders] },
  TableofAuthorities: { tabs: [leaders] },
  ListBullet: { ...text, after: 90, left: 397, first: -283 },
  ListNumber: { ...text, after: 90, left: 397, first: -397 },
  Quote: { size: 25, line: 330, after: 100, left: 397, right: 397 },
  Lead: text,
  Right: { ...text, align: 'right' },
  Box: { ...text, size: 31, line: 420, after: 240, left: 170, right: 170, box: { size: 6, space: 8 } },
  // the one thing asked: it is read first, across a street
  Request: { ...text, size: 40, line: 520, bold: true, before: 400, left: 0, top: { size: 24, space: 8 } },
  Signature: { ...text, after: 0 },
  Footer: { size: 18, line: 230 },
}

/** A sheet given in the street: letters to be read at arm's length, one thing asked, nothing in the margins. */
export const leaflet: Look = {
  ...association,
  page,
  styles: restyle(association.styles, changes),
  marginNumbers: false,
  coverWithoutFooter: false,
  partsStartPages: false,
}
