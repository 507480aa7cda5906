import { association } from './association.ts'
import { restyle } from './lawyer.ts'
import type { Format, Look } from './look.ts'
import type { StyleId } from './names.ts'

const page = { ...association.page, top: 1077, bottom: 1134, left: 1304, right: 1304, footer: 510 }

const text: Partial<Format> = { size: 21, line: 270, after: 90, align: 'left' }
const title: Partial<Format> = { caps: false, spacing: 0, align: 'left' }

const changes: Partial<Record<StyleId, Partial<Format>>> = {
  Normal: text,
  BodyText: text,
  NumberedParagraph: { ...text, first: 0 },
  Heading1: { ...title, size: 25, line: 310, before: 200, after: 80 },
  Heading2: { ...title, size: 22, line: 280, before: 140, after: 60 },
  Heading3: { ...title, size: 21, line: 270, before: 100, after: 50 },
  Title: { size: 36, line: 440, align: 'left', before: 0, after: 60 },
  Subtitle: { size: 23, line: 300, align: 'left', after: 40 },
  Date: { size: 19, line: 250, align: 'left', after: 160 },
  Quote: { size: 20, line: 255, after: 60, left: 397, right: 284 },
  QuoteSource: { size: 19, line: 245, after: 90, left: 397, right: 284 },
  ListBullet: { ...text, after: 50, left: 397, first: -227 },
  ListNumber: { ...text, after: 50, left: 397, first: -340 },
  Claims: { ...text, after: 60 },
  Lead: { ...text },
  Right: { ...text, align: 'right', before: 60 },
  Box: { ...text, after: 50, left: 142, right: 142, box: { size: 8, space: 5 } },
  Request: { ...text, before: 40 },
  Signature: { ...text, after: 0 },
  TableText: { size: 19, line: 240 },
  TableHead: { size: 19, line: 240 },
  FootnoteText: { size: 17, line: 210, after: 20 },
  Footer: { size: 17, line: 210 },
}

/** Two pages for someone who has four minutes: compact, a ruled box, sober tables. */
export const briefing: Look = {
  ...association,
  page,
  styles: restyle(association.styles, changes),
  marginNumbers: false,
  coverWithoutFooter: false,
  partsStartPages: false,
}
