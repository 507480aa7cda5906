import { type Format, type Look, type Rule, type TableLook, textWidth } from '../looks/look.ts'
import { type StyleId, styleIds } from '../looks/style-names.ts'
import { TWIPS_PER_HALF_POINT } from '../looks/units.ts'
import { alternatives, type FontMetric, fontMetric } from '../metrics/fonts.ts'
import { citationStyle } from './citation-style.ts'
import { matchStyles } from './match-styles.ts'
import type { Model } from './model.ts'
import { type Props, SINGLE_LINE } from './props.ts'
import { tableStyle } from './table-style.ts'

/** The styles whose size and place are those of ours whatever the model: marks of a page that no template foresees. */
const wholeLine: ReadonlySet<StyleId> = new Set(['LetterheadRule'])

const looksByModel = new WeakMap<Model, Map<Look, Look>>()

/** A house style on the paper of a model: its page, its faces, its styles where it has them, and ours after its plain text elsewhere. */
export function lookOn(base: Look, model: Model): Look {
  const looksByBase = looksByModel.get(model) ?? new Map<Look, Look>()
  looksByModel.set(model, looksByBase)
  // the lines of a paragraph are remembered by the styles they were set in
  const look = looksByBase.get(base) ?? newLook(base, model)
  looksByBase.set(base, look)
  return look
}

function newLook(base: Look, model: Model): Look {
  const { sheet } = model
  const matches = matchStyles(sheet)
  const plain = sheet.of(matches.get('Normal')?.id)
  const text = metricOf(plain, model)
  const { page, hang } = paper(model, base)
  const narrower: Look = { ...base, page }
  const normal = formatOf(base.styles.Normal, plain, text)
  const styles = Object.fromEntries(
    styleIds.map((id): [StyleId, Format] => {
      const own = matches.get(id)
      const props = own && sheet.of(own.id)
      const ours = deriveFormat(id, base, narrower, normal, text)
      const format = props ? formatOf(ours, props, metricOf(props, model)) : ours
      return [id, fitToPage(id, format, narrower, hang)]
    }),
  ) as Record<StyleId, Format>
  const parts = matches.get('Heading1')
  const tables = tableStyle(sheet)
  const citation = citationStyle(sheet)
  return {
    ...base,
    fonts: { text: text.name, mono: base.fonts.mono },
    metrics: { text: text.family, mono: base.metrics.mono },
    page,
    styles: withInheritedStyles(withTableHead(styles, matches, tables?.look), matches),
    ...(base.coverColumn !== undefined && { coverColumn: followWidth(base.coverColumn, base, narrower) }),
    ...(tables && { tables: tables.look }),
    ...(citation && { citation: citation.face }),
    partsStartPages: parts ? (sheet.of(parts.id).breakBefore ?? false) : base.partsStartPages,
  }
}

const metricOf = ({ font = 'Times New Roman' }: Props, { kinds }: Model) => fontMetric(font, kinds.get(font))

/** Width, in twips, that margin numbers need at the left of the text. */
const HANGING_TWIPS = 567
const MIN_MARGIN_TWIPS = 850
/** How far a style may stand out of the text. */
const MAX_OUTDENT_TWIPS = 1000
/** A style set further than this follows the width of the page. */
const FAR_LEFT_TWIPS = 2000
/** A line of the contents: how its number hangs, and the room left to the number of the page. */
const CONTENTS_HANGING_TWIPS = 482
const CONTENTS_RIGHT_TWIPS = 680
/** A line of the table of authorities: how it hangs, and the room left to its pages. */
const AUTHORITIES_HANGING_TWIPS = 284
const AUTHORITIES_RIGHT_TWIPS = 1250
/** Our lists: their place, and how far their marker hangs. */
const LIST_LEFT_TWIPS = 567
const BULLET_HANGING_TWIPS = 283
const NUMBER_HANGING_TWIPS = 397

