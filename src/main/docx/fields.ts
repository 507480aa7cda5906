import { BuilderElement, type IRunPropertiesOptions, Run, TextRun, type XmlComponent } from 'docx'

/** One of the three marks of a field. */
export const fieldChar = (type: 'begin' | 'separate' | 'end') =>
  new BuilderElement<{ readonly type: string }>({
    name: 'w:fldChar',
    attributes: { type: { key: 'w:fldCharType', value: type } },
  })

/** A stretch of an instruction, its spaces kept. */
export const instructionText = (instruction: string): XmlComponent => {
  const element = new BuilderElement<{ readonly space: string }>({
    name: 'w:instrText',
    attributes: { space: { key: 'xml:space', value: 'preserve' } },
  })
  element.addChildElement(instruction)
  return element
}

const mark = (type: 'begin' | 'separate' | 'end', properties: IRunPropertiesOptions) =>
  new Run({ ...properties, children: [fieldChar(type)] })

/** The runs that open a field, up to its result. */
export const openField = (instruction: string, properties: IRunPropertiesOptions = {}): Run[] => [
  mark('begin', properties),
  new Run({ ...properties, children: [instructionText(` ${instruction} `)] }),
  mark('separate', properties),
]

/** The run that closes a field. */
export const closeField = (properties: IRunPropertiesOptions = {}): Run => mark('end', properties)

/** A field with its result: Word shows the result as it is and works it out again only when asked. */
export const field = (instruction: string, result: string, properties: IRunPropertiesOptions = {}): Run[] => [
  ...openField(instruction, properties),
  new TextRun({ ...properties, text: result }),
  closeField(properties),
]
