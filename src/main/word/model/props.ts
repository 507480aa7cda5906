import type { Format, Rule } from '../looks/look.ts'
import { TWIPS_PER_CM, TWIPS_PER_INCH, TWIPS_PER_POINT } from '../looks/units.ts'
import { child, children, type Node, toggle, val } from '../package/word-xml.ts'
import { faceName, hex, type Theme } from './theme.ts'

/** Formatting of a paragraph and its words; an absent property is inherited. Lengths in twips, sizes in half-points. */
export interface Props {
  readonly font?: string
  readonly size?: number
  readonly bold?: boolean
  readonly italic?: boolean
  readonly underline?: boolean
  readonly caps?: boolean
  readonly smallcaps?: boolean
  readonly hidden?: boolean
  readonly color?: string
  readonly spacing?: number
  readonly align?: Format['align']
  /** twips, or 240ths of a line for the rule `auto` */
  readonly line?: number
  readonly rule?: 'auto' | 'exact' | 'atLeast'
  readonly before?: number
  readonly after?: number
  readonly left?: number
  readonly right?: number
  readonly first?: number
  readonly tabs?: readonly Tab[]
  readonly keepNext?: boolean
  readonly keepLines?: boolean
  readonly breakBefore?: boolean
  readonly contextual?: boolean
  readonly box?: Rule
  readonly top?: Rule
  readonly bottom?: Rule
  readonly leftRule?: Rule
  readonly rightRule?: Rule
  readonly fill?: string
  readonly numId?: string
  readonly level?: number
}

/** A stop of tabulation. */
export interface Tab {
  readonly at: number
  readonly align: 'left' | 'center' | 'right' | 'clear'
}

/** The height of a single line in the unit of `w:line` when the rule is `auto`: 240ths of a line. */
export const SINGLE_LINE = 240

/** Twips in the units the strict variant of the format writes, and VML. */
export const TWIPS_PER_UNIT: Readonly<Record<string, number>> = {
  pt: TWIPS_PER_POINT,
  cm: TWIPS_PER_CM,
  mm: TWIPS_PER_CM / 10,
  in: TWIPS_PER_INCH,
  pc: 12 * TWIPS_PER_POINT,
  pi: 12 * TWIPS_PER_POINT,
}

/** A whole number within bounds; nothing when it is none. `twips`: in one unit of it, where it may be written with its unit. */
export function boundedInteger(
  value: string | undefined,
  min: number,
  max: number,
  twips = 1,
): number | undefined {
  const unit = TWIPS_PER_UNIT[/[a-z]+$/.exec(value ?? '')?.[0] ?? '']
  const amount = value === undefined ? Number.NaN : Number.parseFloat(value)
  const number = Math.round(unit ? (amount * unit) / twips : amount)
  return Number.isFinite(number) ? Math.min(max, Math.max(min, number)) : undefined
}

