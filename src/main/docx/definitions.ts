import { AlignmentType, type ILevelsOptions, type INumberingOptions, LevelFormat, LevelSuffix } from 'docx'
import { itemLabel } from '../../shared/draft/numbering.ts'
import type { Look } from './look.ts'
import { margin } from './looks/association.ts'
import type { StyleId } from './names.ts'
import type { Level } from './numbering.ts'
import { indent } from './styles.ts'

/** The native lists of a document: titles bound to the heading styles, numbers in the margin, and the three lists of the text. */
export function wordNumbering(look: Look, titles: readonly Level[]): INumberingOptions {
  return {
    config: [
      { reference: 'titles', levels: titles.map((level, depth) => titleLevel(look, level, depth)) },
      { reference: 'margin', levels: [marginLevel] },
      { reference: 'bullet', levels: textLevels(look, 'ListBullet', 'bullet') },
      { reference: 'decimal', levels: textLevels(look, 'ListNumber', 'decimal') },
      { reference: 'claims', levels: textLevels(look, 'Claims', 'claims') },
    ],
  }
}

const formats = {
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
    format: formats[format],
    text,
    alignment: AlignmentType.LEFT,
    // a centred title has nothing to hang on
    suffix: style.first < 0 ? LevelSuffix.TAB : LevelSuffix.SPACE,
    style: { style: id, paragraph: { indent: indent(style.left, 0, style.first) } },
  }
}

const marginLevel: ILevelsOptions = {
  level: 0,
  format: LevelFormat.DECIMAL,
  text: '%1',
  alignment: AlignmentType.LEFT,
  suffix: LevelSuffix.TAB,
  style: {
    style: 'NumberedParagraph',
    run: { size: margin.size, bold: false, italics: false },
    paragraph: { indent: indent(0, 0, -margin.hang), leftTabStop: 0 },
  },
}

type TextList = 'bullet' | 'decimal' | 'claims'

/** How Word counts a level, so that it prints what the draft shows. */
function pattern(list: TextList, level: number): Pick<ILevelsOptions, 'format' | 'text'> {
  const first = itemLabel(list, level, 1)
  if (list === 'bullet') return { format: LevelFormat.BULLET, text: first }
  const format = level === 0 ? 'decimal' : level === 1 ? 'lowerLetter' : 'lowerRoman'
  return { format: formats[format], text: first.replace(/^[1ai]/, `%${level + 1}`) }
}

function textLevels(look: Look, id: StyleId, list: TextList): ILevelsOptions[] {
  const { left, first } = look.styles[id]
  return [0, 1, 2, 3, 4].map(level => ({
    level,
    ...pattern(list, level),
    alignment: AlignmentType.LEFT,
    suffix: LevelSuffix.TAB,
    style: {
      ...(level === 0 ? { style: id } : {}),
      paragraph: { indent: indent(left + level * 425, 0, first) },
    },
  }))
}
