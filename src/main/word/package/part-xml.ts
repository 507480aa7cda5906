import { printXml } from './element.ts'
import type { Node } from './word-xml.ts'

export const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

const NAMESPACES: Readonly<Record<string, string>> = {
  'xmlns:w': 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  'xmlns:r': 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  'xmlns:wp': 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing',
  'xmlns:a': 'http://schemas.openxmlformats.org/drawingml/2006/main',
  'xmlns:pic': 'http://schemas.openxmlformats.org/drawingml/2006/picture',
  'xmlns:wps': 'http://schemas.microsoft.com/office/word/2010/wordprocessingShape',
  'xmlns:wpg': 'http://schemas.microsoft.com/office/word/2010/wordprocessingGroup',
  'xmlns:mc': 'http://schemas.openxmlformats.org/markup-compatibility/2006',
  'xmlns:v': 'urn:schemas-microsoft-com:vml',
  'xmlns:w10': 'urn:schemas-microsoft-com:office:word',
}

/** A root and all under it as a part of a Word file. */
export const partXml = (root: Node): string =>
  declaration + printXml({ ...root, attributes: { ...NAMESPACES, ...root.attributes } })

export interface Link {
  readonly id: string
  /** last word of the type of the relation */
  readonly type: string
  readonly target: string
}

/** The relations of a part. */
export const relationsXml = (links: readonly Link[]): string =>
  `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${links.map(relationXml).join('')}</Relationships>`

export const relationXml = ({ id, type, target }: Link): string =>
  `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`