/** Drops the properties whose value is undefined. */
export function withoutUndefined<T extends object>(values: { readonly [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T
}

/** Reads a `w:rPr`. */
export function runProps(node: Node | undefined, theme: Theme): Props {
  const fonts = child(node, 'w:rFonts')?.attributes ?? {}
  const themeFont = fonts['w:asciiTheme'] ?? fonts['w:hAnsiTheme']
  const color = child(node, 'w:color')?.attributes ?? {}
  const underline = child(node, 'w:u')
  return withoutUndefined<Props>({
    font: (themeFont && theme.font(themeFont)) || faceName(fonts['w:ascii'] ?? fonts['w:hAnsi']),
    size: boundedInteger(val(child(node, 'w:sz')), 8, 200, 10),
    bold: toggle(child(node, 'w:b')),
    italic: toggle(child(node, 'w:i')),
    underline: underline && val(underline) !== 'none',
    caps: toggle(child(node, 'w:caps')),
    smallcaps: toggle(child(node, 'w:smallCaps')),
    hidden: toggle(child(node, 'w:vanish')),
    color:
      color['w:val'] === 'auto'
        ? 'auto'
        : (hex(color['w:val']) ?? (color['w:themeColor'] && theme.color(color['w:themeColor']))),
    spacing: boundedInteger(val(child(node, 'w:spacing')), -100, 400),
  })
}

const ALIGNMENTS: Readonly<Record<string, Format['align']>> = {
  left: 'left',
  start: 'left',
  center: 'center',
  right: 'right',
  end: 'right',
  both: 'both',
  distribute: 'both',
}

/** The space of a paragraph that Word sets by itself. */
const AUTO_SPACING_TWIPS = 280

/** Reads a `w:pPr`. */
export function paraProps(node: Node | undefined): Props {
  const spacing = child(node, 'w:spacing')?.attributes ?? {}
  const indent = child(node, 'w:ind')?.attributes ?? {}
  const borders = child(node, 'w:pBdr')
  const numbering = child(node, 'w:numPr')
  const hanging = boundedInteger(indent['w:hanging'], 0, 6000)
  const align = val(child(node, 'w:jc'))
  const length = (value: string | undefined, auto: string | undefined) =>
    auto === '1' || auto === 'true' || auto === 'on' ? AUTO_SPACING_TWIPS : boundedInteger(value, 0, 6000)
  const rule = spacing['w:lineRule']
  const tabs = child(node, 'w:tabs')
  const fill = child(node, 'w:shd')?.attributes['w:fill']
  const edges = {
    top: ruleOf(child(borders, 'w:top')),
    bottom: ruleOf(child(borders, 'w:bottom')),
    left: ruleOf(child(borders, 'w:left') ?? child(borders, 'w:start')),
    right: ruleOf(child(borders, 'w:right') ?? child(borders, 'w:end')),
  }
  const box = edges.top && edges.bottom && edges.left && edges.right
  return withoutUndefined<Props>({
    align: align === undefined ? undefined : ALIGNMENTS[align],
    line: boundedInteger(spacing['w:line'], 20, 6000),
    rule:
      spacing['w:line'] === undefined ? undefined : rule === 'exact' || rule === 'atLeast' ? rule : 'auto',
    before: length(spacing['w:before'], spacing['w:beforeAutospacing']),
    after: length(spacing['w:after'], spacing['w:afterAutospacing']),
    left: boundedInteger(indent['w:left'] ?? indent['w:start'], -3000, 8000),
    right: boundedInteger(indent['w:right'] ?? indent['w:end'], -3000, 8000),
    first: hanging === undefined ? boundedInteger(indent['w:firstLine'], 0, 6000) : -hanging,
    tabs: tabs && children(tabs, 'w:tab').map(tabOf),
    keepNext: toggle(child(node, 'w:keepNext')),
    keepLines: toggle(child(node, 'w:keepLines')),
    breakBefore: toggle(child(node, 'w:pageBreakBefore')),
    contextual: toggle(child(node, 'w:contextualSpacing')),
    box: box || undefined,
    top: box ? undefined : edges.top,
    bottom: box ? undefined : edges.bottom,
    leftRule: box ? undefined : edges.left,
    rightRule: box ? undefined : edges.right,
    fill: hex(fill),
    numId: val(child(numbering, 'w:numId')),
    level: boundedInteger(val(child(numbering, 'w:ilvl')), 0, 8),
  })
}

function tabOf({ attributes }: Node): Tab {
  const kind = attributes['w:val'] ?? 'left'
  const align =
    kind === 'clear' || kind === 'center' ? kind : kind === 'right' || kind === 'end' ? 'right' : 'left'
  return { at: boundedInteger(attributes['w:pos'], -3000, 20000) ?? 0, align }
}

/** Reads one border of a paragraph or of a table; undefined where there is none. */
export function ruleOf(node: Node | undefined): Rule | undefined {
  const style = val(node)
  if (!node || style === undefined || style === 'nil' || style === 'none') return undefined
  const color = hex(node.attributes['w:color'])
  return {
    size: boundedInteger(node.attributes['w:sz'], 2, 48) ?? 4,
    space: boundedInteger(node.attributes['w:space'], 0, 31) ?? 0,
    ...(color ? { color } : {}),
  }
}
