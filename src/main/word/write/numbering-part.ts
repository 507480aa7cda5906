import type { ILevelsOptions, INumberingOptions } from 'docx'
import { declaration } from '../package/part-xml.ts'

/** A list as a paragraph or a style asks for it, with the id it was given. */
export interface NumberedList {
  readonly numId: number
  readonly reference: string
  readonly instance: number
}

const space = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'

/**
 * word/numbering.xml: one multilevel list for each of ours, its levels bound to their styles, so that a paragraph given the style in
 * Word, whatever its language, is numbered with the others. Lists of the text that follow each other start again, at one or at the number they say.
 */
export function numberingPart(
  { config }: INumberingOptions,
  lists: readonly NumberedList[],
  starts: ReadonlyMap<number, number>,
): string {
  const abstracts = config.map(
    ({ levels }, index) =>
      // an id of its own keeps Word from merging the list with another of the same look
      `<w:abstractNum w:abstractNumId="${index + 1}"><w:nsid w:val="${(0x50525400 + index + 1).toString(16).toUpperCase()}"/><w:multiLevelType w:val="multilevel"/>` +
      `${levels.map(levelXml).join('')}</w:abstractNum>`,
  )
  const nums = lists.flatMap(({ numId, reference, instance }) => {
    const index = config.findIndex(one => one.reference === reference)
    const list = config[index]
    if (!list) return []
    const overrides =
      instance > 0
        ? list.levels.map(({ level }) => restart(level, level === 0 ? starts.get(instance) : 1)).join('')
        : ''
    return [`<w:num w:numId="${numId}"><w:abstractNumId w:val="${index + 1}"/>${overrides}</w:num>`]
  })
  return `${declaration}<w:numbering xmlns:w="${space}">${abstracts.join('')}${nums.join('')}</w:numbering>`
}

const restart = (level: number, start = 1) =>
  `<w:lvlOverride w:ilvl="${level}"><w:startOverride w:val="${start}"/></w:lvlOverride>`

function levelXml({ level, format, text, alignment, suffix, style }: ILevelsOptions): string {
  const { indent } = style?.paragraph ?? {}
  const first =
    indent?.hanging === undefined
      ? `w:firstLine="${indent?.firstLine ?? 0}"`
      : `w:hanging="${indent.hanging}"`
  const { size, bold } = style?.run ?? {}
  const run = bold
    ? '<w:rPr><w:b/><w:bCs/></w:rPr>'
    : size
      ? `<w:rPr><w:b w:val="0"/><w:bCs w:val="0"/><w:i w:val="0"/><w:iCs w:val="0"/><w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr>`
      : ''
  return (
    `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>` +
    `${style?.style ? `<w:pStyle w:val="${style.style}"/>` : ''}<w:suff w:val="${suffix}"/><w:lvlText w:val="${text}"/>` +
    `<w:lvlJc w:val="${alignment}"/><w:pPr><w:ind w:left="${indent?.left ?? 0}" w:right="0" ${first}/></w:pPr>${run}</w:lvl>`
  )
}