function paper({ page }: Model, base: Look): { page: Look['page']; hang: boolean } {
  const { width, height, top, bottom, left, right, footer, header } = page
  return {
    page: { width, height, top, bottom, left, right, footer, header },
    hang: base.marginNumbers && left < MIN_MARGIN_TWIPS,
  }
}

/** The exact distance between lines that a spacing comes to in a face. */
const pitch = (props: Props, size: number, { height }: FontMetric): number => {
  const natural = size * TWIPS_PER_HALF_POINT * height
  const { line = SINGLE_LINE, rule = 'auto' } = props
  if (rule === 'exact') return line
  return Math.round(rule === 'atLeast' ? Math.max(line, natural) : (natural * line) / SINGLE_LINE)
}

/** Lays a style of the model over ours, which supplies what a template never sets (tabs of the contents, rules). */
function formatOf(ours: Format, props: Props, face: FontMetric): Format {
  const {
    box,
    top,
    bottom,
    leftRule,
    rightRule,
    fill: _,
    contextual: __,
    font: ___,
    color: ____,
    ...rest
  } = ours
  const size = props.size ?? 20
  return {
    ...rest,
    size,
    bold: props.bold ?? false,
    italic: props.italic ?? false,
    underline: props.underline ?? false,
    caps: props.caps ?? false,
    spacing: props.spacing ?? 0,
    align: props.align ?? 'left',
    line: pitch(props, size, face),
    before: props.before ?? 0,
    after: props.after ?? 0,
    left: props.left ?? 0,
    right: props.right ?? 0,
    first: props.first ?? 0,
    keepNext: props.keepNext ?? false,
    keepLines: props.keepLines ?? false,
    color: props.color ?? 'auto',
    ...(props.smallcaps ? { smallcaps: true } : {}),
    ...optional('box', props.box),
    ...optional('top', props.top),
    ...optional('bottom', props.bottom),
    ...optional('leftRule', props.leftRule),
    ...optional('rightRule', props.rightRule),
    ...(props.fill ? { fill: props.fill } : {}),
    ...(props.contextual ? { contextual: true } : {}),
    font: typeface(face),
  }
}

const optional = (name: 'box' | 'top' | 'bottom' | 'leftRule' | 'rightRule', rule: Rule | undefined) =>
  rule ? { [name]: rule } : {}

const typeface = ({ name, family, scale }: FontMetric) => ({ name, family, scale })

/** Derives a style the model lacks: it keeps, to the model's plain text, the proportions it has to ours. */
function deriveFormat(id: StyleId, base: Look, look: Look, normal: Format, text: FontMetric): Format {
  const own = base.styles[id]
  const from = base.styles.Normal
  const share = normal.size / from.size
  const size = wholeLine.has(id) ? own.size : Math.max(12, Math.round(own.size * share))
  const asText = own.align === from.align
  const like = /^(?:BodyText|NumberedParagraph|Claims|Lead|Request|ListBullet|ListNumber|Date|Right)$/.test(
    id,
  )
  const airy = (twips: number) => Math.round(twips * share)
  return {
    ...own,
    size,
    align: asText ? normal.align : own.align,
    line: wholeLine.has(id)
      ? own.line
      : Math.round((own.line / from.line) * normal.line * (size / normal.size / (own.size / from.size))),
    before: like ? (own.before > 0 ? airy(own.before) : normal.before) : airy(own.before),
    after: like ? normal.after : airy(own.after),
    color: normal.color ?? 'auto',
    right: id === 'Court' ? Math.max(0, textWidth(look) - (textWidth(base) - own.right)) : own.right,
    left: own.left > FAR_LEFT_TWIPS ? followWidth(own.left, base, look) : own.left,
    font: typeface(text),
    ...(id === 'BodyText' ? { first: normal.first, left: normal.left, right: normal.right } : {}),
  }
}

/** A place on the line of a house style, on the line of a narrower or wider page. */
const followWidth = (twips: number, base: Look, look: Look): number =>
  Math.round((twips * textWidth(look)) / textWidth(base))

