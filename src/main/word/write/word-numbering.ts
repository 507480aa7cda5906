import { AlignmentType, type ILevelsOptions, type INumberingOptions, LevelFormat, LevelSuffix } from 'docx'
import type { PrintedBlock } from '../../../shared/drafts/assemble/assembled.ts'
import { isSign, markersOf } from '../../../shared/drafts/assemble/list-markers.ts'
import type { ItemMarker } from '../../../shared/drafts/model.ts'
import { EXHIBIT_LIST, type ListName } from '../layout/pieces.ts'
import { LIST_GAP, margin } from '../looks/association.ts'
import type { Look } from '../looks/look.ts'
import type { StyleId } from '../looks/style-names.ts'
import { LEVEL_INDENT_TWIPS } from '../looks/units.ts'
import type { Level } from './title-numbering.ts'
import { indent } from './word-styles.ts'

/** A list of the text that writes its own before its items. */
type OwnList = Pick<Extract<PrintedBlock, { kind: 'list' }>, 'style' | 'markers'>

/** How Word names a list of the text: by its style, and by what it writes where that is its own. */
export const listName = ({ style, markers }: OwnList): ListName =>
  markers ? `${style} ${markers.join(' ')}` : style

/** The native lists of a document: titles bound to the heading styles, numbers in the margin, the three lists of the text, and others of its own. */
export function wordNumbering(
  look: Look,
  titles: readonly Level[],
  lists: readonly OwnList[] = [],
): INumberingOptions {
  const own = new Map(lists.flatMap(list => (list.markers ? [[listName(list), list] as const] : [])))
  return {
    config: [
      { reference: 'titles', levels: titles.map((level, depth) => titleLevel(look, level, depth)) },
      { reference: 'margin', levels: [marginLevel] },
      { reference: 'bullet', levels: textLevels(look, 'bullet') },
      { reference: 'decimal', levels: textLevels(look, 'decimal') },
      { reference: 'claims', levels: textLevels(look, 'claims') },
      { reference: EXHIBIT_LIST, levels: [exhibitLevel(look)] },
      ...[...own].map(([reference, { style, markers }]) => ({
        reference,
        levels: textLevels(look, style, markers),
      })),
    ],
  }
}

const WORD_FORMATS = {
  upperRoman: LevelFormat.UPPER_ROMAN,
  upperLetter: LevelFormat.UPPER_LETTER,
  decimal: LevelFormat.DECIMAL,
  lowerLetter: LevelFormat.LOWER_LETTER,
  lowerRoman: LevelFormat.LOWER_ROMAN,
} as const

function titleLevel(look: Look, { format, text }: Level, depth: number): ILevelsOptions {
  const id = `Heading${depth + 1}` as StyleId
  const style = look.styles[id]
  return {
    level: depth,
    format: WORD_FORMATS[format],
    text,
    alignment: AlignmentType.LEFT,
    // a centred title has nothing to hang on
    suffix: style.first < 0 ? LevelSuffix.TAB : LevelSuffix.SPACE,
    style: { style: id, paragraph: { indent: indent(style.left, 0, style.first) } },
  }
}

/**
 * A number that ends where the text begins, with no tab between: LibreOffice 25.2 takes one word more into a line by tightening its
 * spaces, and does not tighten them in the line of a number that a tab follows.
 */
const BESIDE_TEXT = { alignment: AlignmentType.RIGHT, suffix: LevelSuffix.NOTHING } as const

const marginLevel: ILevelsOptions = {
  level: 0,
  format: LevelFormat.DECIMAL,
  text: `%1${margin.gap}`,
  ...BESIDE_TEXT,
  style: {
    style: 'NumberedParagraph',
    run: { size: margin.size, bold: false, italics: false },
    paragraph: { indent: indent(0, 0, 0) },
  },
}

/** The number of an exhibit, alone in its cell. */
const exhibitLevel = (look: Look): ILevelsOptions => ({
  level: 0,
  format: LevelFormat.DECIMAL,
  text: '%1',
  alignment: AlignmentType.LEFT,
  suffix: LevelSuffix.NOTHING,
  style: { run: { bold: true }, paragraph: { indent: indent(look.styles.TableText.left, 0, 0) } },
})

/** How Word counts a level, so that it prints what the draft shows. */
function pattern(marker: ItemMarker, level: number): Pick<ILevelsOptions, 'format' | 'text'> {
  if (isSign(marker)) return { format: LevelFormat.BULLET, text: marker }
  return {
    format: COUNTER_FORMATS[marker[0] ?? ''] ?? LevelFormat.DECIMAL,
    text: marker.replace(/^./, `%${level + 1}`) + LIST_GAP,
  }
}

const COUNTER_FORMATS: Readonly<Record<string, ILevelsOptions['format']>> = {
  a: LevelFormat.LOWER_LETTER,
  A: LevelFormat.UPPER_LETTER,
  i: LevelFormat.LOWER_ROMAN,
  I: LevelFormat.UPPER_ROMAN,
}

const LIST_STYLES = { bullet: 'ListBullet', decimal: 'ListNumber', claims: 'Claims' } as const

/** The levels of a list; those of the style itself are bound to it. */
function textLevels(
  look: Look,
  style: keyof typeof LIST_STYLES,
  own?: readonly ItemMarker[],
): ILevelsOptions[] {
  const id = LIST_STYLES[style]
  const { left } = look.styles[id]
  return (own ?? markersOf({ style })).map((marker, level) => ({
    level,
    ...pattern(marker, level),
    ...BESIDE_TEXT,
    // LibreOffice drops all that follows the sign of a bullet
    ...(isSign(marker) ? { suffix: LevelSuffix.SPACE } : {}),
    style: {
      ...(level === 0 && !own ? { style: id } : {}),
      paragraph: { indent: indent(left + level * LEVEL_INDENT_TWIPS, 0, 0) },
    },
  }))
}
