import type { IRunPropertiesOptions, XmlComponent } from 'docx'
import { fieldMark, run, spacedText, textElement } from './run.ts'

/** The runs that open a field, up to its result. */
export const openField = (instruction: string, properties: IRunPropertiesOptions = {}): XmlComponent[] => [
  run([fieldMark('begin')], properties),
  run([spacedText('w:instrText', ` ${instruction} `)], properties),
  run([fieldMark('separate')], properties),
]

/** The run that closes a field. */
export const closeField = (properties: IRunPropertiesOptions = {}): XmlComponent =>
  run([fieldMark('end')], properties)

/** A field with its result: Word shows the result as it is and works it out again only when asked. */
export const field = (
  instruction: string,
  result: string,
  properties: IRunPropertiesOptions = {},
): XmlComponent[] => [
  ...openField(instruction, properties),
  run([textElement(result)], properties),
  closeField(properties),
]