/** Adapts any style to our pages: tab stops at the edge of the text, titles kept with the next paragraph, hanging numbers. */
function fitToPage(id: StyleId, format: Format, look: Look, hang: boolean): Format {
  const width = textWidth(look)
  const tidy: Format = {
    ...format,
    left: Math.max(-MAX_OUTDENT_TWIPS, Math.min(format.left, Math.round(width * 0.6))),
    right:
      id === 'Court'
        ? format.right
        : Math.max(-MAX_OUTDENT_TWIPS, Math.min(format.right, Math.round(width * 0.4))),
  }
  const leaders = { at: width, align: 'right', dots: true } as const
  if (/^Heading/.test(id)) return { ...tidy, keepNext: true, keepLines: true }
  const level = /^TOC(\d)$/.exec(id)
  if (level) {
    const first = tidy.first < 0 ? tidy.first : -CONTENTS_HANGING_TWIPS
    const left = tidy.first < 0 ? tidy.left : tidy.left + CONTENTS_HANGING_TWIPS
    return {
      ...tidy,
      left,
      first,
      right: CONTENTS_RIGHT_TWIPS,
      tabs: [{ at: left, align: 'left' }, leaders],
      keepLines: true,
    }
  }
  if (id === 'TableofAuthorities')
    return {
      ...tidy,
      left: AUTHORITIES_HANGING_TWIPS,
      first: -AUTHORITIES_HANGING_TWIPS,
      right: AUTHORITIES_RIGHT_TWIPS,
      tabs: [leaders],
      align: 'left',
    }
  if (id === 'NumberedParagraph' && look.marginNumbers)
    return { ...tidy, left: hang ? HANGING_TWIPS : 0, first: -HANGING_TWIPS }
  if (id === 'TableText' || id === 'TableHead') return { ...tidy, left: 0, right: 0, first: 0 }
  if (id === 'ListBullet' || id === 'ListNumber') {
    // a list without a place of its own hangs as ours do
    return tidy.first < 0
      ? tidy
      : {
          ...tidy,
          left: LIST_LEFT_TWIPS,
          first: id === 'ListBullet' ? -BULLET_HANGING_TWIPS : -NUMBER_HANGING_TWIPS,
        }
  }
  return tidy
}

/** The first row of a table in the ink of the model's own tables, where it has no style for it. */
function withTableHead(
  styles: Record<StyleId, Format>,
  matches: ReadonlyMap<StyleId, unknown>,
  tables: TableLook | undefined,
): Record<StyleId, Format> {
  if (!tables || matches.has('TableHead')) return styles
  const { headColor: color, headBold: bold } = tables
  const TableHead = { ...styles.TableHead, ...(color && { color }), ...(bold !== undefined && { bold }) }
  return { ...styles, TableHead }
}

/** A style that is ours alone is set as the one of the model it goes with. */
function withInheritedStyles(
  styles: Record<StyleId, Format>,
  matches: ReadonlyMap<StyleId, unknown>,
): Record<StyleId, Format> {
  const body = styles.BodyText
  const { left, first } = styles.NumberedParagraph
  const numberedParagraph: Format = { ...body, left, first: first < 0 ? first : body.first }
  const quote = styles.Quote
  const source: Format = matches.has('Quote')
    ? { ...styles.QuoteSource, left: quote.left, right: quote.right, color: quote.color ?? 'auto' }
    : styles.QuoteSource
  const inventory: Format = matches.has('TOCHeading')
    ? styles.TOCHeading
    : { ...styles.Heading1, left: 0, first: 0 }
  return { ...styles, NumberedParagraph: numberedParagraph, QuoteSource: source, TOCHeading: inventory }
}

/** The faces a look names, with what stands for each where it is not installed. */
export function facesOf(look: Look) {
  const all = new Map([[look.fonts.text, look.metrics.text]])
  for (const { font } of Object.values(look.styles)) if (font) all.set(font.name, font.family)
  return [...all].map(
    ([name, family]) =>
      ({
        name,
        alternative: alternatives[family],
        family: family === 'arial' ? 'swiss' : family === 'courier' ? 'modern' : 'roman',
      }) as const,
  )
}
