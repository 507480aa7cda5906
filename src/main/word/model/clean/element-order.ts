import type { Node } from '../../package/word-xml.ts'

/** The order Word wants properties in; a file by another hand may have them in any, or twice. */
const PROPERTY_ORDER: Readonly<Record<string, readonly string[]>> = {
  'w:pPr':
    'pStyle keepNext keepLines pageBreakBefore framePr widowControl suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl rPr'.split(
      ' ',
    ),
  'w:rPr':
    'rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish'.split(
      ' ',
    ),
}

const BORDER_ORDER = 'top left bottom right insideH insideV between bar tl2br tr2bl'.split(' ')

/** Sides by their names of the variant most programs read. */
const TRANSITIONAL_NAMES: Readonly<Record<string, string>> = {
  'w:start': 'w:left',
  'w:end': 'w:right',
}

/** An element of the strict variant under its usual name. */
export const usualName = (name: string) => TRANSITIONAL_NAMES[name] ?? name

/** Properties each once and in order, the last said of each; other elements as they are. */
export function inOrder(name: string, some: readonly Node[]): readonly Node[] {
  const order = /^w:(?:pBdr|tblBorders|tcBorders|tblCellMar|tcMar)$/.test(name)
    ? BORDER_ORDER
    : PROPERTY_ORDER[name]
  if (!order) return some
  return order.flatMap(one => some.findLast(node => node.name === `w:${one}`) ?? [])
}
