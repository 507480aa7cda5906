import { type IRunPropertiesOptions, type IXmlableObject, Run, XmlComponent } from 'docx'

/**
 * Runs as the Word library writes them, without the tree of objects it makes of each: a filing of 300 pages has fifty thousand. The
 * library still makes the properties, once for each appearance.
 */
class ReadyRun extends XmlComponent {
  readonly #properties: IRunPropertiesOptions
  readonly #content: readonly IXmlableObject[]

  constructor(properties: IRunPropertiesOptions, content: readonly IXmlableObject[]) {
    super('w:r')
    this.#properties = properties
    this.#content = content
  }

  override prepForXml(context: Parameters<Run['prepForXml']>[0]): IXmlableObject {
    return { 'w:r': [...propertiesXml(this.#properties, context), ...this.#content] }
  }
}

const propertyCache = new Map<string, readonly IXmlableObject[]>()

/** The properties as the library writes them: nothing, or one element. */
function propertiesXml(properties: IRunPropertiesOptions, context: Parameters<Run['prepForXml']>[0]) {
  const key = JSON.stringify(properties)
  const hit = propertyCache.get(key)
  if (hit) return hit
  const { 'w:r': run } = new Run(properties).prepForXml(context) ?? {}
  const xml: readonly IXmlableObject[] = Array.isArray(run) ? run : []
  propertyCache.set(key, xml)
  return xml
}

/** A run of these elements. */
export const run = (
  content: readonly IXmlableObject[],
  properties: IRunPropertiesOptions = {},
): XmlComponent => new ReadyRun(properties, content)

/** Text, its spaces kept. */
export const textElement = (text: string): IXmlableObject => spacedText('w:t', text)

export const spacedText = (name: 'w:t' | 'w:instrText', text: string): IXmlableObject => ({
  [name]: [{ _attr: { 'xml:space': 'preserve' } }, text],
})

/** An element with nothing in it. */
export const empty = (name: 'w:tab' | 'w:noBreakHyphen' | 'w:br'): IXmlableObject => ({ [name]: {} })

/** One of the three marks of a field. */
export const fieldMark = (type: 'begin' | 'separate' | 'end'): IXmlableObject => ({
  'w:fldChar': { _attr: { 'w:fldCharType': type } },
})
