import { isNode, type Node } from './word-xml.ts'

/** An element. */
export const element = (
  name: string,
  attributes: Readonly<Record<string, string>> = {},
  children: readonly (Node | string)[] = [],
): Node => ({ name, attributes, children })

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escapeXml = (text: string) => text.replace(/[&<>"]/g, sign => ENTITIES[sign] ?? sign)

/** An element as text. */
export function printXml({ name, attributes, children }: Node): string {
  const attributeText = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escapeXml(value)}"`)
    .join('')
  if (children.length === 0) return `<${name}${attributeText}/>`
  return `<${name}${attributeText}>${children.map(one => (isNode(one) ? printXml(one) : escapeXml(one))).join('')}</${name}>`
}

/** Replaces the children of an element. */
export const withChildren = (node: Node, children: readonly (Node | string)[]): Node => ({
  ...node,
  children,
})
