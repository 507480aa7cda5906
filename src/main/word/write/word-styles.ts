import {
  AlignmentType,
  BorderStyle,
  DocumentDefaults,
  type ICharacterStyleOptions,
  ImportedXmlComponent,
  type IParagraphPropertiesOptions,
  type IParagraphStyleOptions,
  type IRunStylePropertiesOptions,
  type IStylesOptions,
  LeaderType,
  LineRuleType,
  ShadingType,
  TabStopType,
} from 'docx'
import type { Format, Look, Rule } from '../looks/look.ts'
import { type StyleId, styleIds, styleNames } from '../looks/style-names.ts'

/** The styles of the house as Word keeps them, under Word's own names where it has one. */
export function wordStyles(look: Look): IStylesOptions {
  const base = look.styles.Normal
  return {
    importedStyles: [
      new DocumentDefaults({
        run: { font: look.fonts.text, size: base.size, language: { value: 'fr-FR', eastAsia: 'fr-FR' } },
        paragraph: { spacing: { before: 0, after: 0, line: base.line, lineRule: LineRuleType.EXACT } },
      }),
      ImportedXmlComponent.fromXmlString(LATENT_STYLES),
    ],
    paragraphStyles: styleIds.map(id => paragraphStyle(id, look)),
    characterStyles: characterStyles(look),
  }
}

const characterStyles = (look: Look): ICharacterStyleOptions[] => [
  { id: 'FootnoteReference', name: 'footnote reference', uiPriority: 99, run: { superScript: true } },
  { id: 'EndnoteReference', name: 'endnote reference', uiPriority: 99, run: { superScript: true } },
  { id: 'Hyperlink', name: 'Hyperlink', uiPriority: 99, run: {} },
  { id: 'Address', name: 'Adresse', uiPriority: 40, run: { font: look.fonts.mono, noProof: true } },
]

/** The styles of Word that are not ours: none of them in the gallery, all of them at hand. */
const LATENT_STYLES =
  '<w:latentStyles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" w:defUnhideWhenUsed="1" w:defQFormat="0" w:count="376"/>'

/** The gallery of quick styles, in the order in which a text is written; the other styles are made by the export. */
const GALLERY: readonly StyleId[] = [
  'NumberedParagraph',
  'BodyText',
  'Heading1',
  'Heading2',
  'Heading3',
  'Heading4',
  'Heading5',
  'Quote',
  'QuoteSource',
  'ListBullet',
  'ListNumber',
  'Lead',
  'Claims',
  'Request',
  'Box',
  'Right',
  'Signature',
  'Normal',
]
/** Place of the styles that only the export sets, in Word's list of them all. */
const LAST_PRIORITY = 39

const NEXT_STYLE: Partial<Record<StyleId, StyleId>> = {
  Heading1: 'NumberedParagraph',
  Heading2: 'NumberedParagraph',
  Heading3: 'NumberedParagraph',
  Heading4: 'NumberedParagraph',
  Heading5: 'NumberedParagraph',
  Quote: 'NumberedParagraph',
  QuoteSource: 'NumberedParagraph',
}

function paragraphStyle(id: StyleId, look: Look): IParagraphStyleOptions {
  const format = look.styles[id]
  const place = GALLERY.indexOf(id)
  return {
    id,
    name: styleNames[id],
    ...(id === 'Normal' ? {} : { basedOn: 'Normal' }),
    next: NEXT_STYLE[id] ?? id,
    uiPriority: place < 0 ? LAST_PRIORITY : place + 1,
    quickFormat: place >= 0,
    run: { ...(id === 'Normal' ? { font: look.fonts.text } : {}), ...runProperties(format, look) },
    paragraph: paragraphProperties(id, format, look),
  }
}

function runProperties(format: Format, look: Look): IRunStylePropertiesOptions {
  return {
    size: format.size,
    ...(format.mono ? { font: look.fonts.mono } : format.font ? { font: format.font.name } : {}),
    ...(format.bold ? { bold: true } : {}),
    ...(format.italic ? { italics: true } : {}),
    ...(format.underline ? { underline: {} } : {}),
    ...(format.caps ? { allCaps: true } : {}),
    ...(format.smallcaps ? { smallCaps: true } : {}),
    ...(format.color ? { color: format.color } : {}),
    ...(format.spacing ? { characterSpacing: format.spacing } : {}),
  }
}

const ALIGNMENTS = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
  both: AlignmentType.BOTH,
} as const

/** Word's name of an alignment. */
export const alignment = (align: Format['align']) => ALIGNMENTS[align]

function paragraphProperties(id: StyleId, format: Format, look: Look): IParagraphPropertiesOptions {
  const heading = /^Heading([1-5])$/.exec(id)
  const level = heading ? Number(heading[1]) - 1 : undefined
  const list = TEXT_LISTS[id]
  return {
    alignment: alignment(format.align),
    spacing: { before: format.before, after: format.after, line: format.line, lineRule: LineRuleType.EXACT },
    indent: indent(
      format.left,
      format.right,
      list || (id === 'NumberedParagraph' && look.marginNumbers) ? 0 : format.first,
    ),
    widowControl: true,
    keepNext: format.keepNext,
    keepLines: format.keepLines,
    ...(format.tabs.length > 0 ? { tabStops: format.tabs.map(tabStop) } : {}),
    ...(level === undefined ? {} : { outlineLevel: level, numbering: { reference: 'titles', level } }),
    ...(id === 'NumberedParagraph' && look.marginNumbers
      ? { numbering: { reference: 'margin', level: 0 } }
      : {}),
    ...(list ? { numbering: { reference: list, level: 0 } } : {}),
    ...(format.contextual ? { contextualSpacing: true } : {}),
    ...(format.fill ? { shading: { type: ShadingType.CLEAR, fill: format.fill } } : {}),
    ...borders(format),
  }
}

/** Styles that number a paragraph by themselves in Word, with their list. */
const TEXT_LISTS: Partial<Record<StyleId, string>> = {
  ListBullet: 'bullet',
  ListNumber: 'decimal',
  Claims: 'claims',
}

/** Word's indent of a paragraph; a negative first line hangs. */
export const indent = (left: number, right: number, first: number) => ({
  left,
  right,
  ...(first < 0 ? { hanging: -first } : { firstLine: first }),
})

const tabStop = ({ at, align, dots }: Format['tabs'][number]) => ({
  type: align === 'right' ? TabStopType.RIGHT : TabStopType.LEFT,
  position: at,
  ...(dots ? { leader: LeaderType.DOT } : {}),
})

function borders({ box, top, bottom, leftRule, rightRule }: Format): IParagraphPropertiesOptions {
  const rule = (one: Rule) => ({
    style: BorderStyle.SINGLE,
    size: one.size,
    space: one.space,
    color: one.color ?? '000000',
  })
  if (box) return { border: { top: rule(box), bottom: rule(box), left: rule(box), right: rule(box) } }
  const sides = { top, bottom, left: leftRule, right: rightRule }
  const edges = Object.entries(sides).flatMap(([side, one]) => (one ? [[side, rule(one)] as const] : []))
  return edges.length > 0 ? { border: Object.fromEntries(edges) } : {}
}
