import { association } from './association.ts'
import { restyle } from './lawyer.ts'
import { type Format, type Look, leadersTo } from './look.ts'
import type { StyleId } from './style-names.ts'

const page = { ...association.page, top: 1418, bottom: 1418, left: 1588, right: 1588, footer: 680 }
const width = page.width - page.left - page.right

const text: Partial<Format> = { size: 24, line: 320, before: 0, after: 160, left: 0, right: 0, first: 0 }
const heading: Partial<Format> = {
  spacing: 0,
  underline: false,
  italic: false,
  align: 'left',
  left: 0,
  first: 0,
}
const leaders = leadersTo(width)

const changes: Partial<Record<StyleId, Partial<Format>>> = {
  Normal: text,
  BodyText: text,
  NumberedParagraph: text,
  // ARTICLE 9, EXPOSÉ SOMMAIRE
  Heading1: { ...heading, size: 24, caps: true, align: 'center', line: 340, before: 400, after: 240 },
  Heading2: { ...heading, size: 24, line: 330, before: 260, after: 120, left: 454, first: -454 },
  Heading3: { ...heading, size: 24, italic: true, line: 330, before: 200, after: 100 },
  Heading4: { ...heading, size: 24, italic: true, bold: false, line: 320 },
  Heading5: { ...heading, size: 24, bold: false, line: 320 },
  TOC1: { size: 24, tabs: [{ at: 482, align: 'left' }, leaders] },
  TOC2: { size: 24, tabs: [{ at: 964, align: 'left' }, leaders] },
  TOC3: { tabs: [{ at: 1531, align: 'left' }, leaders] },
  Title: { size: 30, caps: true, line: 420, before: 600, after: 120 },
  Subtitle: { size: 24, line: 330, after: 300 },
  Date: { ...text, italic: false, align: 'right' },
  Quote: { size: 23, line: 300, after: 140, left: 851, right: 454 },
  QuoteSource: { size: 22, line: 290, after: 200, left: 851, right: 454 },
  ListBullet: { ...text, after: 100, left: 567, first: -283 },
  ListNumber: { ...text, after: 100, left: 567, first: -397 },
  Claims: { ...text, left: 680, first: -680 },
  Lead: { ...text, keepNext: true },
  Right: { ...text, align: 'right', before: 240 },
  Box: { ...text, align: 'left', left: 170, right: 170, after: 80 },
  // what would be voted, or asked: set apart by its indent, never by its weight
  Request: { ...text, bold: false, left: 851 },
  Signature: { ...text, after: 0, left: 4400 },
  TableText: { size: 21, line: 270 },
  TableHead: { size: 21, line: 270 },
  TableofAuthorities: { size: 22, line: 280, tabs: [leaders] },
  FootnoteText: { size: 20 },
}

/** Sober, as the assemblies print: Times, centred capitals for what the text bears on, nothing but the page at the foot. */
export const parliament: Look = {
  ...association,
  fonts: { text: 'Times New Roman', mono: 'Courier New' },
  metrics: { text: 'times', mono: 'courier' },
  page,
  styles: restyle(association.styles, changes),
  marginNumbers: false,
  coverWithoutFooter: false,
  contentsLevels: 2,
  partsStartPages: false,
}

const briefingPage = { ...association.page, top: 1077, bottom: 1134, left: 1304, right: 1304, footer: 510 }

const briefingWidth = briefingPage.width - briefingPage.left - briefingPage.right
const briefingLeaders = leadersTo(briefingWidth)

const briefingText: Partial<Format> = { size: 21, line: 270, after: 90, align: 'left' }
const briefingTitle: Partial<Format> = { caps: false, spacing: 0, align: 'left' }

const briefingChanges: Partial<Record<StyleId, Partial<Format>>> = {
  Normal: briefingText,
  BodyText: briefingText,
  NumberedParagraph: { ...briefingText, first: 0 },
  Heading1: { ...briefingTitle, size: 25, line: 310, before: 200, after: 80 },
  Heading2: { ...briefingTitle, size: 22, line: 280, before: 140, after: 60 },
  Heading3: { ...briefingTitle, size: 21, line: 270, before: 100, after: 50 },
  TOCHeading: { ...briefingTitle, size: 25, line: 310, after: 200 },
  TOC1: { size: 22, line: 280, tabs: [{ at: 482, align: 'left' }, briefingLeaders] },
  TOC2: { size: 21, line: 270, tabs: [{ at: 964, align: 'left' }, briefingLeaders] },
  TOC3: { size: 21, line: 270, tabs: [{ at: 1531, align: 'left' }, briefingLeaders] },
  Court: { align: 'left', right: 0 },
  TableofAuthorities: { size: 20, line: 255, tabs: [briefingLeaders] },
  Title: { size: 36, line: 440, align: 'left', before: 0, after: 60 },
  Subtitle: { size: 23, line: 300, align: 'left', after: 40 },
  Date: { size: 19, line: 250, align: 'left', after: 160 },
  Quote: { size: 20, line: 255, after: 60, left: 397, right: 284 },
  QuoteSource: { size: 19, line: 245, after: 90, left: 397, right: 284 },
  ListBullet: { ...briefingText, after: 50, left: 397, first: -227 },
  ListNumber: { ...briefingText, after: 50, left: 397, first: -340 },
  Claims: { ...briefingText, after: 60 },
  Lead: { ...briefingText },
  Right: { ...briefingText, align: 'right', before: 60 },
  Box: { ...briefingText, after: 50, left: 142, right: 142, box: { size: 8, space: 5 } },
  Request: { ...briefingText, before: 40 },
  Signature: { ...briefingText, after: 0 },
  TableText: { size: 19, line: 240 },
  TableHead: { size: 19, line: 240 },
  FootnoteText: { size: 17, line: 210, after: 20 },
  Footer: { size: 17, line: 210 },
}

/** The look of a briefing, read in four minutes on two pages: compact, a ruled box, sober tables. */
export const briefing: Look = {
  ...association,
  page: briefingPage,
  styles: restyle(association.styles, briefingChanges),
  marginNumbers: false,
  coverWithoutFooter: false,
  partsStartPages: false,
}
