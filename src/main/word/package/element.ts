import { escapeXml } from '../../../shared/kernel/escape.ts'
import { isNode, type Node } from './word-xml.ts'

/** An element. */
export const element = (
  name: string,
  attributes: Readonly<Record<string, string>> = {},
  children: readonly (Node | string)[] = [],
): Node => ({ name, attributes, children })

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
